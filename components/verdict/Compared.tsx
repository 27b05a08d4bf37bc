import { i18n } from '#i18n';
import type { Finding, Verdict } from '../../lib/check/index.ts';
import { compareStrings, gradeText, groupCode, identityText, matchFlagText, matchStepText, settleText, type Segment } from '../../lib/ui/index.ts';
import { comparedPairs, fragmentsOf, type Pair } from './model.ts';

/** On which identity a finding rests: both strings side by side, what was set aside, and what would settle it. */
export function Compared({ finding, applicant }: { readonly finding: Finding; readonly applicant: Verdict['applicant'] }) {
  const { flags, steps, settles } = finding;
  return (
    <div className="cg-compared">
      <p className="cg-lead">
        {findingHeadline(finding)}
        <span className="cg-grade">{finding.grade}</span>
      </p>
      {comparedPairs(finding, applicant).map((pair) => (
        <PairView key={`${pair.identity}:${pair.list}`} pair={pair} />
      ))}
      {steps.length === 0 ? null : (
        <Points title={i18n.t('overlay.stepsTitle')} points={steps.map((step) => [matchStepText(step), ...fragmentsOf(finding.aligned, step)].join(i18n.t('common.clause')))} />
      )}
      {flags.map((flag) => (
        <p key={flag} className="cg-note">
          {matchFlagText(flag)}
        </p>
      ))}
      {finding.grade === 'G1x' ? <p className="cg-note">{i18n.t('overlay.notSameCode')}</p> : null}
      {settles.length === 0 ? null : <Points title={i18n.t('overlay.settlesTitle')} points={settles.map((word) => settleText(word))} />}
    </div>
  );
}

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <>
      <p className="cg-points">{title}</p>
      <ul className="cg-plain">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  );
}

/** By which identity a finding was matched, in words: where less than the whole agrees, its weakest step says what does. */
export function findingHeadline(finding: Finding): string {
  const { by, grade, steps } = finding;
  const weakest = steps.at(-1);
  if (grade === 'G1x') return gradeText('G1x');
  if (weakest !== undefined && (grade === 'G4' || grade === 'G5')) return matchStepText(weakest);
  if (by === 'formerName') return i18n.t('overlay.byFormerName');
  if (by !== 'name') return i18n.t('overlay.byCode', [identityText(by)]);
  return steps.length === 0 ? i18n.t('overlay.byNameAsWritten') : gradeText(grade);
}

function PairView({ pair }: { readonly pair: Pair }) {
  const isCode = pair.identity !== 'name' && pair.identity !== 'formerName';
  const show = isCode ? groupCode : (text: string) => text;
  if (pair.page === pair.list) return <p className={isCode ? 'cg-same cg-code' : 'cg-same'}>{show(pair.page)}</p>;
  const { left, right } = pair.aligned === undefined ? compareStrings(show(pair.page), show(pair.list)) : sides(pair.aligned);
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

function sides(aligned: NonNullable<Pair['aligned']>): { left: Segment[]; right: Segment[] } {
  return {
    left: aligned.map(({ left, step }) => ({ text: left, same: step === undefined })),
    right: aligned.map(({ right, step }) => ({ text: right, same: step === undefined })),
  };
}

/** A difference is underlined as well as coloured; where a side has nothing, a gap stands in its place. */
function Marked({ segments }: { readonly segments: readonly Segment[] }) {
  return segments.map(({ text, same }, index) => {
    if (same) return <span key={index}>{text}</span>;
    return text === '' ? <span key={index} className="cg-gap" aria-hidden="true" /> : <mark key={index}>{text}</mark>;
  });
}
