import { i18n } from '#i18n';
import type { Finding, Verdict } from '../../lib/check/index.ts';
import { groundCodeText, groupCode, listKindText, localNameText, standingText, trustText } from '../../lib/ui/index.ts';
import { FactRows, type FactRow } from './FactRows.tsx';
import { Compared } from './Compared.tsx';
import { isAboutPerson, isLike } from './model.ts';

/** The listings found. One is shown in full; several are folded, the first one open. */
export function Findings({ verdict }: { readonly verdict: Verdict }) {
  const { applicant } = verdict;
  const findings = verdict.findings.filter((finding) => !isAboutPerson(finding) && !isLike(finding));
  const [only] = findings;
  if (only === undefined) return null;
  if (findings.length === 1) {
    return (
      <>
        <section className="cg-section">
          <h3>{i18n.t('overlay.basisTitle')}</h3>
          <Compared finding={only} applicant={applicant} />
        </section>
        <section className="cg-section">
          <h3>{i18n.t('overlay.findingTitle')}</h3>
          <Facts finding={only} />
        </section>
      </>
    );
  }
  return (
    <section className="cg-section">
      <h3>{i18n.t('overlay.findingsTitle', [String(findings.length)])}</h3>
      {findings.map((finding, index) => (
        <details key={`${finding.listId}:${finding.recordId}`} className="cg-finding" open={index === 0}>
          <summary>
            <span className="cg-finding-title">{finding.listedName}</span>
            <span className="cg-finding-sub">{[finding.listedOn, groundCodeText(finding.groundCode)].join(' · ')}</span>
          </summary>
          <Compared finding={finding} applicant={applicant} />
          <Facts finding={finding} />
        </details>
      ))}
    </section>
  );
}

/** Listed names that are only alike: folded, since most of them are somebody else's. */
export function LikeNames({ verdict }: { readonly verdict: Verdict }) {
  const { applicant } = verdict;
  const like = verdict.findings.filter(isLike);
  if (like.length === 0) return null;
  return (
    <details className="cg-section cg-more">
      <summary>{i18n.t('overlay.likeTitle', [String(like.length)])}</summary>
      <p className="cg-muted">{i18n.t('overlay.likeNote')}</p>
      {like.map((finding) => (
        <div key={`${finding.listId}:${finding.recordId}`} className="cg-finding">
          <span className="cg-finding-title">{finding.listedName}</span>
          <span className="cg-muted cg-block">{[finding.listingAuthority, finding.listedOn].join(' · ')}</span>
          <Compared finding={finding} applicant={applicant} />
        </div>
      ))}
    </details>
  );
}

function Facts({ finding }: { readonly finding: Finding }) {
  const rows: FactRow[] = [
    [i18n.t('overlay.party'), finding.listedName],
    [i18n.t('overlay.code'), finding.listedUscc === undefined ? undefined : groupCode(finding.listedUscc), true],
    [i18n.t('overlay.field'), groundCodeText(finding.groundCode)],
    [i18n.t('overlay.ground'), finding.ground],
    [i18n.t('overlay.article'), finding.groundArticle ?? i18n.t('common.notStated')],
    [i18n.t('overlay.authority'), finding.listingAuthority],
    [i18n.t('overlay.docNo'), finding.listingDocNo ?? i18n.t('common.notStated')],
    [i18n.t('overlay.listedOn'), finding.listedOn],
    [i18n.t('overlay.termEnds'), finding.termEndsOn ?? i18n.t('common.notStated')],
  ];
  if (finding.standing !== 'in-force') rows.push([i18n.t('overlay.status'), standingText(finding.standing)]);
  if (finding.listKind !== 'severe') rows.unshift([i18n.t('overlay.listTitle'), listKindText(finding.listKind)]);
  if (finding.trust === 'local') rows.push([i18n.t('lists.trust'), [trustText('local'), localNameText(finding.listId)].join(i18n.t('common.clause'))]);
  return <FactRows rows={rows} />;
}
