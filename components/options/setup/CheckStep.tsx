import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { Verdict } from '../../../lib/check/index.ts';
import { OutcomeChip, VerdictView } from '../../verdict/VerdictView.tsx';

interface CheckStepProps {
  readonly ready: boolean;
  /** Undefined when the background did not answer. */
  readonly onCheck: (text: string) => Promise<Verdict | undefined>;
  /** Opens the sheet of a recorded check. */
  readonly onSheet: (record: number) => void;
}

/** A check by hand through the same entry as every other, with its real result. */
export function CheckStep({ ready, onCheck, onSheet }: CheckStepProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Verdict | 'failed'>();
  const id = useId();
  const check = async () => {
    setBusy(true);
    setAnswer(undefined);
    setAnswer((await onCheck(text)) ?? 'failed');
    setBusy(false);
  };
  const record = answer === undefined || answer === 'failed' ? undefined : answer.record;
  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t(ready ? 'setup.checkHelp' : 'setup.checkFirst')}</p>
      <form
        className="cg-setup-row"
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <label htmlFor={id}>{i18n.t('popup.lookupLabel')}</label>
        <Input id={id} value={text} maxLength={200} autoComplete="off" spellCheck={false} placeholder={i18n.t('popup.lookupPlaceholder')} onChange={(event) => setText(event.target.value)} />
        <Button type="primary" htmlType="submit" loading={busy} disabled={text.trim() === ''}>
          {i18n.t('popup.lookupButton')}
        </Button>
      </form>
      {answer === 'failed' ? <Alert type="error" showIcon role="alert" title={i18n.t('common.unreachable')} /> : null}
      {answer === undefined || answer === 'failed' ? null : (
        <section className="cg-setup-result" aria-label={i18n.t('overlay.content')} aria-live="polite">
          <div className="cg-list-head">
            <OutcomeChip outcome={answer.outcome} />
            {record === undefined ? null : (
              <Button size="small" onClick={() => onSheet(record)}>
                {i18n.t('verify.open', [String(record)])}
              </Button>
            )}
          </div>
          <VerdictView verdict={answer} />
        </section>
      )}
    </div>
  );
}
