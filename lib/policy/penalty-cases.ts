import { GROUND_CODES } from '../list/index.ts';
import { z } from '../shared/zod.ts';

const text = (max: number) => z.string().min(1).max(max);
const id = z.string().regex(/^[a-z0-9-]{1,40}$/);
/** Words to be found in what a case page says. `*` stands for up to sixteen characters of the same clause. */
const words = z.array(text(40)).max(60);
const unverified = z.boolean().optional().describe('条文尚未与正式文本核对，界面显示“未经核对” / not compared with the official text; shown wherever it is cited');
/** Numbers and lists of the section that may rest on memory. */
export const UNVERIFIED_PARTS = ['topShare', 'largeFine', 'factors'] as const;

/** When a handler's decision leaves something to be done, and until when. */
export const CASE_DECISIONS = ['list', 'not-list', 'undecided'] as const;
export type CaseDecisionKind = (typeof CASE_DECISIONS)[number];

/** Listing after a penalty, as dated data: which penalties are heavier, which articles may apply, what to weigh, which days count. */
export const PenaltyCases = z.object({
  /** Parts that were not compared with the official text. */
  unverified: z.array(z.enum(UNVERIFIED_PARTS)).optional().describe('尚未与正式文本核对的部分 / parts not compared with the official text'),
  /** Kinds of penalties. `heavier`: heavier by itself, only when set on the heavier-punishment principle, or not. */
  kinds: z.array(z.object({ id, title: text(40), words, heavier: z.enum(['yes', 'aggravated', 'no']) })).max(60),
  /** Words by which a decision says how its penalty was set. */
  discretion: z.object({ aggravated: words, grave: words, lighter: words, noIntent: words }),
  /** A fine in this top part of the statutory span counts as heavier punishment: 0.3 is the top 30 %. */
  topShare: z.number().min(0).max(1),
  /** Yuan from which a fine is a larger one (hearing thresholds). A sign to look, no ground. */
  largeFine: z.object({ person: z.number().min(0), entity: z.number().min(0) }),
  /** Regulations of the State Council that are not called 条例. */
  administrativeRegulations: z.array(text(60)).max(100),
  articles: z
    .array(
      z.object({
        code: z.enum(GROUND_CODES),
        article: text(40),
        field: text(60),
        summary: text(300),
        /** Laws and regulations whose breach falls under this article. */
        statutes: z.array(text(60)).max(60),
        words,
        /** Applies to refusal to perform a decision: needs no heavier penalty. */
        refusal: z.boolean().optional(),
        unverified,
      }),
    )
    .max(40),
  factors: z.array(z.object({ id, title: text(60), words })).max(30),
  /** Reasons for not listing. `note`: has to be put in words too. */
  reasons: z.array(z.object({ id, title: text(100), note: z.boolean().optional() })).min(1).max(30),
  /** `workingDays` after the day that the page shows; none: on that day at the latest. */
  deadlines: z
    .array(
      z.object({
        id,
        title: text(120),
        from: z.enum(['noticed', 'decided']),
        workingDays: z.number().int().min(0).max(250),
        for: z.array(z.enum(CASE_DECISIONS)).min(1),
        basis: text(120),
        note: text(200).optional(),
        unverified,
      }),
    )
    .max(20),
});
export type PenaltyCases = z.infer<typeof PenaltyCases>;
