import { i18n } from '#i18n';
import type { AppliedLine, InspectionAdvice, InspectionPlan } from '../../lib/inspection/index.ts';
import type { InspectionBasis } from '../../lib/policy/index.ts';
import { inspectionLevelText } from '../../lib/ui/index.ts';
import { citation } from '../../lib/ui/unverified.ts';
import { FactRows, type FactRow } from './FactRows.tsx';

/** Days shown one by one; more are counted. */
const MAX_DAYS = 5;

/** On the page of an inspection: what "raised" means here, what the page says was done, and the annual cap before it is passed. */
export function Inspection({ advice }: { readonly advice: InspectionAdvice | undefined }) {
  if (advice === undefined) return null;
  const { plan, inspectedOn, cap } = advice;
  const rows: FactRow[] = [
    [i18n.t('inspectionAdvice.level'), plan.discretionary ? i18n.t('inspectionAdvice.discretion', [inspectionLevelText(plan.level)]) : i18n.t(`inspectionAdvice.levels.${plan.level === 'markedly-raised' ? 'markedly' : plan.level}`)],
    [i18n.t('inspectionAdvice.number'), numberText(plan)],
    [i18n.t('inspectionAdvice.basis'), plan.lines.length === 0 ? undefined : [...new Set(plan.lines.map(lineText))].join('；')],
    [i18n.t('inspectionAdvice.shown'), inspectedOn === undefined ? i18n.t('inspectionAdvice.noneShown') : daysText(inspectedOn)],
    [i18n.t('inspectionAdvice.cap'), cap === undefined ? i18n.t('inspectionAdvice.noCap') : i18n.t('inspectionAdvice.capOf', [String(cap.cap), String(cap.done)])],
    [i18n.t('inspectionAdvice.capBasis'), plan.cap === undefined ? undefined : basisText(plan.cap.line.basis, plan.cap.law)],
    [i18n.t('inspectionAdvice.exceptions'), plan.cap?.line.exceptions],
  ];
  return (
    <section className="cg-section cg-inspection">
      <h3>{i18n.t('inspectionAdvice.title')}</h3>
      {cap === undefined || cap.state === 'within' ? null : (
        <p className="cg-alarm" role="alert">
          <strong>{i18n.t('inspectionAdvice.mind') + i18n.t('common.colon')}</strong>
          {i18n.t(`inspectionAdvice.state.${cap.state}`, [String(cap.cap), String(cap.done)])}
        </p>
      )}
      <FactRows rows={rows} />
      {cap === undefined || cap.state === 'within' ? <p className="cg-note">{i18n.t('inspectionAdvice.mind')}</p> : null}
      {plan.capBelowFrequency ? <p className="cg-note">{i18n.t('inspectionAdvice.capBelow')}</p> : null}
      <p className="cg-note">{i18n.t('inspectionAdvice.note')}</p>
    </section>
  );
}

function numberText({ frequency, samplingPercent, withoutNumber }: InspectionPlan): string {
  if (withoutNumber) return i18n.t('inspectionAdvice.noNumber');
  const parts = [
    frequency === undefined ? '' : frequency.years === 1 ? i18n.t('inspectionAdvice.perYear', [String(frequency.times)]) : i18n.t('inspectionAdvice.perYears', [String(frequency.years), String(frequency.times)]),
    samplingPercent === undefined ? '' : i18n.t('inspectionAdvice.ratio', [String(samplingPercent)]),
  ];
  return parts.filter((part) => part !== '').join(i18n.t('common.clause'));
}

function lineText({ line, law }: AppliedLine): string {
  return basisText(line.basis, law);
}

/** The local document with its day, and the provision it stands on. */
function basisText({ text, date }: InspectionBasis, law: AppliedLine['law']): string {
  const local = text === undefined ? '' : date === undefined ? text : i18n.t('inspectionAdvice.dated', [text, date]);
  return [local, law === undefined ? '' : citation(law)].filter((part) => part !== '').join(i18n.t('common.clause'));
}

function daysText(days: readonly string[]): string {
  const some = days.slice(0, MAX_DAYS).join('、');
  return days.length > MAX_DAYS ? i18n.t('inspectionAdvice.andMore', [some, String(days.length)]) : some;
}
