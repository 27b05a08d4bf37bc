import { i18n } from '#i18n';
import type { Outcome, Verdict } from '../../lib/check/index.ts';
import { instantText, outcomeText } from '../../lib/ui/index.ts';
import { Findings } from './Findings.tsx';
import { Advice, LegalBasisList, ListsUsed, Remedies } from './Grounds.tsx';
import { ListWarnings, Reading } from './Reading.tsx';
import { claimedAsOf, needsReading } from './model.ts';

/** The outcome as a word in a quiet colour of its own. */
export function OutcomeChip({ outcome }: { readonly outcome: Outcome }) {
  return (
    <span className="cg-chip" data-outcome={outcome}>
      {outcomeText(outcome)}
    </span>
  );
}

/** One sentence for the whole verdict. */
export function headlineText({ outcome, applicant, findings }: Verdict): string {
  const name = applicant.name ?? findings[0]?.listedName ?? applicant.code ?? i18n.t('headline.applicant');
  if (outcome === 'different-entity') return i18n.t('headline.different_entity');
  if (outcome === 'cannot-check') return i18n.t('headline.cannot_check');
  if (outcome === 'not-found') return i18n.t('headline.not_found', [name]);
  return i18n.t(`headline.${outcome}`, [name]);
}

/** Everything a verdict says, shared by the overlay and the popup. `children` come after the headline. */
export function VerdictView({ verdict, children }: { readonly verdict: Verdict; readonly children?: React.ReactNode }) {
  const { outcome } = verdict;
  const asOf = claimedAsOf(verdict.lists);
  return (
    <div className="cg-verdict">
      <h2 className="cg-headline">{headlineText(verdict)}</h2>
      <ListWarnings verdict={verdict} />
      {children}
      {outcome === 'not-found' ? (
        <p className="cg-note">{asOf === undefined ? i18n.t('overlay.notFoundNoDate') : i18n.t('overlay.notFoundNote', [asOf])}</p>
      ) : null}
      {outcome === 'cannot-check' ? <p className="cg-note">{i18n.t('overlay.cannotNote')}</p> : null}
      {needsReading(verdict) ? <Reading verdict={verdict} /> : null}
      <Advice verdict={verdict} />
      <Findings verdict={verdict} />
      <ListsUsed verdict={verdict} />
      <LegalBasisList verdict={verdict} />
      <Remedies verdict={verdict} />
      <p className="cg-foot cg-muted">{i18n.t('overlay.checkedAt', [instantText(verdict.checkedAt)])}</p>
    </div>
  );
}
