import { useId } from 'react';
import { i18n } from '#i18n';
import type { Finding } from '../../lib/check/index.ts';
import { JUDGEMENT_VERDICTS, type JudgementVerdict } from '../../lib/judgement/index.ts';
import type { OverlayState } from '../../lib/messaging/index.ts';
import { judgementVerdictText } from '../../lib/ui/index.ts';
import { trusted } from '../warning/trusted.ts';
import { consequenceOf } from './model.ts';

interface JudgementChoicesProps {
  readonly state: OverlayState;
  readonly finding: Finding;
  readonly onChoose: (verdict: JudgementVerdict) => void;
}

/** The three answers, each with what it does beside it. */
export function JudgementChoices({ state, finding, onChoose }: JudgementChoicesProps) {
  const ids = useId();
  return (
    <div className="cg-choices" role="group" aria-label={i18n.t('overlay.confirmIdentityTitle')}>
      {JUDGEMENT_VERDICTS.map((word) => (
        <div key={word}>
          <button type="button" className="cg-button" aria-describedby={`${ids}${word}`} onClick={trusted(() => onChoose(word))}>
            {judgementVerdictText(word)}
          </button>
          <span id={`${ids}${word}`} className="cg-muted">
            {consequenceText(word, finding, state)}
          </span>
        </div>
      ))}
    </div>
  );
}

export function consequenceText(word: JudgementVerdict, finding: Finding, state: OverlayState): string {
  return i18n.t(`judgement.will.${consequenceOf(word, finding, state)}`, [String(state.judgement?.days ?? 0)]);
}

/** Why a "not the same" would count in this case only; undefined where it is carried over. */
export function scopeText({ judgement }: OverlayState): string | undefined {
  return judgement?.because === undefined ? undefined : i18n.t(`judgement.caseOnly.${judgement.because}`);
}
