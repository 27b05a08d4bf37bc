import { i18n } from '#i18n';
import type { Verdict } from '../../lib/check/index.ts';
import { localNameText, riskClassText, trustText } from '../../lib/ui/index.ts';
import { FactRows, type FactRow } from './FactRows.tsx';

/** The credit-risk class, under a heading of its own: it neither makes a listing nor follows from one. */
export function Risk({ verdict: { risk } }: { readonly verdict: Verdict }) {
  if (risk === undefined) return null;
  const rows: FactRow[] = [
    [i18n.t('risk.class'), riskClassText(risk.riskClass)],
    [i18n.t('risk.match'), i18n.t(risk.sure ? 'risk.byCode' : 'risk.byName')],
    [i18n.t('risk.classifiedOn'), risk.classifiedOn],
    [i18n.t('risk.authority'), risk.authority],
    [i18n.t('risk.asOf'), risk.asOf],
    [i18n.t('lists.trust'), risk.trust === 'local' ? [trustText('local'), localNameText(risk.listId)].join(i18n.t('common.clause')) : undefined],
  ];
  return (
    <section className="cg-section cg-risk">
      <h3>{i18n.t('risk.title')}</h3>
      <FactRows rows={rows} />
      <p className="cg-note">{i18n.t('risk.note')}</p>
    </section>
  );
}

/** The class in a few letters, beside the outcome and in a colour of none. */
export function RiskChip({ risk }: { readonly risk: Verdict['risk'] }) {
  return risk === undefined ? null : <span className="cg-chip cg-risk-chip">{i18n.t(risk.sure ? 'risk.chip' : 'risk.chipUnsure', [risk.riskClass])}</span>;
}

/** The same in one line, where there is room for no more. */
export function RiskLine({ risk }: { readonly risk: Verdict['risk'] }) {
  if (risk === undefined) return null;
  const text = [riskClassText(risk.riskClass), risk.sure ? '' : i18n.t('risk.byName'), i18n.t('risk.on', [risk.classifiedOn])].filter((part) => part !== '');
  return (
    <dl className="cg-facts cg-short">
      <div>
        <dt>{i18n.t('risk.short')}</dt>
        <dd>{text.join(i18n.t('common.clause'))}</dd>
      </div>
    </dl>
  );
}
