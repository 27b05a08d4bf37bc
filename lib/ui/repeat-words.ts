import { i18n } from '#i18n';
import type { ANCHORS, RepeatFact, RepeatRule } from '../repeat/index.ts';
import { isDay } from '../shared/index.ts';
import { localNameText, messageKey, trustText } from './words.ts';

/** The rule by which penalties were counted, in one line. */
export function repeatRuleText({ threshold, years, anchor, by, unit, warnings, simple }: RepeatRule): string {
  const parts = [
    i18n.t(unit === 'act' ? 'repeat.thresholdActs' : 'repeat.threshold', [String(years), String(threshold)]),
    anchorText(anchor),
    i18n.t(by === 'decision' ? 'repeat.byDecision' : 'repeat.byPublication'),
    i18n.t(warnings ? 'repeat.withWarnings' : 'repeat.withoutWarnings'),
    i18n.t(simple ? 'repeat.withSimple' : 'repeat.withoutSimple'),
  ];
  return parts.join(i18n.t('common.clause'));
}

export function anchorText(anchor: RepeatRule['anchor']): string {
  return isDay(anchor) ? i18n.t('repeat.anchorDay', [anchor]) : i18n.t(`repeatAnchor.${messageKey(anchor as (typeof ANCHORS)[number])}`);
}

/** How many penalties in which window; undefined where a list made by hand does not say. */
export function repeatCountText({ count, from, to, rule }: Pick<RepeatFact, 'count' | 'from' | 'to' | 'rule'>): string | undefined {
  if (count === undefined) return undefined;
  const number = i18n.t(rule?.unit === 'act' ? 'repeat.acts' : 'repeat.times', [String(count)]);
  return from === undefined || to === undefined ? number : i18n.t('repeat.inWindow', [from, to, number]);
}

export function repeatSourceText({ id, trust, asOf }: RepeatFact['sources'][number]): string {
  const name = trust === 'local' ? `${trustText('local')} ${localNameText(id)}` : id;
  return asOf === undefined ? name : i18n.t('repeat.asOf', [name, asOf]);
}

/** What an audit entry notes of a repeat offender, `penalties:sure:12`, in words; any other text is none of its own. */
export function repeatNoteText(note: string): string | undefined {
  const [, source, sure, count] = /^(list|penalties):(sure|unsure):(\d*)$/.exec(note) ?? [];
  if (source === undefined) return undefined;
  const parts = [count === '' || count === undefined ? '' : i18n.t('repeat.times', [count]), i18n.t(source === 'list' ? 'repeat.list' : 'repeat.penalties'), sure === 'sure' ? '' : i18n.t('risk.byName')];
  return parts.filter((part) => part !== '').join(i18n.t('common.clause'));
}
