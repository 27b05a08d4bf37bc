import { i18n } from '#i18n';
import type { Finding, Verdict } from '../../lib/check/index.ts';
import { gradeText, groundCodeText, groupCode } from '../../lib/ui/index.ts';
import { FactRows, type FactRow } from './FactRows.tsx';
import { isAboutPerson } from './model.ts';

/** What the lists say of persons of the application: restrictions, and listed parties that they represent. Namesakes stay folded. */
export function PersonFindings({ verdict }: { readonly verdict: Verdict }) {
  const all = verdict.findings.filter(isAboutPerson);
  const certain = all.filter(({ grade }) => grade !== 'P3');
  const namesakes = all.filter(({ grade }) => grade === 'P3');
  return (
    <>
      {certain.length === 0 ? null : (
        <section className="cg-section">
          <h3>{i18n.t('person.title')}</h3>
          {certain.map((finding) => (
            <PersonFinding key={`${finding.listId}:${finding.recordId}`} finding={finding} />
          ))}
          <p className="cg-note">{i18n.t('person.note')}</p>
        </section>
      )}
      {namesakes.length === 0 ? null : (
        <details className="cg-section cg-more">
          <summary>{i18n.t('person.namesakes', [String(namesakes.length)])}</summary>
          <p className="cg-note">{i18n.t('person.namesakesNote')}</p>
          {namesakes.map((finding) => (
            <PersonFinding key={`${finding.listId}:${finding.recordId}`} finding={finding} />
          ))}
        </details>
      )}
    </>
  );
}

function PersonFinding({ finding }: { readonly finding: Finding }) {
  const rows = finding.listKind === 'person' ? restriction(finding) : represented(finding);
  return (
    <div className="cg-compared">
      <p className="cg-lead">
        {finding.listKind === 'person' ? gradeText(finding.grade) : i18n.t('person.representsListed')}
        <span className="cg-grade">{finding.grade}</span>
      </p>
      <FactRows rows={rows} />
    </div>
  );
}

function restriction(finding: Finding): FactRow[] {
  return [
    [i18n.t('person.name'), finding.listedName],
    [i18n.t('person.restriction'), finding.ground],
    [i18n.t('overlay.article'), finding.groundArticle ?? i18n.t('common.notStated')],
    [i18n.t('person.period'), i18n.t('person.fromTo', [finding.listedOn, finding.termEndsOn ?? i18n.t('person.noEnd')])],
    [i18n.t('person.related'), finding.relatedName],
    [i18n.t('person.authority'), finding.listingAuthority],
    [i18n.t('person.docNo'), finding.listingDocNo ?? i18n.t('common.notStated')],
  ];
}

function represented(finding: Finding): FactRow[] {
  return [
    [i18n.t('person.listedParty'), finding.listedName],
    [i18n.t('overlay.code'), finding.listedUscc === undefined ? undefined : groupCode(finding.listedUscc), true],
    [i18n.t('overlay.field'), groundCodeText(finding.groundCode)],
    [i18n.t('overlay.ground'), finding.ground],
    [i18n.t('overlay.authority'), finding.listingAuthority],
    [i18n.t('overlay.listedOn'), finding.listedOn],
  ];
}
