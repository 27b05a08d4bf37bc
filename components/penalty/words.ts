/** What was read of a penalty case, in words. Titles of law come from the rule pack and stay Chinese. */
import { i18n } from '#i18n';
import type { ListingAnswer } from '../../lib/messaging/index.ts';
import { amountText, type Counter, type Deadline, type ListingView, type Sign, type Trigger, type Unread, type Urgency } from '../../lib/penalty-case/index.ts';
import { messageKey } from '../../lib/ui/index.ts';

const joined = (parts: readonly string[]): string => parts.join(i18n.t('common.comma'));

export function triggerText(trigger: Trigger): string {
  if (trigger.why === 'heavier-kind') return i18n.t('listing.why.kind', [joined(trigger.kinds)]);
  if (trigger.why === 'aggravated') return trigger.fine === undefined ? i18n.t('listing.why.aggravated', [trigger.word]) : i18n.t('listing.why.aggravatedFine', [trigger.word, amountText(trigger.fine)]);
  if (trigger.why === 'refusal') return i18n.t('listing.why.refusal', [trigger.word]);
  return i18n.t('listing.why.top', [amountText(trigger.fine), amountText(trigger.min), amountText(trigger.max), amountText(trigger.from)]);
}

export function signText(sign: Sign): string {
  return sign.why === 'grave-words' ? i18n.t('listing.why.grave', [sign.word]) : i18n.t('listing.why.large', [amountText(sign.fine), amountText(sign.from)]);
}

export function counterText(counter: Counter): string {
  if (counter.why === 'rule-only') return i18n.t('listing.against.ruleOnly', [joined(counter.rules.map((rule) => `《${rule}》`))]);
  return i18n.t(counter.why === 'no-intent' ? 'listing.against.noIntent' : 'listing.against.lighter', [counter.word]);
}

export const unreadText = (word: Unread): string => i18n.t(`listing.unread.${word}`);
export const urgencyText = (word: Urgency): string => i18n.t(`listing.urgency.${messageKey(word)}`);
export type ListingRefusal = Extract<ListingAnswer, { ok: false }>['reason'] | 'unreachable';
export const listingRefusalText = (word: ListingRefusal): string => i18n.t(`listing.refusal.${messageKey(word)}`);
export const listingKindText = (kind: NonNullable<ListingView['decision']>['kind']): string => i18n.t(`listing.kind.${messageKey(kind)}`);

export function dueText({ dueOn, from }: Pick<Deadline, 'dueOn' | 'from'>): string {
  return dueOn ?? i18n.t(from === 'decided' ? 'listing.dueDecided' : 'listing.dueNoticed');
}

/** 「不列入：没有主观故意 · 说明」 */
export function decisionLine({ decision, reasons, articles }: Pick<ListingView, 'decision' | 'reasons' | 'articles'>): string {
  if (decision === undefined) return '';
  const reason = reasons.find(({ id }) => id === decision.reasonCode)?.title;
  const article = articles.find(({ code }) => code === decision.article)?.article;
  return [reason, article, decision.note, decision.byName ?? decision.by].filter((part) => part !== undefined && part !== '').join(' · ');
}
