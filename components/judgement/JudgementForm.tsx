import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { JUDGEMENT_REASONS, MAX_NOTE, type JudgementReason, type JudgementVerdict } from '../../lib/judgement/index.ts';
import { judgementReasonText, judgementVerdictText } from '../../lib/ui/index.ts';
import { trusted } from '../warning/trusted.ts';

interface JudgementFormProps {
  readonly verdict: JudgementVerdict;
  /** What will happen, in one sentence. */
  readonly consequence: string;
  /** Least length of the note where no reason of the set fits. */
  readonly minNote: number;
  readonly sending: boolean;
  readonly onSubmit: (reasonCode: JudgementReason, note: string) => void;
  readonly onCancel: () => void;
}

/** On what the judgement rests: one reason of a closed set, and a note where that does not say enough. */
export function JudgementForm({ verdict, consequence, minNote, sending, onSubmit, onCancel }: JudgementFormProps) {
  // What only tightens comes with its usual reason; what opens a route or closes a question has to be chosen.
  const [chosen, setChosen] = useState<JudgementReason | undefined>(verdict === 'same' ? JUDGEMENT_REASONS.same[0] : undefined);
  const [note, setNote] = useState('');
  const ids = useId();
  const text = note.trim();
  const reason = chosen ?? (text === '' ? undefined : 'other');
  const enough = reason !== undefined && (reason !== 'other' || [...text].length >= minNote);
  return (
    <div className="cg-form">
      <h3>{judgementVerdictText(verdict)}</h3>
      <p className="cg-muted">{consequence}</p>
      <fieldset className="cg-reasons" disabled={sending}>
        <legend>{i18n.t('judgement.reasonLegend')}</legend>
        {JUDGEMENT_REASONS[verdict].map((code) => (
          <label key={code}>
            <input type="radio" name={`${ids}reason`} checked={reason === code} onChange={() => setChosen(code)} />
            <span>{judgementReasonText(code)}</span>
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${ids}note`}>{i18n.t(reason === 'other' ? 'judgement.noteNeeded' : 'judgement.note', [String(minNote)])}</label>
      <textarea id={`${ids}note`} rows={2} maxLength={MAX_NOTE} value={note} disabled={sending} placeholder={i18n.t('overlay.reasonPlaceholder')} onChange={(event) => setNote(event.target.value)} />
      <div className="cg-form-foot">
        <span />
        <div className="cg-buttons">
          <button type="button" className="cg-button" disabled={sending} onClick={trusted(onCancel)}>
            {i18n.t('common.cancel')}
          </button>
          <button type="button" className="cg-button cg-primary" disabled={sending || !enough} onClick={trusted(() => (reason === undefined ? undefined : onSubmit(reason, text)))}>
            {sending ? i18n.t('overlay.sending') : i18n.t('overlay.submitConfirm')}
          </button>
        </div>
      </div>
    </div>
  );
}
