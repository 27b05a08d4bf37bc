import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { ListSource, Suite } from '../../lib/list/index.ts';
import type { PolicyProblem } from '../../lib/policy/index.ts';
import { suiteText } from '../../lib/ui/index.ts';
import { readKeys } from '../../lib/ui/json-text.ts';
import { keyFacts, signersOf } from '../../lib/ui/key-facts.ts';
import { Problems, type Save } from './Problems.tsx';

interface Fields {
  readonly id: string;
  readonly url: string;
  readonly keys: string;
  readonly threshold: number;
  readonly suite: Suite | 'any';
}

const SUITE_WORDS = ['any', 'es256', 'sm2', 'both'] as const;

interface SourceFormProps {
  /** The source that is changed, or null for a new one. */
  readonly source: ListSource | null;
  readonly onSave: Save<ListSource>;
  readonly onClose: () => void;
}

/** Address and keys of one list. Refusals appear at the field that they are about. */
export function SourceForm({ source, onSave, onClose }: SourceFormProps) {
  const [form] = Form.useForm<Fields>();
  const [problems, setProblems] = useState<readonly PolicyProblem[]>([]);
  const [saving, setSaving] = useState(false);

  const submit = async (fields: Fields) => {
    const keys = readKeys(fields.keys);
    if (keys === null) return;
    setSaving(true);
    const found = await onSave({ id: fields.id.trim(), ...(fields.url.trim() === '' ? {} : { url: fields.url.trim() }), keys, threshold: fields.threshold, ...(fields.suite === 'any' ? {} : { suite: fields.suite }) });
    setSaving(false);
    if (found.length === 0) onClose();
    else setProblems(placeAtFields(found, (name, messages) => form.setFields([{ name, errors: messages }])));
  };

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
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ id: source?.id ?? '', url: source?.url ?? '', keys: source === null ? '' : JSON.stringify(source.keys, null, 2), threshold: source?.threshold ?? 1, suite: source?.suite ?? 'any' }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="id" label={i18n.t('lists.id')} extra={i18n.t('lists.idHelp')} rules={[{ required: true, whitespace: true, message: i18n.t('lists.required') }]}>
          <Input disabled={source !== null} autoComplete="off" />
        </Form.Item>
        <Form.Item name="url" label={i18n.t('lists.url')} extra={i18n.t('fileImport.urlOptional')}>
          <Input inputMode="url" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="keys"
          label={i18n.t('lists.keys')}
          extra={
            <>
              {i18n.t('lists.keysHelp')}
              <Form.Item noStyle shouldUpdate={(before: Fields, after: Fields) => before.keys !== after.keys}>
                {({ getFieldValue }) => <KeyWords text={String(getFieldValue('keys') ?? '')} />}
              </Form.Item>
            </>
          }
          rules={[
            { required: true, whitespace: true, message: i18n.t('lists.required') },
            { validator: (_, text: string) => (text.trim() === '' || readKeys(text) !== null ? Promise.resolve() : Promise.reject(new Error(i18n.t('lists.keysBad')))) },
          ]}
        >
          <Input.TextArea className="cg-mono" autoSize={{ minRows: 5, maxRows: 12 }} spellCheck={false} />
        </Form.Item>
        <Form.Item name="suite" label={i18n.t('lists.suite')} extra={i18n.t('lists.suiteHelp')}>
          <Select options={SUITE_WORDS.map((value) => ({ value, label: suiteText(value) }))} />
        </Form.Item>
        <Form.Item
          name="threshold"
          label={i18n.t('lists.threshold')}
          dependencies={['keys', 'suite']}
          rules={[
            { required: true, message: i18n.t('lists.required') },
            ({ getFieldsValue }) => ({ validator: (_, threshold: number | null) => enough(threshold, getFieldsValue()) }),
          ]}
        >
          <InputNumber min={1} max={10} precision={0} />
        </Form.Item>
      </Form>
      <Problems problems={problems} title={i18n.t('options.refused')} />
    </Modal>
  );
}

/** The pasted keys in words: how many of which suite, and what is wrong with the others. */
function KeyWords({ text }: { readonly text: string }) {
  const keys = text.trim() === '' ? null : readKeys(text);
  if (keys === null) return null;
  const { es256, sm2, faults } = keyFacts(keys);
  return (
    <span className="cg-help" role="status">
      {i18n.t('lists.keysFound', [String(es256), String(sm2)])}
      {faults.map(({ fault, at }) => (
        <strong key={`${at}:${fault}`} className="cg-key-fault">
          {i18n.t(`keyFault.${fault}`, [String(at)])}
        </strong>
      ))}
    </span>
  );
}

/** Whether the keys can give so many signatures; keys with faults are the background's to refuse, at their own field. */
function enough(threshold: number | null, { keys, suite }: Fields): Promise<void> {
  const read = readKeys(keys);
  if (read === null || threshold === null) return Promise.resolve();
  const facts = keyFacts(read);
  const most = signersOf(facts, suite);
  return facts.faults.length > 0 || threshold <= most ? Promise.resolve() : Promise.reject(new Error(i18n.t('lists.thresholdTooHigh', [String(most)])));
}

/**
 * Shows `lists[2].url` at the address and so on; hands back the problems that belong to no field. A key that is refused leaves
 * too few keys: what only follows from that is not said.
 */
function placeAtFields(problems: readonly PolicyProblem[], show: (name: keyof Fields, messages: string[]) => void): PolicyProblem[] {
  const field = ({ path }: PolicyProblem) => /^lists\[\d+\]\.(id|url|keys|threshold|suite)\b/.exec(path)?.[1] as keyof Fields | undefined;
  const badKey = problems.some(({ path }) => /\.keys\[\d+\]/.test(path));
  const said = problems.filter(({ path }) => !badKey || !/\.(keys|threshold)$/.test(path));
  for (const name of ['id', 'url', 'keys', 'threshold', 'suite'] as const) {
    const messages = [...new Set(said.filter((problem) => field(problem) === name).map(({ message }) => message))];
    if (messages.length > 0) show(name, messages);
  }
  return said.filter((problem) => field(problem) === undefined);
}
