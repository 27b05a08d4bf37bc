import { Button, Checkbox, Form, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { LegalBasis, RulePack } from '../../../lib/policy/index.ts';
import { citation } from '../../../lib/ui/unverified.ts';

interface BasesTableProps {
  readonly pack: RulePack;
  readonly editable: boolean;
  readonly onChange: (bases: RulePack['bases']) => void;
}

/** The provisions that rules rest on, as they are cited to officers. One that a rule names cannot be removed. */
export function BasesTable({ pack, editable, onChange }: BasesTableProps) {
  const [editing, setEditing] = useState<LegalBasis | 'new'>();
  const { bases } = pack;
  const used = (id: string) => pack.rules.some(({ basis }) => basis.includes(id));
  const save = (basis: LegalBasis) => {
    onChange(bases.some(({ id }) => id === basis.id) ? bases.map((other) => (other.id === basis.id ? basis : other)) : [...bases, basis]);
    setEditing(undefined);
  };
  return (
    <>
      <Table<LegalBasis>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...bases]}
        columns={[
          {
            title: i18n.t('policy.basis'),
            render: (_, basis) => (
              <>
                <span className="cg-block">{citation(basis)}</span>
                <code className="cg-mono cg-help">{basis.id}</code>
              </>
            ),
          },
          { title: i18n.t('pack.field.summary'), dataIndex: 'summary' },
          ...(editable
            ? [
                {
                  title: i18n.t('sites.actions'),
                  width: 128,
                  render: (_: unknown, basis: LegalBasis) => (
                    <span className="cg-list-head">
                      <Button size="small" aria-label={`${i18n.t('common.edit')} ${basis.id}`} onClick={() => setEditing(basis)}>
                        {i18n.t('common.edit')}
                      </Button>
                      <Button size="small" disabled={used(basis.id)} aria-label={`${i18n.t('common.remove')} ${basis.id}`} onClick={() => onChange(bases.filter(({ id }) => id !== basis.id))}>
                        {i18n.t('common.remove')}
                      </Button>
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {editable ? (
        <div className="cg-bar cg-step">
          <Button onClick={() => setEditing('new')}>{i18n.t('pack.newBasis')}</Button>
        </div>
      ) : null}
      {editing === undefined ? null : <BasisForm basis={editing === 'new' ? undefined : editing} taken={bases.map(({ id }) => id)} onSave={save} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function BasisForm({ basis, taken, onSave, onClose }: { readonly basis: LegalBasis | undefined; readonly taken: readonly string[]; readonly onSave: (basis: LegalBasis) => void; readonly onClose: () => void }) {
  const [form] = Form.useForm<LegalBasis>();
  const needed = { required: true, whitespace: true, message: i18n.t('lists.required') };
  return (
    <Modal open title={i18n.t(basis === undefined ? 'pack.newBasis' : 'pack.editBasis')} okText={i18n.t('pack.take')} cancelText={i18n.t('common.cancel')} width={620} onOk={() => form.submit()} onCancel={onClose}>
      <Form<LegalBasis> form={form} layout="vertical" requiredMark={false} initialValues={basis ?? {}} onFinish={({ unverified, ...fields }) => onSave(unverified === true ? { ...fields, unverified } : fields)}>
        <Form.Item name="id" label={i18n.t('pack.field.id')} rules={[needed, { validator: (_, id: string) => (basis === undefined && taken.includes(id) ? Promise.reject(new Error(i18n.t('packFault.duplicate_basis'))) : Promise.resolve()) }]}>
          <Input disabled={basis !== undefined} maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="title" label={i18n.t('pack.field.title')} rules={[needed]}>
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name="article" label={i18n.t('pack.field.article')} rules={[needed]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="summary" label={i18n.t('pack.field.summary')} rules={[needed]}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Form.Item name="unverified" valuePropName="checked">
          <Checkbox>{i18n.t('pack.unverified')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
