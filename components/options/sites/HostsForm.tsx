import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import { ownLanguage } from '../../../lib/ui/own-language.ts';
import type { Save } from '../Problems.tsx';

interface HostsFormProps {
  readonly hosts: readonly string[];
  readonly editable: boolean;
  readonly onSave: Save<readonly string[]>;
  readonly words?: { readonly label: string; readonly help: string; readonly save: string };
}

/** Hosts of this machine, one a line; shown, not offered, where policy keeps them as they are. */
export function HostsForm({ hosts, editable, onSave, words = siteWords(editable) }: HostsFormProps) {
  const [form] = Form.useForm<{ hosts: string }>();
  const [saved, setSaved] = useState(false);
  const submit = async (text: string) => {
    const found = await onSave(text.split(/\s+/).filter((line) => line !== ''));
    form.setFields([{ name: 'hosts', errors: found.map((problem) => `${problem.path} ${ownLanguage(problem.message)}`) }]);
    setSaved(found.length === 0);
  };
  return (
    <Form form={form} layout="vertical" disabled={!editable} initialValues={{ hosts: hosts.join('\n') }} onValuesChange={() => setSaved(false)} onFinish={(fields) => void submit(fields.hosts)}>
      <Form.Item name="hosts" label={words.label} extra={words.help}>
        <Input.TextArea className="cg-mono" autoSize={{ minRows: 3, maxRows: 10 }} spellCheck={false} />
      </Form.Item>
      <div className="cg-bar">
        <Button htmlType="submit">{words.save}</Button>
        <span role="status">{saved ? i18n.t('common.saved') : ''}</span>
      </div>
    </Form>
  );
}

function siteWords(editable: boolean): NonNullable<HostsFormProps['words']> {
  return { label: i18n.t('sites.hosts'), help: i18n.t(editable ? 'sites.hostsHelp' : 'sites.closed'), save: i18n.t('sites.saveHosts') };
}
