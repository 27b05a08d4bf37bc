import { i18n } from '#i18n';
import type { InspectionCap, InspectionFrequency } from '../../../lib/policy/index.ts';
import { groundCodeText, listKindText } from '../../../lib/ui/index.ts';
import { frequencyText } from '../../../lib/ui/worklist-words.ts';
import type { NumberKind, Whom } from './numbers.ts';

export const kindText = (kind: NumberKind): string => i18n.t(kind === 'cap' ? 'numbers.kindCap' : kind === 'ratio' ? 'numbers.kindRatio' : 'numbers.kindTimes');

export function whomText(whom: Whom): string {
  if (whom === 'all') return i18n.t('numbers.everybody');
  return whom === 'severe' || whom === 'repeat' ? listKindText(whom) : i18n.t('worklist.riskClass', [whom]);
}

/** Whom a line is for, in one line. */
export function lineWhomText({ listKinds, riskClasses, groundCodes, regions }: Pick<InspectionCap, 'listKinds' | 'riskClasses' | 'groundCodes' | 'regions'>): string {
  const parts = [
    ...(listKinds ?? []).map(listKindText),
    ...(riskClasses ?? []).map((riskClass) => i18n.t('worklist.riskClass', [riskClass])),
    ...(groundCodes ?? []).map(groundCodeText),
    ...(regions ?? []),
  ];
  return parts.length === 0 ? i18n.t('numbers.everybody') : parts.join(i18n.t('common.comma'));
}

export function lineNumberText(line: InspectionFrequency | InspectionCap): string {
  if ('perYear' in line) return i18n.t('numbers.capOf', [String(line.perYear)]);
  const { times, years = 1, samplingPercent } = line;
  const text = frequencyText({ ...(times === undefined ? {} : { frequency: { times, years } }), ...(samplingPercent === undefined ? {} : { samplingPercent }) });
  return text === '' ? i18n.t('numbers.none') : text;
}
