import { PAGE_KINDS } from '../shared/page-kinds.ts';
import { isDay } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { EVIDENCE } from './evidence.ts';

/** Texts from a page are cut at 300 characters; whatever is longer did not come from the guard. */
const pageText = z.string().max(300);

const subject = z.object({
  name: pageText.optional(),
  code: pageText.optional(),
  regNo: pageText.optional(),
  orgCode: pageText.optional(),
  legalRep: pageText.optional(),
  personId: pageText.optional(),
});

/** Words for and against, with their weights. */
export const Reasons = z.array(z.object({ word: z.enum(EVIDENCE), weight: z.number().int().min(-1000).max(1000) })).max(12);

/** `FrameReading` as it arrives from outside: a message of a guard, a saved proof. */
export const FrameReadingSchema = z.object({
  profileId: pageText.optional(),
  pageId: pageText.optional(),
  kind: z.enum(PAGE_KINDS),
  how: z.enum(['profile', 'generic']),
  state: z.enum(['ready', 'waiting', 'not-this-page']),
  applicant: subject,
  severalApplicants: z.boolean(),
  others: z.array(subject).max(5).optional(),
  fromRow: z.boolean().optional(),
  inspected: z.array(z.string().refine(isDay)).max(60).optional(),
  why: z.object({ name: Reasons.optional(), code: Reasons.optional(), route: Reasons.optional() }).optional(),
  route: z.object({
    present: z.boolean(),
    chosen: z.enum(['commitment', 'ordinary', 'none']),
    commitmentText: pageText.optional(),
  }),
  hasSubmit: z.boolean(),
  slow: z.boolean().optional(),
  missing: z.array(pageText).max(20),
});
