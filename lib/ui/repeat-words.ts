import { i18n } from '#i18n';
import type { ANCHORS, RepeatRule } from '../repeat/index.ts';
import { isDay } from '../shared/index.ts';
import { messageKey } from './words.ts';

/** The rule by which penalties were counted, in one line. */
export function repeatRuleText({ threshold, years, anchor, by, unit, warnings, simple }: RepeatRule): string {
  const anchorText = isDay(anchor) ? i18n.t('repeat.anchorDay', [anchor]) : i18n.t(`repeatAnchor.${messageKey(anchor as (typeof ANCHORS)[number])}`);
  const parts = [
    i18n.t(unit === 'act' ? 'repeat.thresholdActs' : 'repeat.threshold', [String(years), String(threshold)]),
    anchorText,
    i18n.t(by === 'decision' ? 'repeat.byDecision' : 'repeat.byPublication'),
    i18n.t(warnings ? 'repeat.withWarnings' : 'repeat.withoutWarnings'),
    i18n.t(simple ? 'repeat.withSimple' : 'repeat.withoutSimple'),
  ];
  return parts.join(i18n.t('common.clause'));
}
