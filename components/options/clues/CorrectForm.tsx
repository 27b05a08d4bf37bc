import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import { CLUE_MAX, CORRECTABLE, type Clue, type CluePatch } from '../../../lib/clue/index.ts';
import { REG_FIELDS } from '../../../lib/shared/reg-fields.ts';
import { clueFieldText } from '../../../lib/ui/clue-words.ts';

interface Props {
  readonly clue: Clue;
  readonly onCorrect: (patch: CluePatch, reason: string) => Promise<boolean>;
}
type Fields = CluePatch & { readonly why: string };

/** Puts right what was entered wrongly; the old value stays in the history. Source and picked text cannot be changed. */
export function CorrectForm({ clue, onCorrect }: Props) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async ({ why, ...patch }: Fields) => {
    setBusy(true);
    // Only what is on the form: a clue that is over has no due day, one that was not sent has no letter.
    await onCorrect(Object.fromEntries(CORRECTABLE.flatMap((name) => (patch[name] === undefined ? [] : [[name, patch[name]]]))), why);
    setBusy(false);
  };
  if (!open) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{i18n.t('clues.correct')}</Button>
      </div>
    );
  }
  return (
    <section aria-labelledby="cg-clue-correct">
      <h2 id="cg-clue-correct">{i18n.t('clues.correct')}</h2>
      <p className="cg-help">{i18n.t('clues.correctHelp')}</p>
      <Form<Fields> layout="vertical" className="cg-signer" requiredMark={false} disabled={busy} initialValues={{ name: clue.name ?? '', code: clue.code ?? '', field: clue.field, note: clue.note ?? '', due: clue.due, letterNo: clue.letterNo ?? '' }} onFinish={(fields) => void submit(fields)}>
        <Form.Item name="name" label={i18n.t('clueColumn.name')}>
          <Input maxLength={CLUE_MAX.name} autoComplete="off" />
        </Form.Item>
        <Form.Item name="code" label={i18n.t('clueColumn.code')}>
          <Input maxLength={CLUE_MAX.code} autoComplete="off" />
        </Form.Item>
        <Form.Item name="field" label={i18n.t('clueColumn.field')}>
          <Select options={REG_FIELDS.map((field) => ({ value: field, label: clueFieldText(field) }))} />
        </Form.Item>
        <Form.Item name="note" label={i18n.t('clueColumn.note')}>
          <Input.TextArea rows={2} maxLength={CLUE_MAX.note} />
        </Form.Item>
        {clue.due === undefined ? null : (
          <Form.Item name="due" label={i18n.t('clueColumn.due')}>
            <input className="cg-date" type="date" min={clue.since} />
          </Form.Item>
        )}
        {clue.body === undefined ? null : (
          <Form.Item name="letterNo" label={i18n.t('clueColumn.letterNo')}>
            <Input maxLength={CLUE_MAX.letterNo} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="why" label={i18n.t('clues.why')} rules={[{ required: true, whitespace: true, message: i18n.t('clues.required') }]}>
          <Input.TextArea rows={2} maxLength={CLUE_MAX.reason} />
        </Form.Item>
        <Button htmlType="submit" loading={busy}>
          {i18n.t('clues.saveCorrection')}
        </Button>
      </Form>
    </section>
  );
}
