import { addDays, isDay, type Day, type WorkCalendar } from '../shared/index.ts';
import { chineseDigits, chineseNumber } from './chinese-number.ts';

const ARABIC = /(?<!\d)(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?!\d)/u;
const COMPACT = /^\s*(\d{4})(\d{2})(\d{2})\s*$/u;
/** A nought is written with six signs, Latin and Greek letters among them. */
const NOUGHT = /[○◯OoОΟ0]/gu;
const CHINESE = /([零〇○◯OoОΟ0一二三四五六七八九]{4})年([一二三四五六七八九十元]{1,2})月([一二三四五六七八九十]{1,3})日/u;
/** Any day as it stands in running text, for patterns. */
export const DAY_WORDS = '(?:\\d{4}年\\d{1,2}月\\d{1,2}日|[零〇○◯OoОΟ0一二三四五六七八九]{4}年[一二三四五六七八九十元]{1,2}月[一二三四五六七八九十]{1,3}日)';

/** The first calendar day in a text: `2026-11-24`, `2026年11月24日`, `20261124`, `二〇二六年十一月二十四日`. */
export function readDayIn(text: string): Day | undefined {
  const plain = text.normalize('NFKC');
  const arabic = ARABIC.exec(plain) ?? COMPACT.exec(plain);
  if (arabic !== null) return dayOf(Number(arabic[1]), Number(arabic[2]), Number(arabic[3]));
  const chinese = CHINESE.exec(plain);
  if (chinese === null) return undefined;
  return dayOf(chineseDigits((chinese[1] ?? '').replace(NOUGHT, '〇')), chinese[2] === '元' ? 1 : chineseNumber(chinese[2] ?? ''), chineseNumber(chinese[3] ?? ''));
}

function dayOf(year: number | undefined, month: number | undefined, day: number | undefined): Day | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}

/** The day that is so many working days after `from`; `from` itself for none. Holidays are data of the rule pack. */
export function addWorkingDays(from: Day, count: number, calendar: WorkCalendar): Day {
  const holidays = new Set(calendar.holidays);
  const makeUp = new Set(calendar.makeUpWorkdays);
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (makeUp.has(day) || (weekday !== 0 && weekday !== 6 && !holidays.has(day))) left -= 1;
  }
  return day;
}
