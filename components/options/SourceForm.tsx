import { Form, Modal } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { ListSource } from '../../lib/list/index.ts';
import type { Save } from './Problems.tsx';
import { SourceFields, type Fields } from './SourceFields.tsx';

interface SourceFormProps {
  /** The source that is changed, or null for a new one. */
  readonly source: ListSource | null;
  readonly onSave: Save<ListSource>;
  readonly onClose: () => void;
}

/** Address and keys of one list, in a dialog. */
export function SourceForm({ source, onSave, onClose }: SourceFormProps) {
  const [form] = Form.useForm<Fields>();
  const [saving, setSaving] = useState(false);
  return (
    <Modal
      open
      title={i18n.t(source === null ? 'lists.addTitle' : 'lists.editTitle')}
      okText={i18n.t('common.save')}
      cancelText={i18n.t('common.cancel')}
      confirmLoading={saving}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={620}
    >
      <SourceFields form={form} source={source} onSave={onSave} onSaving={setSaving} onSaved={onClose} />
    </Modal>
  );
}
