/** Sentences about age and time that need a text of the locale. */
import { i18n } from '#i18n';
import type { ListFacts } from '../check/index.ts';
import type { SyncProgress } from '../list/index.ts';
import { bytesText, elapsed, instantText } from './format.ts';

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

/** `7.3 MB / 12.9 MB，其中 4.0 MB 为续传，约剩 2 分钟`; empty before the files come in. */
export function progressText({ stage, done, total, startedAt, kept = 0, remainingMs }: SyncProgress): string {
  if (startedAt === undefined || stage === 'head' || stage === 'switch') return '';
  const parts = [`${bytesText(done)} / ${bytesText(total)}`];
  if (kept > 0) parts.push(i18n.t('progress.kept', [bytesText(kept)]));
  if (remainingMs !== undefined) parts.push(remainingText(remainingMs));
  return parts.join(i18n.t('common.clause'));
}

/** Rounded up, so that a wait is rather shorter than told. */
export function remainingText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? i18n.t('progress.secondsLeft', [String(Math.max(1, seconds))]) : i18n.t('progress.minutesLeft', [String(Math.ceil(seconds / 60))]);
}
