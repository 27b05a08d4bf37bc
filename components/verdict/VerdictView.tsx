import { i18n } from '#i18n';
import type { Outcome, Verdict } from '../../lib/check/index.ts';
import type { FrameReading } from '../../lib/site/index.ts';
import { instantText, outcomeText } from '../../lib/ui/index.ts';
import { Findings, LikeNames } from './Findings.tsx';
import { Advice, LegalBasisList, ListsUsed, Remedies } from './Grounds.tsx';
import { ListWarnings, Reading } from './Reading.tsx';
import { PersonFindings } from './PersonFindings.tsx';
import { claimedAsOf, listWarnings, needsReading } from './model.ts';
import { Repeat } from './Repeat.tsx';
import { Risk } from './Risk.tsx';
import { Why } from './Why.tsx';

/** The outcome as a word in a quiet colour of its own. */
export function OutcomeChip({ outcome }: { readonly outcome: Outcome }) {
  return (
    <span className="cg-chip" data-outcome={outcome}>
      {outcomeText(outcome)}
    </span>
  );
}

/** One sentence for the whole verdict. */
export function headlineText(verdict: Verdict): string {
  return sentence(verdict, partyName(verdict));
}

/** Name and statement on lines of their own, so that a line never breaks inside a company's name when it need not. */
function nameAndStatement(verdict: Verdict): { name: string; statement: string } | undefined {
  const { outcome } = verdict;
  if (outcome === 'different-entity' || outcome === 'cannot-check') return undefined;
  return { name: partyName(verdict), statement: sentence(verdict, '').trim() };
}

function partyName({ applicant, findings }: Verdict): string {
  return applicant.name ?? findings[0]?.listedName ?? applicant.code ?? i18n.t('headline.applicant');
}

function sentence(verdict: Verdict, name: string): string {
  const { outcome } = verdict;
  // What a local table says is not what an authority has decided.
  if (outcome === 'listed' && verdict.findings[0]?.trust === 'local') return i18n.t('headline.listed_local', [name]);
  if (outcome === 'different-entity') return i18n.t((verdict.suppressed ?? []).length > 0 && verdict.findings.length === 0 ? 'headline.judged_different' : 'headline.different_entity');
  if (outcome === 'cannot-check') return i18n.t('headline.cannot_check');
  if (outcome === 'not-found') return i18n.t('headline.not_found', [name]);
  return i18n.t(`headline.${outcome}`, [name]);
}

export function Headline({ verdict }: { readonly verdict: Verdict }) {
  const named = nameAndStatement(verdict);
  return (
    <h2 className="cg-headline">
      {named === undefined ? (
        headlineText(verdict)
      ) : (
        <>
          <span className="cg-block">{named.name}</span>
          <span className="cg-block">{named.statement}</span>
        </>
      )}
    </h2>
  );
}

/** What an answer without a finding does not mean. */
export function Notes({ verdict }: { readonly verdict: Verdict }) {
  const asOf = claimedAsOf(verdict.lists);
  if (verdict.outcome === 'not-found') return <p className="cg-note">{asOf === undefined ? i18n.t('overlay.notFoundNoDate') : i18n.t('overlay.notFoundNote', [asOf])}</p>;
  if (verdict.outcome === 'cannot-check') return <p className="cg-note">{i18n.t(listWarnings(verdict).length > 0 ? 'overlay.cannotListNote' : 'overlay.cannotNote')}</p>;
  return null;
}

/** Everything a verdict says, shared by the overlay and the popup. `children` come after the headline. */
export function VerdictView({ verdict, why, children }: { readonly verdict: Verdict; readonly why?: FrameReading['why']; readonly children?: React.ReactNode }) {
  return (
    <div className="cg-verdict">
      <Headline verdict={verdict} />
      <ListWarnings verdict={verdict} />
      {children}
      <Notes verdict={verdict} />
      {needsReading(verdict) ? <Reading verdict={verdict} /> : null}
      <Why why={why} />
      <Advice verdict={verdict} />
      <Findings verdict={verdict} />
      <Repeat verdict={verdict} />
      <Risk verdict={verdict} />
      <LikeNames verdict={verdict} />
      <PersonFindings verdict={verdict} />
      <ListsUsed verdict={verdict} />
      <LegalBasisList verdict={verdict} />
      <Remedies verdict={verdict} />
      <p className="cg-foot cg-muted">{i18n.t('overlay.checkedAt', [instantText(verdict.checkedAt)])}</p>
    </div>
  );
}
