/** How the work list of inspections is worded, on screen, in its table and in its calendar. */
import { i18n } from '#i18n';
import type { AppliedLine, InspectionPlan } from '../inspection/index.ts';
import { INSPECTION_LEVELS, type InspectionBasis, type InspectionLevel, type LegalBasis } from '../policy/index.ts';
import type { Day } from '../shared/index.ts';
import type { OutSheet } from '../workbook/index.ts';
import type { CalendarEvent, WorkRow, WorkSource } from '../worklist/index.ts';
import { groundText, inspectionLevelText, workSourceText, workStateText } from './words.ts';
import { unverifiedMark } from './unverified.ts';

const comma = () => i18n.t('common.comma');

export function frequencyText({ frequency, samplingPercent }: Pick<InspectionPlan, 'frequency' | 'samplingPercent'>): string {
  const times = frequency === undefined ? [] : [frequency.years === 1 ? i18n.t('worklist.perYear', [String(frequency.times)]) : i18n.t('worklist.perYears', [String(frequency.times), String(frequency.years)])];
  return [...times, ...(samplingPercent === undefined ? [] : [i18n.t('worklist.sampling', [String(samplingPercent)])])].join(i18n.t('common.clause'));
}

/** What is asked for: by the lists, and apart from that by the risk class. */
export function demandText({ plan: { lines }, riskClass }: Pick<WorkRow, 'plan' | 'riskClass'>): string {
  const [listed, classed] = [lines.filter(({ line }) => line.riskClasses === undefined), lines.filter(({ line }) => line.riskClasses !== undefined)];
  const byClass = classed.length === 0 || riskClass === undefined ? [] : [`${i18n.t('worklist.riskClass', [riskClass])}${i18n.t('common.colon')}${highestText(classed)}`];
  return [highestText(listed), ...byClass].join(i18n.t('common.clause'));
}

function highestText(own: readonly AppliedLine[]): string {
  const highest = INSPECTION_LEVELS.findLast((level) => own.some(({ line }) => line.level === level)) ?? 'usual';
  return levelText(highest, own.length > 0 && own.every(({ line }) => line.level !== highest || line.discretionary === true));
}

/** What is asked for, and whether the office may decide otherwise. */
export function levelText(level: InspectionLevel, discretionary: boolean): string {
  return discretionary ? i18n.t('inspectionAdvice.discretion', [inspectionLevelText(level)]) : inspectionLevelText(level);
}

/** The provision of law and the local document, as far as there are any. */
export function basisText(law: LegalBasis | undefined, { text, date }: InspectionBasis): string {
  const parts = [...(law === undefined ? [] : [`${i18n.t('worklist.basisLaw', [law.title, law.article])}${unverifiedMark(law.unverified)}`]), ...(text === undefined ? [] : [date === undefined ? text : i18n.t('worklist.basisLocal', [text, date])])];
  return parts.join(i18n.t('common.clause'));
}
export const lineBasisText = ({ line, law }: { readonly line: Pick<AppliedLine['line'], 'basis'>; readonly law?: LegalBasis | undefined }): string => basisText(law, line.basis);

export function dueText({ due, inDays = 0 }: Pick<WorkRow, 'due' | 'inDays'>): string {
  if (due.kind === 'by-sampling') return i18n.t('worklist.bySampling');
  if (due.kind === 'no-number') return i18n.t('worklist.noNumber');
  if (due.kind === 'no-start') return i18n.t('worklist.noStart');
  if (inDays === 0) return i18n.t('worklist.dueToday');
  return inDays < 0 ? i18n.t('worklist.dueOver', [due.on, String(-inDays)]) : i18n.t('worklist.dueIn', [due.on, String(inDays)]);
}

export function sinceText({ due }: Pick<WorkRow, 'due'>): string | undefined {
  if (due.kind !== 'due') return undefined;
  return due.since === 'inspection' ? i18n.t('worklist.sinceInspection', [due.from]) : i18n.t('worklist.sinceListing', [due.from]);
}

export function capText({ cap }: Pick<WorkRow, 'cap'>): string | undefined {
  if (cap === undefined) return undefined;
  const [done, most] = [String(cap.done), String(cap.cap)];
  if (cap.state === 'within') return i18n.t('worklist.capWithin', [done, most]);
  if (cap.state === 'last') return i18n.t('worklist.capLast', [done, most]);
  return cap.state === 'reached' ? i18n.t('worklist.capReached', [done, most]) : i18n.t('worklist.capPassed', [done, most]);
}

export function regionText({ region, regionBy }: WorkRow['party']): string {
  if (region === undefined) return i18n.t('common.notStated');
  return regionBy === 'code' ? i18n.t('worklist.regionByCode', [region]) : region;
}

export function sourcesOf({ seenOn, importedOn }: WorkRow['party']): WorkSource[] {
  const added: WorkSource[] = [...(seenOn === undefined ? [] : ['seen' as const]), ...(importedOn === undefined ? [] : ['imported' as const])];
  return added.length === 0 ? ['list'] : added;
}

export function fieldsText({ listings }: Pick<WorkRow, 'listings'>): string {
  return [...new Set(listings.map(({ groundCode }) => groundText(groundCode)))].join(comma());
}

/** The table, and a sheet that says what it was drawn from and what it does not mean. */
export function worklistSheets(rows: readonly WorkRow[], about: { readonly today: Day; readonly regions: readonly string[]; readonly rules: string }): OutSheet[] {
  const headings = [
    i18n.t('worklist.column.name'),
    i18n.t('worklist.column.code'),
    i18n.t('worklist.column.regNo'),
    i18n.t('worklist.column.region'),
    i18n.t('worklist.column.fields'),
    i18n.t('worklist.column.riskClass'),
    i18n.t('worklist.column.listedOn'),
    i18n.t('worklist.column.authority'),
    i18n.t('worklist.column.docNo'),
    i18n.t('worklist.column.level'),
    i18n.t('worklist.column.frequency'),
    i18n.t('worklist.column.basis'),
    i18n.t('worklist.column.last'),
    i18n.t('worklist.column.due'),
    i18n.t('worklist.column.state'),
    i18n.t('worklist.column.done'),
    i18n.t('worklist.column.cap'),
    i18n.t('worklist.column.source'),
  ];
  const year = about.today.slice(0, 4);
  const cells = (row: WorkRow): (string | number)[] => [
    row.party.name,
    row.party.code ?? '',
    row.party.regNo ?? '',
    regionText(row.party),
    fieldsText(row),
    row.riskClass ?? '',
    row.listings.map(({ listedOn }) => listedOn).join(comma()),
    [...new Set(row.listings.map(({ authority }) => authority))].join(comma()),
    row.listings.flatMap(({ docNo }) => docNo ?? []).join(comma()),
    demandText(row),
    frequencyText(row.plan),
    row.plan.lines.map(lineBasisText).join(i18n.t('common.clause')),
    row.visits[0]?.on ?? '',
    row.due.kind === 'due' ? row.due.on : dueText(row),
    workStateText(row.state),
    row.visits.filter(({ on }) => on.startsWith(year)).length,
    row.cap?.cap ?? '',
    sourcesOf(row.party).map(workSourceText).join(comma()),
  ];
  const facts: (string | number)[][] = [
    [i18n.t('worklist.sheetAbout'), ''],
    [i18n.t('worklist.aboutDay'), about.today],
    [i18n.t('worklist.aboutRows'), rows.length],
    [i18n.t('worklist.aboutRegions'), about.regions.length === 0 ? i18n.t('worklist.regionsNone') : about.regions.join(comma())],
    [i18n.t('worklist.aboutRules'), about.rules],
    [i18n.t('worklist.aboutNote'), ''],
  ];
  return [
    { name: i18n.t('worklist.title'), widths: [36, 22, 18, 16, 16, 12, 14, 26, 26, 16, 16, 60, 14, 14, 14, 12, 10, 14], rows: [headings, ...rows.map(cells)] },
    { name: i18n.t('worklist.sheetAbout'), widths: [60, 40], rows: facts },
  ];
}

/** One whole-day event for each party that has a due date. */
export function worklistEvents(rows: readonly WorkRow[]): CalendarEvent[] {
  return rows.flatMap((row) => {
    if (row.due.kind !== 'due') return [];
    const { id, name, code } = row.party;
    const lines = [...(code === undefined ? [] : [i18n.t('worklist.eventCode', [code])]), demandText(row), frequencyText(row.plan), ...row.plan.lines.map(lineBasisText), sinceText(row) ?? '', capText(row) ?? ''];
    return [{ uid: `${encodeURIComponent(id)}@creditgate`, on: row.due.on, summary: i18n.t('worklist.eventSummary', [name]), description: lines.filter((line) => line !== '').join('\n') }];
  });
}
