import { GROUND_CODES, LIST_KINDS, RISK_CLASSES, type RiskClass } from '../list/index.ts';
import { isDay } from '../shared/index.ts';
import { z } from '../shared/zod.ts';

export { RISK_CLASSES, type RiskClass };

/** What a rule makes of the usual frequency, lowest first. */
export const INSPECTION_LEVELS = ['lowered', 'usual', 'raised', 'markedly-raised'] as const;
export type InspectionLevel = (typeof INSPECTION_LEVELS)[number];

/** A division code of GB/T 2260, or its first two or four digits. */
export const REGION_PREFIX = /^\d{2}(\d{2}){0,2}$/;

const day = z.string().refine(isDay, 'not a calendar day YYYY-MM-DD');
const text = (max: number) => z.string().min(1).max(max);

/** Where a rule of inspection is written: a provision among the pack's `bases`, and the local document that has the number. */
const InspectionBasis = z.object({
  /** Id of one of the pack's `bases`. */
  law: text(60).optional().describe('规则包 bases 中的依据标识 / id of one of the pack’s bases'),
  text: text(300).optional().describe('本地文件名称、文号和条款 / local document, number and article'),
  date: day.optional().describe('本地文件日期 / day of the local document'),
});
export type InspectionBasis = z.infer<typeof InspectionBasis>;

/** Whom a line is for. Every member that is given must fit the party; a line without members is for every party. */
const whom = {
  /** Parties in force on a list of one of these kinds. */
  listKinds: z.array(z.enum(LIST_KINDS)).min(1).optional().describe('适用于在这几类名单上的主体 / parties in force on a list of one of these kinds'),
  riskClasses: z.array(z.enum(RISK_CLASSES)).min(1).optional().describe('适用于这几类信用风险的主体 / parties of one of these risk classes'),
  /** Regulatory field, by the ground of a listing in force. */
  groundCodes: z.array(z.enum(GROUND_CODES)).min(1).optional().describe('适用的监管领域 / regulatory fields'),
  /** Beginnings of GB/T 2260 division codes: two, four or six digits. */
  regions: z.array(z.string().regex(REGION_PREFIX)).min(1).max(100).optional().describe('适用地区：行政区划代码或其前两位、前四位 / division codes of GB/T 2260, or their first two or four digits'),
  /** First and last Chinese day on which the line applies. */
  from: day.optional().describe('自此日起适用 / first day'),
  until: day.optional().describe('至此日止（含） / last day'),
};

/** How often such parties are inspected. A line may say what is raised and give no number: many laws do just that. */
const InspectionFrequency = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/),
    ...whom,
    /** What the basis allows and does not demand: shown as the office's own choice. */
    discretionary: z.literal(true).optional().describe('依据只允许、不要求的填 true，界面注明“由本机关酌定” / the basis allows it and does not demand it: shown as left to the office'),
    level: z.enum(INSPECTION_LEVELS).describe('对检查频次的要求；法律只要求“提高”而无数字的，只填此项 / what it makes of the usual frequency; alone where the law gives no number'),
    /** At least so many inspections… */
    times: z.number().int().min(1).max(52).optional().describe('至少检查几次 / least number of inspections'),
    /** …in so many years; one unless set. */
    years: z.number().int().min(1).max(5).optional().describe('在几年之内，默认 1 / in so many years; 1 unless set'),
    /** Share of such parties that is drawn by lot, in percent; no party has a due date by it. */
    samplingPercent: z.number().min(0.01).max(100).optional().describe('抽查比例（%），与 times 只填一项；抽中与否由随机抽取决定，不产生到期日 / share drawn by lot, in percent; instead of times'),
    basis: InspectionBasis,
  })
  .refine(({ times, samplingPercent }) => times === undefined || samplingPercent === undefined, '频次与抽查比例只填一项 / a line has a frequency or a sampling ratio, not both')
  .refine(({ times, years }) => years === undefined || times !== undefined, '填写年数须同时填写次数 / years need times')
  .refine(({ times, samplingPercent, basis }) => (times === undefined && samplingPercent === undefined) || isDated(basis), '写明数字须注明文件名称和日期 / a number needs the document that has it, and its day')
  .refine(({ basis }) => basis.law !== undefined || basis.text !== undefined, '须注明依据 / a line needs a basis');
export type InspectionFrequency = z.infer<typeof InspectionFrequency>;

/** Most inspections of one party in a calendar year. */
const InspectionCap = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/),
    ...whom,
    perYear: z.number().int().min(0).max(366).describe('每个自然年最多检查几次 / most inspections in a calendar year'),
    /** What does not count, or may go beyond, in the words of the document. */
    exceptions: text(500).optional().describe('不受上限约束的情形 / what may go beyond it'),
    basis: InspectionBasis,
  })
  .refine(({ basis }) => isDated(basis), '写明数字须注明文件名称和日期 / a number needs the document that has it, and its day');
export type InspectionCap = z.infer<typeof InspectionCap>;

export const InspectionRules = z.object({
  frequencies: z.array(InspectionFrequency).max(200).describe('检查频次或抽查比例；写明数字的须注明文件和日期 / frequencies or ratios; a number needs its document and day'),
  caps: z.array(InspectionCap).max(200).describe('年度检查频次上限 / annual caps'),
  /** When a party is first due of whom no inspection is known: one interval after its listing, or on the day of listing. */
  firstDue: z.enum(['interval', 'listing']).optional().describe('无已知检查记录时首次到期日：列入后一个间隔（默认）或列入当日 / first due one interval after the listing (default), or on its day'),
});
export type InspectionRules = z.infer<typeof InspectionRules>;

function isDated({ text: document, date }: InspectionBasis): boolean {
  return document !== undefined && date !== undefined;
}
