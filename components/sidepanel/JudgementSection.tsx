import { useState } from 'react';
import { i18n } from '#i18n';
import type { Finding } from '../../lib/check/index.ts';
import { isJudgeable, type JudgementReason, type JudgementVerdict } from '../../lib/judgement/index.ts';
import type { OverlayState } from '../../lib/messaging/index.ts';
import { judgementVerdictText, refusalText, type RefusalReason } from '../../lib/ui/index.ts';
import { consequenceText, JudgementChoices, scopeText } from '../judgement/JudgementChoices.tsx';
import { JudgementForm } from '../judgement/JudgementForm.tsx';
import { factDetail } from '../judgement/JudgementNotes.tsx';
import { factOf, recordsOfParty, sameRecord } from '../judgement/model.ts';
import { findingHeadline } from '../verdict/Compared.tsx';
import type { Judge } from '../warning/DecisionArea.tsx';

/** Every listed party that the applicant may be, each with its judgement and the three answers. */
export function JudgementSection({ state, onJudge }: { readonly state: OverlayState; readonly onJudge: Judge }) {
  const parties = partiesOf(state);
  if (parties.length === 0) return null;
  return (
    <section className="cg-card" aria-labelledby="cg-judge">
      <h2 id="cg-judge">{i18n.t('panel.judge')}</h2>
      {scopeText(state) === undefined ? null : <p className="cg-muted">{scopeText(state)}</p>}
      {parties.map((finding) => (
        <Party key={`${finding.listId}:${finding.recordId}`} finding={finding} state={state} onJudge={onJudge} />
      ))}
    </section>
  );
}

/** One finding a party, in the verdict's order, those judged away at the end. */
function partiesOf({ verdict }: OverlayState): Finding[] {
  const all = [...verdict.findings, ...(verdict.suppressed ?? [])].filter(isJudgeable);
  return all.filter((finding) => {
    const [first] = recordsOfParty(verdict, finding);
    return first !== undefined && sameRecord(first, finding);
  });
}

function Party({ finding, state, onJudge }: { readonly finding: Finding; readonly state: OverlayState; readonly onJudge: Judge }) {
  const [chosen, setChosen] = useState<JudgementVerdict | null>(null);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<RefusalReason | null>(null);
  const records = recordsOfParty(state.verdict, finding);
  const fact = factOf(state.verdict, finding);
  const submit = async (verdict: JudgementVerdict, reasonCode: JudgementReason, note: string) => {
    setSending(true);
    setRefused(null);
    const answer = await onJudge({ records, verdict, reasonCode, ...(note === '' ? {} : { note }) });
    setSending(false);
    if (answer.ok) setChosen(null);
    else setRefused(answer.reason);
  };
  return (
    <div className="cg-party">
      <p>
        <strong>{finding.listedName}</strong>
        <span className="cg-muted">
          {findingHeadline(finding)} · {finding.grade}
          {records.length > 1 ? ` · ${i18n.t('common.items', [String(records.length)])}` : ''}
        </span>
      </p>
      {fact === undefined || fact.state === 'lapsed' ? null : (
        <p>
          <strong>{i18n.t('judgement.inForce', [judgementVerdictText(fact.verdict)])}</strong>
          <span className="cg-muted">{factDetail(fact)}</span>
        </p>
      )}
      {chosen === null ? (
        <JudgementChoices state={state} finding={finding} onChoose={setChosen} />
      ) : (
        <JudgementForm verdict={chosen} consequence={consequenceText(chosen, finding, state)} minNote={state.override.minReasonLength} sending={sending} onSubmit={(code, note) => void submit(chosen, code, note)} onCancel={() => setChosen(null)} />
      )}
      {refused === null ? null : (
        <p className="cg-refused" role="alert">
          {refusalText(refused)}
        </p>
      )}
    </div>
  );
}
