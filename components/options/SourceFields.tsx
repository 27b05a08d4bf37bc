import { Checkbox, Form, Input, InputNumber, Select, type FormInstance } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { ListSource, Suite } from '../../lib/list/index.ts';
import type { PolicyProblem } from '../../lib/policy/index.ts';
import { suiteText } from '../../lib/ui/index.ts';
import { readKeys } from '../../lib/ui/json-text.ts';
import { keyFacts, signersOf } from '../../lib/ui/key-facts.ts';
import { ownLanguage } from '../../lib/ui/own-language.ts';
import { groupsOf, useThumbprints } from '../../lib/ui/use-thumbprints.ts';
import { Problems, type Save } from './Problems.tsx';

export interface Fields {
  readonly id: string;
  readonly url: string;
  readonly keys: string;
  readonly threshold: number;
  readonly suite: Suite | 'any';
  readonly compared?: boolean;
}

const SUITE_WORDS = ['any', 'es256', 'sm2', 'both'] as const;

interface SourceFieldsProps {
  readonly form: FormInstance<Fields>;
  /** The source that is changed, or null for a new one. */
  readonly source: ListSource | null;
  readonly idFixed?: boolean;
  /** Whether somebody must say that the fingerprints are those of the publisher. */
  readonly compare?: boolean;
  readonly onSave: Save<ListSource>;
  readonly onSaving: (saving: boolean) => void;
  readonly onSaved: () => void;
}

/** Address and keys of one list. Refusals appear at the field that they are about. */
export function SourceFields({ form, source, idFixed = source !== null, compare = false, onSave, onSaving, onSaved }: SourceFieldsProps) {
  const [problems, setProblems] = useState<readonly PolicyProblem[]>([]);
  const submit = async (fields: Fields) => {
    const keys = readKeys(fields.keys);
    if (keys === null) return;
    onSaving(true);
    const found = await onSave({ id: fields.id.trim(), ...(fields.url.trim() === '' ? {} : { url: fields.url.trim() }), keys, threshold: fields.threshold, ...(fields.suite === 'any' ? {} : { suite: fields.suite }) });
    onSaving(false);
    if (found.length === 0) onSaved();
    else setProblems(placeAtFields(found, (name, messages) => form.setFields([{ name, errors: messages }])));
  };
  const signing = (
    <>
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
    </>
  );
  return (
    <>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ id: source?.id ?? '', url: source?.url ?? '', keys: source === null ? '' : JSON.stringify(source.keys, null, 2), threshold: source?.threshold ?? 1, suite: source?.suite ?? 'any' }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="id" label={i18n.t('lists.id')} extra={i18n.t('lists.idHelp')} rules={[{ required: true, whitespace: true, message: i18n.t('lists.required') }]}>
          <Input disabled={idFixed} autoComplete="off" />
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
        {compare ? (
          <details className="cg-setup-more">
            <summary>{i18n.t('lists.signing')}</summary>
            {signing}
          </details>
        ) : (
          signing
        )}
        {compare ? (
          <Form.Item name="compared" valuePropName="checked" rules={[{ validator: (_, compared?: boolean) => (compared === true ? Promise.resolve() : Promise.reject(new Error(i18n.t('lists.compareFirst')))) }]}>
            <Checkbox>{i18n.t('lists.compared')}</Checkbox>
          </Form.Item>
        ) : null}
      </Form>
      <Problems problems={problems} title={i18n.t('options.refused')} />
    </>
  );
}

/** The pasted keys in words: how many of which suite, what is wrong with the others, and by what to know them. */
function KeyWords({ text }: { readonly text: string }) {
  const keys = text.trim() === '' ? null : readKeys(text);
  const found = keys === null ? undefined : keyFacts(keys);
  const prints = useThumbprints(keys === null || found === undefined || found.faults.length > 0 ? '' : JSON.stringify(keys));
  if (found === undefined) return null;
  const { es256, sm2, faults } = found;
  return (
    <span className="cg-help" role="status">
      {i18n.t('lists.keysFound', [String(es256), String(sm2)])}
      {prints.map((print) => (
        <span key={print} className="cg-print">
          {i18n.t('lists.fingerprint')} <code className="cg-mono">{groupsOf(print)}</code>
        </span>
      ))}
      {prints.length === 0 ? null : <span className="cg-print">{i18n.t('lists.fingerprintHelp')}</span>}
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
    const messages = [...new Set(said.filter((problem) => field(problem) === name).map(({ message }) => ownLanguage(message)))];
    if (messages.length > 0) show(name, messages);
  }
  return said.filter((problem) => field(problem) === undefined);
}
