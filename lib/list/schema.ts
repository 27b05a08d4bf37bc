import { isDay } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { GROUND_CODES, LIST_KINDS } from './schema-words.ts';

export { GROUND_CODES, LIST_KINDS };

export const ListKind = z.enum(LIST_KINDS);
export type ListKind = z.infer<typeof ListKind>;
export const GroundCode = z.enum(GROUND_CODES);
export type GroundCode = z.infer<typeof GroundCode>;

const text = (max: number) => z.string().min(1).max(max);
const day = z.string().refine(isDay, 'not a calendar day YYYY-MM-DD');

/** A name the entity had before, with the days between which it bore it, where the source says. */
export const FormerName = z.object({ name: text(200), from: day.optional(), to: day.optional() });
export type FormerName = z.infer<typeof FormerName>;

/**
 * One listing decision about one entity. An entity listed twice has two records: the annex table counts
 * decisions. All days are Chinese calendar days. Lengths are caps against hostile input, not style.
 */
export const Listing = z.object({
  /** Stable within its list across versions, so that a delta can name the record that it changes. */
  id: text(64),
  name: text(200),
  uscc: text(18).optional(),
  regNo: text(20).optional(),
  orgCode: text(9).optional(),
  legalRep: text(100).optional(),
  /** Keyed hash of the legal representative's identity number; the number itself never enters a list. */
  legalRepIdHash: text(64).optional(),
  ground: text(2000),
  groundCode: GroundCode,
  groundArticle: text(200).optional(),
  listingAuthority: text(200),
  listingDocNo: text(200).optional(),
  listedOn: day,
  /** Set where a statutory measure runs longer than the three-year term. */
  endsOn: day.optional(),
  removedOn: day.optional(),
  removalReason: text(500).optional(),
  measuresLiftedAt: day.optional(),
  formerNames: z.array(FormerName).max(50).optional(),
  /** GB/T 2260 division code of the place of registration, 6 digits. */
  region: z.string().regex(/^\d{6}$/).optional(),
});
export type Listing = z.infer<typeof Listing>;
