import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { DecisionKind } from '../../lib/messaging/index.ts';
import { reasonLength } from './panel-model.ts';
import { trusted } from './trusted.ts';

interface ReasonFormProps {
  readonly kind: DecisionKind;
  /** Somebody else has to sign before it takes effect. */
  readonly needsSigner: boolean;
  readonly minLength: number;
  readonly sending: boolean;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Longest reason that is taken; long enough for a paragraph, short enough for one record. */
const MAX_REASON = 500;

/** A reason in the officer's words, with common ones to start from. */
export function ReasonForm({ kind, needsSigner, minLength, sending, onSubmit, onCancel }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const ids = useId();
  const length = reasonLength(reason);
  const enough = length >= minLength;
  return (
    <div className="cg-form">
      <h3>{title(kind)}</h3>
      <p className="cg-muted">{hint(kind)}</p>
      {needsSigner ? <p className="cg-muted">{i18n.t('overlay.overrideSigner')}</p> : null}
      <div className="cg-picks" role="group" aria-label={i18n.t('overlay.reasonPicks')}>
        {picks(kind).map((text) => (
          <button key={text} type="button" className="cg-pick" disabled={sending} onClick={trusted(() => setReason(text))}>
            {text}
          </button>
        ))}
      </div>
      <label htmlFor={`${ids}reason`}>{i18n.t('overlay.reasonLabel')}</label>
      <textarea
        id={`${ids}reason`}
        rows={3}
        maxLength={MAX_REASON}
        value={reason}
        disabled={sending}
        placeholder={i18n.t('overlay.reasonPlaceholder')}
        aria-describedby={`${ids}count`}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="cg-form-foot">
        <span id={`${ids}count`} className="cg-muted">
          {minLength > 0 ? i18n.t('overlay.reasonCount', [String(length), String(minLength)]) : ''}
        </span>
        <div className="cg-buttons">
          <button type="button" className="cg-button" disabled={sending} onClick={trusted(onCancel)}>
            {i18n.t('common.cancel')}
          </button>
          <button type="button" className="cg-button cg-primary" disabled={sending || !enough} onClick={trusted(() => onSubmit(reason.trim()))}>
            {sending ? i18n.t('overlay.sending') : i18n.t(kind === 'override' ? 'overlay.submitOverride' : 'overlay.submitConfirm')}
          </button>
        </div>
      </div>
    </div>
  );
}

function title(kind: DecisionKind): string {
  return i18n.t(kind === 'override' ? 'overlay.override' : 'overlay.confirmChecked');
}

function hint(kind: DecisionKind): string {
  return i18n.t(kind === 'override' ? 'overlay.overrideHint' : 'overlay.confirmCheckedHint');
}

function picks(kind: DecisionKind): string[] {
  if (kind === 'override') return [i18n.t('picks.override1'), i18n.t('picks.override2'), i18n.t('picks.override3')];
  return [i18n.t('picks.checked1'), i18n.t('picks.checked2')];
}
