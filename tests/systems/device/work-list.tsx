import { Button, Card, Form, Input, Spin, Table, Tag } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { MATTER_TEXT, type Application, type Matter } from './types.ts';

/** Comes over the line only when the first application is opened, like most dialogs of such platforms. */
const ReviewDialog = lazy(() => import('./review-dialog.tsx'));

export function WorkList({ matter, openCase }: { readonly matter: Matter; readonly openCase?: string }) {
  const [rows, setRows] = useState<readonly Application[]>([]);
  const [filed, setFiled] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    void fetch('/api/cases').then(async (answer) => setRows((await answer.json()) as Application[]));
  }, []);
  const close = () => { location.hash = `#/${matter}`; };
  return (
    <Card title={MATTER_TEXT[matter]} size="small">
      <Form layout="inline" style={{ marginBottom: 12 }}>
        <Form.Item label="企业名称"><Input placeholder="请输入" /></Form.Item>
        <Form.Item label="统一社会信用代码"><Input placeholder="请输入" /></Form.Item>
        <Form.Item><Button type="primary">查询</Button></Form.Item>
      </Form>
      <Table<Application>
        rowKey="id"
        size="small"
        bordered
        pagination={false}
        dataSource={[...rows]}
        columns={[
          { title: '申请编号', dataIndex: 'receiptNo', width: 160 },
          { title: '企业名称', render: (_, row) => row.applicants.map((one) => one.name).join('、') || '（未填写）' },
          { title: '申请事项', render: () => MATTER_TEXT[matter], width: 200 },
          { title: '承诺时限', render: () => '20个工作日', width: 110 },
          { title: '状态', width: 90, render: (_, row) => (filed.has(row.id) ? <Tag color="green">已提交</Tag> : <Tag color="blue">待审批</Tag>) },
          { title: '操作', width: 80, render: (_, row) => <a href={`#/${matter}/${row.id}`}>办理</a> },
        ]}
      />
      {openCase !== undefined && (
        <Suspense fallback={<Spin fullscreen />}>
          <ReviewDialog matter={matter} caseId={openCase} onClose={close} onFiled={(id) => { setFiled(new Set([...filed, id])); close(); }} />
        </Suspense>
      )}
    </Card>
  );
}
