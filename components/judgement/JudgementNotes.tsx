import { i18n } from '#i18n';
import type { Verdict } from '../../lib/check/index.ts';
import type { JudgementFact } from '../../lib/judgement/index.ts';
import { instantText, judgementReasonText, judgementVerdictText, lapseText } from '../../lib/ui/index.ts';
import { NoteIcon } from '../verdict/icons.tsx';
import { factOf, toldFacts } from './model.ts';

/** What officers have concluded, what is over and why, and folded what was judged to be about somebody else. */
export function JudgementNotes({ verdict }: { readonly verdict: Verdict }) {
  const told = toldFacts(verdict);
  const suppressed = verdict.suppressed ?? [];
  if (told.length === 0 && suppressed.length === 0) return null;
  return (
    <div className="cg-judged">
      {told.map((fact) => (
        <p key={fact.id} className="cg-judged-line" data-state={fact.state}>
          <NoteIcon />
          <span>
            <strong>{factTitle(fact)}</strong>
            <span className="cg-muted">{factDetail(fact)}</span>
          </span>
        </p>
      ))}
      {suppressed.length === 0 ? null : (
        <details>
          <summary>{i18n.t('judgement.suppressed', [String(suppressed.length)])}</summary>
          <ul>
            {suppressed.map((finding) => {
              const fact = factOf(verdict, finding);
              return (
                <li key={`${finding.listId}:${finding.recordId}`}>
                  <span>{[finding.listedName, finding.listingAuthority, finding.listingDocNo, finding.listedOn].filter((part) => part !== undefined).join(' · ')}</span>
                  {fact === undefined ? null : <span className="cg-muted">{factDetail(fact)}</span>}
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </div>
  );
}

function factTitle(fact: JudgementFact): string {
  return fact.because === undefined ? i18n.t('judgement.inForce', [judgementVerdictText(fact.verdict)]) : i18n.t('judgement.lapsed', [lapseText(fact.because)]);
}

/** Who concluded what, when, why and until when. */
export function factDetail({ state, verdict, reasonCode, note, by, byName, at, expiresAt, scope }: JudgementFact): string {
  const officer = byName ?? by;
  return [
    ...(state === 'lapsed' ? [i18n.t('judgement.before', [judgementVerdictText(verdict)])] : []),
    judgementReasonText(reasonCode),
    ...(note === undefined ? [] : [note]),
    ...(officer === '' ? [] : [officer]),
    instantText(at),
    ...(state === 'lapsed' ? [] : [scope === 'case' ? i18n.t('judgement.thisCase') : i18n.t('judgement.until', [instantText(expiresAt).slice(0, 10)])]),
  ].join(' · ');
}
