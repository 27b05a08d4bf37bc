import { isDay, type Day } from '../shared/time.ts';
import { labelKey } from '../page/index.ts';

/** Labels and heads of columns under which pages have the day of an inspection that was made. */
export const INSPECTED_ON: ReadonlySet<string> = new Set('检查日期 抽查日期 检查时间 抽查时间 上次检查日期 上次检查时间 最近检查日期 最近检查时间 最近一次检查日期 上次抽查日期 最近抽查日期 检查完成日期 现场检查日期 实际检查日期'.split(' ').map(labelKey));

const DAY = /(?<!\d)(20\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)/gu;

/** Days that a text names (2026-03-05, 2026/3/5, 2026年3月5日), as they stand; what is no day of the calendar is left out. */
export function daysIn(text: string): Day[] {
  return [...text.normalize('NFKC').matchAll(DAY)].map(([, year = '', month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).filter(isDay);
}
