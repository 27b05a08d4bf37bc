import { i18n } from '#i18n';
import type { OverlayState } from '../../lib/messaging/index.ts';
import { groundCodeText, groupCode } from '../../lib/ui/index.ts';
import { Compared, findingHeadline } from '../verdict/Compared.tsx';
import { ListWarnings, Reading } from '../verdict/Reading.tsx';
import { RepeatLine } from '../verdict/Repeat.tsx';
import { Inspection } from '../verdict/Inspection.tsx';
import { RiskLine } from '../verdict/Risk.tsx';
import { Headline, Notes } from '../verdict/VerdictView.tsx';
import { Advice } from '../verdict/Grounds.tsx';
import { isLike, needsReading } from '../verdict/model.ts';
import { JudgementNotes } from '../judgement/JudgementNotes.tsx';
import { ListingBrief } from '../penalty/ListingBrief.tsx';
import { isAdvised, panelTask } from './panel-model.ts';
import { RouteState } from './RouteState.tsx';

/** What an officer needs to know before going on, and no more: the rest is behind 详情. */
export function Brief({ state }: { readonly state: OverlayState }) {
  const { verdict, listing } = state;
  return (
    <div className="cg-verdict cg-brief">
      {listing === undefined || !isAdvised(state) ? null : <ListingBrief listing={listing} />}
      <Headline verdict={verdict} />
      <ListWarnings verdict={verdict} />
      {isAdvised(state) && !state.route.present ? null : <RouteState state={state} brief />}
      <JudgementNotes verdict={verdict} />
      <Notes verdict={verdict} />
      {needsReading(verdict) && verdict.findings.every(isLike) ? <Reading verdict={verdict} /> : null}
      <Listing state={state} />
      <RepeatLine repeat={verdict.repeat} />
      <RiskLine risk={verdict.risk} />
      <Advice verdict={verdict} planned={state.inspection !== undefined} />
      <Inspection advice={state.inspection} />
    </div>
  );
}

/** By which identity, on what ground, by whom and when; the strings side by side where the officer has to compare them. */
function Listing({ state }: { readonly state: OverlayState }) {
  const { applicant } = state.verdict;
  const findings = state.verdict.findings.filter((one) => !isLike(one));
  const [finding] = findings;
  if (finding === undefined) return null;
  const decision = [finding.listingAuthority, finding.listingDocNo, finding.listedOn].filter((part) => part !== undefined);
  const compare = panelTask(state) === 'identity' || finding.grade !== 'G1' || finding.flags.includes('name-differs');
  return (
    <>
      {compare ? <Compared finding={finding} applicant={applicant} /> : null}
      <dl className="cg-facts cg-short">
        {compare ? null : <Fact label={i18n.t('overlay.matchedBy')}>{`${findingHeadline(finding)} ${groupCode(finding.listValue)}`}</Fact>}
        <Fact label={i18n.t('overlay.groundShort')}>{groundText(finding)}</Fact>
        <Fact label={i18n.t('overlay.decisionShort')}>
          {decision.map((part) => (
            <span key={part} className="cg-part">
              {part}
            </span>
          ))}
        </Fact>
      </dl>
      {findings.length > 1 ? <p className="cg-note">{i18n.t('overlay.moreFindings', [String(findings.length)])}</p> : null}
    </>
  );
}

/** The ground as the list words it, with the article that it falls under. */
function groundText({ ground, groundCode, groundArticle }: OverlayState['verdict']['findings'][number]): string {
  const text = ground === '' ? groundCodeText(groundCode) : ground;
  return groundArticle === undefined ? text : i18n.t('overlay.groundWithArticle', [text, groundArticle]);
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
