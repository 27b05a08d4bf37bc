/** Sentences about age and time that need a text of the locale. */
import { i18n } from '#i18n';
import type { ListFacts } from '../check/index.ts';
import { elapsed, instantText } from './format.ts';

/** Age of a list's content: `距今 4 天（2 个工作日）`; empty when unknown. */
export function listAgeText(facts: Pick<ListFacts, 'ageDays' | 'ageWorkingDays'>): string {
  if (facts.ageDays === undefined) return '';
  if (facts.ageDays <= 0) return i18n.t('common.ageToday');
  if (facts.ageWorkingDays === undefined) return i18n.t('common.ageDays', [String(facts.ageDays)]);
  return i18n.t('common.ageWorkingDays', [String(facts.ageDays), String(facts.ageWorkingDays)]);
}

/** `5 分钟前` for what is recent, the date and time for what is not (or lies ahead). */
export function agoText(iso: string | undefined, nowMs: number): string {
  if (iso === undefined) return i18n.t('lists.never');
  const past = elapsed(iso, nowMs);
  if (past === null || (past.unit === 'days' && past.value > 6)) return instantText(iso);
  if (past.unit === 'now') return i18n.t('common.justNow');
  const value: [string] = [String(past.value)];
  if (past.unit === 'minutes') return i18n.t('common.minutesAgo', value);
  return past.unit === 'hours' ? i18n.t('common.hoursAgo', value) : i18n.t('common.daysAgo', value);
}
