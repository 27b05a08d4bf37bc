import { addDays, addYears, isDay, type Day } from '../shared/index.ts';
import { z } from '../shared/zod.ts';

/** Ends of a window that move by themselves: today, or the last day of the month, quarter or year that ended last. */
export const ANCHORS = ['today', 'month-end', 'quarter-end', 'year-end'] as const;

/**
 * What counts as 屡禁不止、屡罚不改. The sources leave these points open, so each is a setting, and the settings stand beside
 * every count that is shown.
 */
export const RepeatRule = z.object({
  /** Penalties from which a party counts as a repeat offender; the number itself is included. */
  threshold: z.number().int().min(2).max(1000),
  years: z.number().int().min(1).max(20),
  /** Last day of the window: a word, or a day. */
  anchor: z.string().refine((text) => (ANCHORS as readonly string[]).includes(text) || isDay(text), 'neither today, month-end, quarter-end, year-end nor a calendar day YYYY-MM-DD'),
  /** Which day of a penalty must lie in the window. A penalty without that day does not count. */
  by: z.enum(['decision', 'publication']),
  /** Each decision once, or each act that it punishes. */
  unit: z.enum(['decision', 'act']),
  /** Whether decisions count that only warn or criticise, and those of the simple procedure: neither is published. */
  warnings: z.boolean(),
  simple: z.boolean(),
});
export type RepeatRule = z.infer<typeof RepeatRule>;

export const DEFAULT_REPEAT_RULE: RepeatRule = { threshold: 10, years: 3, anchor: 'today', by: 'decision', unit: 'decision', warnings: false, simple: false };

/** Both days are part of it. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** The window of a rule on `today` (a Chinese day): so many years that end with the anchor. */
export function windowOf(rule: Pick<RepeatRule, 'anchor' | 'years'>, today: Day): Window {
  const to = anchorDay(rule.anchor, today);
  return { from: addDays(addYears(to, -rule.years), 1), to };
}

function anchorDay(anchor: RepeatRule['anchor'], today: Day): Day {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))];
  // The period that today ends has ended.
  const tomorrow = addDays(today, 1);
  const firstOf = (unit: number) => `${tomorrow.slice(0, 4)}-${String(Math.floor((Number(tomorrow.slice(5, 7)) - 1) / unit) * unit + 1).padStart(2, '0')}-01`;
  switch (anchor) {
    case 'today':
      return today;
    case 'month-end':
      return addDays(firstOf(1), -1);
    case 'quarter-end':
      return addDays(firstOf(3), -1);
    case 'year-end':
      return month === 12 && tomorrow.slice(0, 4) !== year ? today : `${Number(year) - 1}-12-31`;
    default:
      return anchor;
  }
}

/** The rule as one line, for a column of a list: `threshold=10;years=3;anchor=today;by=decision;unit=decision;warnings=0;simple=0`. */
export function ruleText(rule: RepeatRule): string {
  const { threshold, years, anchor, by, unit, warnings, simple } = rule;
  return `threshold=${threshold};years=${years};anchor=${anchor};by=${by};unit=${unit};warnings=${Number(warnings)};simple=${Number(simple)}`;
}

/** The rule that such a line says; undefined for any other text. */
export function readRuleText(text: string | undefined): RepeatRule | undefined {
  if (text === undefined) return undefined;
  const parts = new Map(text.split(';').map((part) => part.split('=', 2) as [string, string | undefined]));
  const flag = (name: string) => (parts.get(name) === '1' ? true : parts.get(name) === '0' ? false : undefined);
  const parsed = RepeatRule.safeParse({
    threshold: Number(parts.get('threshold')),
    years: Number(parts.get('years')),
    anchor: parts.get('anchor'),
    by: parts.get('by'),
    unit: parts.get('unit'),
    warnings: flag('warnings'),
    simple: flag('simple'),
  });
  return parsed.success ? parsed.data : undefined;
}
