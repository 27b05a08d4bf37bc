import { Descriptions, Form, Input, message, Modal, Radio, Select, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { MATTER_TEXT, ROUTE_OPTIONS, type Applicant, type Application, type Matter } from './types.ts';

interface Fields {
  readonly declareType: string;
  readonly scope: string;
}

interface Props {
  readonly matter: Matter;
  readonly caseId: string;
  readonly onClose: () => void;
  readonly onFiled: (id: string) => void;
}

/** 办理对话框：企业信息为只读文本，可编辑的只有申报方式与经营范围。 */
export default function ReviewDialog({ matter, caseId, onClose, onFiled }: Props) {
  const [application, setApplication] = useState<Application>();
  const [form] = Form.useForm<Fields>();
  useEffect(() => {
    let current = true;
    void fetch(`/api/cases/${caseId}`).then(async (answer) => {
      const loaded = (await answer.json()) as Application;
      if (current) setApplication(loaded);
    });
    return () => { current = false; };
  }, [caseId]);
  const submit = async () => {
    const fields = await form.validateFields();
    const body = { caseId, matter, ...fields, applicants: application?.applicants };
    await fetch('/api/device/applications', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    void message.success('提交成功');
    onFiled(caseId);
  };
  return (
    <Modal open width={860} title={`${MATTER_TEXT[matter]}办理`} okText="提交" cancelText="取消" onOk={() => void submit().catch(() => undefined)} onCancel={onClose} mask={{ closable: false }}>
      <Spin spinning={application === undefined}>
        {(application?.applicants ?? []).map((applicant, index) => <ApplicantSheet key={applicant.code + applicant.name} applicant={applicant} joint={index > 0} />)}
        <Form form={form} labelCol={{ span: 4 }} initialValues={{ scope: '6822、6840（诊断试剂除外）' }}>
          <Form.Item name="scope" label="经营范围"><Input /></Form.Item>
          <Form.Item name="declareType" label="申报方式" rules={[{ required: true, message: '请选择申报方式' }]}>
            {matter === 'licence'
              ? <Radio.Group optionType="button" buttonStyle="solid" options={ROUTE_OPTIONS} />
              : <Select placeholder="请选择" options={ROUTE_OPTIONS} />}
          </Form.Item>
          <Form.Item label="承诺办结时限">20个工作日</Form.Item>
        </Form>
      </Spin>
    </Modal>
  );
}

function ApplicantSheet({ applicant, joint }: { readonly applicant: Applicant; readonly joint: boolean }) {
  return (
    <Descriptions
      bordered
      size="small"
      column={2}
      title={joint ? '联合申报企业信息' : '企业信息'}
      style={{ marginBottom: 16 }}
      items={[
        { key: 'name', label: '企业名称', children: applicant.name },
        { key: 'code', label: '统一社会信用代码', children: applicant.code },
        { key: 'rep', label: '法定代表人', children: applicant.legalRep },
        { key: 'quality', label: '质量负责人', children: '测试质' },
        { key: 'address', label: '经营场所', children: applicant.address, span: 2 },
      ]}
    />
  );
}
