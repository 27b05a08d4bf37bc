import { Select, Tag } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import { GROUND_CODES, type GroundCode } from '../../../lib/list/index.ts';
import { PREVIEW_CASES, previewCase, type Preview, type PreviewCase } from '../../../lib/pack-editing/index.ts';
import { PAGE_KINDS, type PageKind, type RulePack, type RuleSettings } from '../../../lib/policy/index.ts';
import { effectText, groundText, inspectionLevelText, loweredText, outcomeText, pageKindText, previewCaseText } from '../../../lib/ui/index.ts';
import { citation } from '../../../lib/ui/unverified.ts';

interface PackPreviewProps {
  readonly before: RulePack;
  readonly after: RulePack;
  readonly rules: RuleSettings;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What an officer meets in a case, under the pack in force and under the draft, by the engine itself. */
export function PackPreview({ before, after, rules, now }: PackPreviewProps) {
  const [name, setName] = useState<PreviewCase>('listed');
  const [pageKind, setPageKind] = useState<PageKind>('licensing');
  const [groundCode, setGroundCode] = useState<GroundCode>('ART5_FOOD');
  const preview = (pack: RulePack) => previewCase(name, { pageKind, groundCode }, { pack, rules }, new Date(now).toISOString());
  const [was, becomes] = [preview(before), preview(after)];
  return (
    <section>
      <h2>{i18n.t('pack.previewTitle')}</h2>
      <p className="cg-intro">{i18n.t('pack.previewHelp')}</p>
      <div className="cg-bar">
        <label>
          {i18n.t('pack.case')}
          <Select<PreviewCase> className="cg-pick" aria-label={i18n.t('pack.case')} value={name} onChange={setName} options={PREVIEW_CASES.map((value) => ({ value, label: previewCaseText(value) }))} />
        </label>
        <label>
          {i18n.t('pack.page')}
          <Select<PageKind> aria-label={i18n.t('pack.page')} style={{ width: 132 }} value={pageKind} onChange={setPageKind} options={PAGE_KINDS.map((value) => ({ value, label: pageKindText(value) }))} />
        </label>
        <label>
          {i18n.t('pack.line')}
          <Select<GroundCode> className="cg-pick" aria-label={i18n.t('pack.line')} value={groundCode} onChange={setGroundCode} options={GROUND_CODES.map((value) => ({ value, label: groundText(value) }))} />
        </label>
      </div>
      <div className="cg-two" role="status">
        <OnePreview title={i18n.t('pack.before')} preview={was} pageKind={pageKind} />
        <OnePreview title={i18n.t('pack.after')} preview={becomes} pageKind={pageKind} changed={JSON.stringify(was) !== JSON.stringify(becomes)} />
      </div>
    </section>
  );
}

function OnePreview({ title, preview, pageKind, changed }: { readonly title: string; readonly preview: Preview; readonly pageKind: PageKind; readonly changed?: boolean }) {
  const { outcome, effects, route, inspection } = preview;
  return (
    <div className="cg-preview">
      <h3>
        {title} {changed === undefined ? null : <Tag color={changed ? 'gold' : 'default'}>{i18n.t(changed ? 'pack.differs' : 'pack.unchanged')}</Tag>}
      </h3>
      <p>{i18n.t('pack.outcome', [outcomeText(outcome)])}</p>
      {pageKind === 'licensing' || pageKind === 'deregistration' || pageKind === 'other' ? <p>{i18n.t(`pack.route.${pageKind === 'deregistration' ? 'deregistration' : 'commitment'}.${route}`)}</p> : null}
      {effects.length === 0 ? <p>{i18n.t('pack.nothingSaid')}</p> : null}
      <ul className="cg-problems">
        {effects.map(({ effect, loweredBy, basis }) => (
          <li key={effect}>
            {effectText(effect)}
            {loweredBy === undefined ? null : <span className="cg-dim">（{loweredText(loweredBy)}）</span>}
            <span className="cg-block cg-help">{basis.map(citation).join(i18n.t('common.comma'))}</span>
          </li>
        ))}
        {inspection === undefined ? null : (
          <li>
            {i18n.t('pack.inspection', [inspectionLevelText(inspection.plan.level)])}
            <span className="cg-block cg-help">{inspection.plan.lines.flatMap(({ law }) => (law === undefined ? [] : [citation(law)])).join(i18n.t('common.comma'))}</span>
          </li>
        )}
      </ul>
    </div>
  );
}
