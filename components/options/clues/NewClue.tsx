import { Alert, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import { CLUE_MAX, type ClueFacts } from '../../../lib/clue/index.ts';
import { REG_FIELDS } from '../../../lib/shared/reg-fields.ts';
import { clueFieldText, clueRefusalText } from '../../../lib/ui/clue-words.ts';
import type { ClueActions } from './ClueDrawer.tsx';

/** A clue that comes from no page: a call, a letter, a visit. */
export function NewClue({ onRegister, onClose }: Pick<ClueActions, 'onRegister'> & { readonly onClose: () => void }) {
  const [form] = Form.useForm<ClueFacts>();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (facts: ClueFacts) => {
    setBusy(true);
    const answer = await onRegister(facts);
    setBusy(false);
    if (answer.ok) onClose();
    else setRefused(clueRefusalText(answer.reason));
  };
  return (
    <Modal open title={i18n.t('clues.add')} okText={i18n.t('clue.save')} cancelText={i18n.t('common.cancel')} confirmLoading={busy} onOk={() => form.submit()} onCancel={onClose}>
      <Form form={form} layout="vertical" requiredMark={false} disabled={busy} onFinish={(facts) => void submit(facts)}>
        <Form.Item name="name" label={i18n.t('clueColumn.name')}>
          <Input maxLength={CLUE_MAX.name} autoComplete="off" />
        </Form.Item>
        <Form.Item name="code" label={i18n.t('clueColumn.code')} extra={i18n.t('clue.party')}>
          <Input maxLength={CLUE_MAX.code} autoComplete="off" />
        </Form.Item>
        <Form.Item name="field" label={i18n.t('clueColumn.field')} rules={[{ required: true, message: i18n.t('clues.required') }]}>
          <Select options={REG_FIELDS.map((field) => ({ value: field, label: clueFieldText(field) }))} />
        </Form.Item>
        <Form.Item name="note" label={i18n.t('clueColumn.note')}>
          <Input.TextArea rows={3} maxLength={CLUE_MAX.note} />
        </Form.Item>
        {refused === null ? null : <Alert type="error" showIcon role="alert" title={refused} />}
      </Form>
    </Modal>
  );
}
