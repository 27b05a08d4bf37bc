import { i18n } from '#i18n';
import type { Verdict } from '../../lib/check/index.ts';
import { groupCode, repeatCountText, repeatRuleText, repeatSourceText } from '../../lib/ui/index.ts';
import { FactRows, type FactRow } from './FactRows.tsx';

type Fact = NonNullable<Verdict['repeat']>[number];

/** 屡禁不止、屡罚不改, under a heading of its own: it is no listing for serious violations and closes nothing. */
export function Repeat({ verdict: { repeat = [] } }: { readonly verdict: Verdict }) {
  if (repeat.length === 0) return null;
  return (
    <section className="cg-section cg-repeat">
      <h3>{i18n.t('repeat.title')}</h3>
      {repeat.map((fact) => (
        <FactRows key={`${fact.source}:${fact.sources.map(({ id }) => id).join()}:${fact.name}`} rows={rowsOf(fact)} />
      ))}
      <p className="cg-note">{i18n.t('repeat.note')}</p>
    </section>
  );
}

function rowsOf(fact: Fact): FactRow[] {
  const { source, sure, name, uscc, firstOn, lastOn, docNos, rule, authority, sources } = fact;
  const range = firstOn === undefined || lastOn === undefined ? undefined : i18n.t('repeat.range', [firstOn, lastOn]);
  return [
    [i18n.t('overlay.party'), name],
    [i18n.t('overlay.code'), uscc === undefined ? undefined : groupCode(uscc), true],
    [i18n.t('repeat.match'), i18n.t(sure ? 'risk.byCode' : 'risk.byName')],
    [i18n.t('repeat.count'), repeatCountText(fact)],
    [i18n.t('repeat.days'), range],
    [i18n.t('repeat.rule'), rule === undefined ? undefined : repeatRuleText(rule)],
    [i18n.t('repeat.docNos'), docNos.length === 0 ? undefined : docNos.join(i18n.t('common.clause'))],
    [i18n.t('repeat.source'), [i18n.t(source === 'list' ? 'repeat.list' : 'repeat.penalties'), ...sources.map(repeatSourceText)].join(i18n.t('common.clause'))],
    [i18n.t('repeat.authority'), authority],
  ];
}

/** The status in a few characters, beside the outcome. */
export function RepeatChip({ repeat = [] }: { readonly repeat: Verdict['repeat'] }) {
  const [fact] = repeat;
  return fact === undefined ? null : <span className="cg-chip cg-repeat-chip">{i18n.t(fact.sure ? 'repeat.chip' : 'repeat.chipUnsure')}</span>;
}

/** The same in one line, where there is room for no more. */
export function RepeatLine({ repeat = [] }: { readonly repeat: Verdict['repeat'] }) {
  const [fact] = repeat;
  if (fact === undefined) return null;
  const text = [repeatCountText(fact), fact.sure ? undefined : i18n.t('risk.byName'), fact.sources[0] === undefined ? undefined : repeatSourceText(fact.sources[0])].filter((part) => part !== undefined);
  return (
    <dl className="cg-facts cg-short">
      <div>
        <dt>{i18n.t('repeat.short')}</dt>
        <dd>
          {text.join(i18n.t('common.clause'))}
          <span className="cg-block cg-muted">{i18n.t('repeat.notListed')}</span>
        </dd>
      </div>
    </dl>
  );
}
