import { i18n } from '#i18n';
import type { Finding, Verdict } from '../../lib/check/index.ts';
import { compareStrings, gradeText, groupCode, identityText, matchFlagText, nameStepText, type Segment } from '../../lib/ui/index.ts';
import { comparedPairs, type Pair } from './model.ts';

/** On which identity a finding rests, both strings side by side where they differ. */
export function Compared({ finding, applicant }: { readonly finding: Finding; readonly applicant: Verdict['applicant'] }) {
  const flags = finding.flags;
  return (
    <div className="cg-compared">
      <p className="cg-lead">
        {findingHeadline(finding)}
        <span className="cg-grade">{finding.grade}</span>
      </p>
      {comparedPairs(finding, applicant).map((pair) => (
        <PairView key={`${pair.identity}:${pair.list}`} pair={pair} />
      ))}
      {flags.map((flag) => (
        <p key={flag} className="cg-note">
          {matchFlagText(flag)}
        </p>
      ))}
      {finding.grade === 'G1x' ? <p className="cg-note">{i18n.t('overlay.notSameCode')}</p> : null}
    </div>
  );
}

/** By which identity a finding was matched, in words. */
export function findingHeadline(finding: Finding): string {
  if (finding.grade === 'G1x') return gradeText('G1x');
  if (finding.by === 'formerName') return i18n.t('overlay.byFormerName');
  if (finding.by !== 'name') return i18n.t('overlay.byCode', [identityText(finding.by)]);
  if (finding.steps.length === 0) return i18n.t('overlay.byNameAsWritten');
  return i18n.t('overlay.byNameSteps', [finding.steps.map((step) => nameStepText(step)).join(i18n.t('common.comma'))]);
}

function PairView({ pair }: { readonly pair: Pair }) {
  const isCode = pair.identity !== 'name' && pair.identity !== 'formerName';
  const show = isCode ? groupCode : (text: string) => text;
  if (pair.page === pair.list) return <p className={isCode ? 'cg-same cg-code' : 'cg-same'}>{show(pair.page)}</p>;
  const { left, right } = compareStrings(show(pair.page), show(pair.list));
  return (
    <dl className={isCode ? 'cg-pair cg-code' : 'cg-pair'}>
      <dt>{i18n.t('overlay.onPage')}</dt>
      <dd>
        <Marked segments={left} />
      </dd>
      <dt>{i18n.t('overlay.onList')}</dt>
      <dd>
        <Marked segments={right} />
      </dd>
    </dl>
  );
}

function Marked({ segments }: { readonly segments: readonly Segment[] }) {
  return segments.map((segment, index) =>
    segment.same ? <span key={index}>{segment.text}</span> : <mark key={index}>{segment.text}</mark>,
  );
}
