import { Button, Form, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { CLUE_MAX, CLUE_OUTCOMES, isOver, NEXT, type Clue, type ClueMove, type ClueOutcome, type ClueState } from '../../../lib/clue/index.ts';
import { clueOutcomeText } from '../../../lib/ui/clue-words.ts';

interface Props {
  readonly clue: Clue;
  readonly today: string;
  readonly bodies: readonly string[];
  readonly onMove: (move: ClueMove) => Promise<boolean>;
}
interface Fields {
  readonly on: string;
  readonly reason: string;
  readonly body?: string;
  readonly letterNo?: string;
  readonly outcome?: ClueOutcome;
}

/** The next step of a clue: only those that its state allows, each asking for what it needs. */
export function StepForm({ clue, today, bodies, onMove }: Props) {
  const [form] = Form.useForm<Fields>();
  const [to, setTo] = useState<ClueState | null>(null);
  const [busy, setBusy] = useState(false);
  const ids = useId();
  const submit = async (fields: Fields) => {
    if (to === null) return;
    setBusy(true);
    await onMove({ ...fields, to });
    setBusy(false);
  };
  const required = [{ required: true, whitespace: true, message: i18n.t('clues.required') }];
  return (
    <section aria-labelledby={`${ids}title`}>
      <h2 id={`${ids}title`}>{i18n.t('clues.next')}</h2>
      {isOver(clue.state) ? <p className="cg-help">{i18n.t('clues.over')}</p> : null}
      <Radio.Group value={to} disabled={busy} optionType="button" aria-labelledby={`${ids}title`} onChange={(event) => setTo(event.target.value as ClueState)} options={NEXT[clue.state].map((state) => ({ value: state, label: i18n.t(`clueStep.${state}`) }))} />
      {to === null ? null : (
        <Form form={form} layout="vertical" className="cg-signer cg-step" requiredMark={false} disabled={busy} initialValues={{ on: today, body: undefined }} onFinish={(fields) => void submit(fields)}>
          {to === 'transferred' ? (
            <>
              <Form.Item name="body" label={i18n.t('clueColumn.body')} rules={required}>
                <Input list={`${ids}bodies`} maxLength={CLUE_MAX.body} autoComplete="off" />
              </Form.Item>
              <datalist id={`${ids}bodies`}>
                {bodies.map((body) => (
                  <option key={body} value={body} />
                ))}
              </datalist>
              <Form.Item name="letterNo" label={i18n.t('clueColumn.letterNo')}>
                <Input maxLength={CLUE_MAX.letterNo} autoComplete="off" />
              </Form.Item>
            </>
          ) : null}
          {to === 'concluded' ? (
            <Form.Item name="outcome" label={i18n.t('clueColumn.outcome')} rules={[{ required: true, message: i18n.t('clueRefusal.outcome_missing') }]}>
              <Select options={CLUE_OUTCOMES.map((outcome) => ({ value: outcome, label: clueOutcomeText(outcome) }))} />
            </Form.Item>
          ) : null}
          <Form.Item name="on" label={i18n.t('clues.on')} rules={required}>
            <input className="cg-date" type="date" min={clue.since} max={today} />
          </Form.Item>
          <Form.Item name="reason" label={i18n.t('clueColumn.reason')} rules={required}>
            <Input.TextArea rows={2} maxLength={CLUE_MAX.reason} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>
            {i18n.t('clues.save')}
          </Button>
        </Form>
      )}
    </section>
  );
}
