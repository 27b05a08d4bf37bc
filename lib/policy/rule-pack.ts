import { GRADES, STANDINGS } from '../match/index.ts';
import { GROUND_CODES, LIST_KINDS } from '../list/index.ts';
import { isDay } from '../shared/index.ts';
import { RepeatRule } from '../repeat/index.ts';
import { z } from '../shared/zod.ts';
import { InspectionRules } from './inspection-rules.ts';
import { PenaltyCases } from './penalty-cases.ts';
import { EFFECT_NAMES, PAGE_KINDS } from './types.ts';

const day = z.string().refine(isDay, 'not a calendar day YYYY-MM-DD');
const text = (max: number) => z.string().min(1).max(max);

/** One line of the pack: when a match of this grade is met on this kind of page, these effects are asked for. */
export const Rule = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  listKinds: z.array(z.enum(LIST_KINDS)).min(1),
  grades: z.array(z.enum(GRADES)).min(1),
  standings: z.array(z.enum(STANDINGS)).min(1),
  /** Only for listings of these grounds; for all when left out. */
  groundCodes: z.array(z.enum(GROUND_CODES)).min(1).optional(),
  pageKinds: z.array(z.enum(PAGE_KINDS)).min(1),
  effects: z.array(z.enum(EFFECT_NAMES)).min(1),
  /** Ids of `bases` that the effects rest on. */
  basis: z.array(z.string()).min(1),
});
export type Rule = z.infer<typeof Rule>;

const unverified = z.boolean().optional().describe('条文尚未与正式文本核对，界面显示“未经核对” / not compared with the official text; shown wherever it is cited');

/** Law as dated data: articles, terms and numbers change without a new build of the extension. */
export const RulePack = z.object({
  schema: z.literal(1),
  id: text(60),
  version: text(40),
  /** First Chinese day on which the pack applies. */
  effectiveFrom: day,
  title: text(200),
  bases: z.array(z.object({ id: text(60), title: text(300), article: text(100), summary: text(500), unverified })),
  rules: z.array(Rule).max(500),
  calendar: z.object({ holidays: z.array(day), makeUpWorkdays: z.array(day) }),
  /** Years until a listing ends by itself. */
  termYears: z.number().int().min(1).max(30),
  /** Numbers of the pack itself that were not compared with the official text. */
  unverified: z.array(z.enum(['termYears'])).optional().describe('尚未与正式文本核对的数字 / numbers not compared with the official text'),
  /** How often whom is inspected, and the annual cap; what the default pack says where a pack has no such part. */
  inspection: InspectionRules.optional().describe('检查：频次、抽查比例、年度上限及其依据；不设则沿用内置规则（只有“提高频次”，没有数字） / inspections; without it the built-in rules, which raise and give no number'),
  /** Listing after a penalty; the default section when left out. */
  penaltyCases: PenaltyCases.optional().describe('处罚案件：较重处罚、列入情形、考量因素、期限；不设则用默认 / listing after a penalty; the default when left out'),
  /** Who counts as a repeat offender; the default rule when left out. */
  repeat: RepeatRule.optional().describe('屡禁不止、屡罚不改：统计期间与计数规则；不设则为 3 年内 10 次以上、按决定日期、截至当日 / repeat offenders: window and counting; without it 10 in 3 years, by day of decision, up to today'),
});
export type RulePack = z.infer<typeof RulePack>;
