import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Save } from '../Problems.tsx';

/** Hosts of this machine, one a line; shown, not offered, where policy keeps sites as they are. */
export function HostsForm({ hosts, editable, onSave }: { readonly hosts: readonly string[]; readonly editable: boolean; readonly onSave: Save<readonly string[]> }) {
  const [form] = Form.useForm<{ hosts: string }>();
  const [saved, setSaved] = useState(false);
  const submit = async (text: string) => {
    const found = await onSave(text.split(/\s+/).filter((line) => line !== ''));
    form.setFields([{ name: 'hosts', errors: found.map((problem) => `${problem.path} ${problem.message}`) }]);
    setSaved(found.length === 0);
  };
  return (
    <Form form={form} layout="vertical" disabled={!editable} initialValues={{ hosts: hosts.join('\n') }} onValuesChange={() => setSaved(false)} onFinish={(fields) => void submit(fields.hosts)}>
      <Form.Item name="hosts" label={i18n.t('sites.hosts')} extra={i18n.t(editable ? 'sites.hostsHelp' : 'sites.closed')}>
        <Input.TextArea className="cg-mono" autoSize={{ minRows: 3, maxRows: 10 }} spellCheck={false} />
      </Form.Item>
      <div className="cg-bar">
        <Button htmlType="submit">{i18n.t('sites.saveHosts')}</Button>
        <span role="status">{saved ? i18n.t('common.saved') : ''}</span>
      </div>
    </Form>
  );
}
