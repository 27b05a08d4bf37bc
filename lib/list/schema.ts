import { isDay } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { MAX_FORMER_NAMES, REGION, TEXT_CAPS } from './listing-shape.ts';
import { GROUND_CODES, LIST_KINDS, RISK_CLASSES, type RiskClass } from './schema-words.ts';

export { GROUND_CODES, LIST_KINDS, RISK_CLASSES, type RiskClass };

export const ListKind = z.enum(LIST_KINDS);
export type ListKind = z.infer<typeof ListKind>;
export const GroundCode = z.enum(GROUND_CODES);
export type GroundCode = z.infer<typeof GroundCode>;

const text = (max: number) => z.string().min(1).max(max);
const day = z.string().refine(isDay, 'not a calendar day YYYY-MM-DD');

/** A name the entity had before, with the days between which it bore it, where the source says. */
export const FormerName = z.object({ name: text(TEXT_CAPS.name), from: day.optional(), to: day.optional() });
export type FormerName = z.infer<typeof FormerName>;

/**
 * One listing decision about one entity. An entity listed twice has two records: the annex table counts
 * decisions. All days are Chinese calendar days. Lengths are caps against hostile input, not style.
 */
export const Listing = z.object({
  /** Stable within its list across versions, so that a delta can name the record that it changes. */
  id: text(TEXT_CAPS.id),
  name: text(TEXT_CAPS.name),
  uscc: text(TEXT_CAPS.uscc).optional(),
  regNo: text(TEXT_CAPS.regNo).optional(),
  orgCode: text(TEXT_CAPS.orgCode).optional(),
  legalRep: text(TEXT_CAPS.legalRep).optional(),
  /** Keyed hash of the identity number of the legal representative, in a `person` list of the person; the number itself never enters a list. */
  legalRepIdHash: text(TEXT_CAPS.legalRepIdHash).optional(),
  ground: text(TEXT_CAPS.ground),
  groundCode: GroundCode,
  groundArticle: text(TEXT_CAPS.groundArticle).optional(),
  listingAuthority: text(TEXT_CAPS.listingAuthority),
  listingDocNo: text(TEXT_CAPS.listingDocNo).optional(),
  listedOn: day,
  /** Set where a statutory measure runs longer than the three-year term. */
  endsOn: day.optional(),
  removedOn: day.optional(),
  removalReason: text(TEXT_CAPS.removalReason).optional(),
  measuresLiftedAt: day.optional(),
  formerNames: z.array(FormerName).max(MAX_FORMER_NAMES).optional(),
  /** GB/T 2260 division code of the place of registration, 6 digits. */
  region: z.string().regex(REGION).optional(),
  /** Of a restriction on a person: the enterprise that it arose from. No key: it is not the enterprise that is restricted. */
  relatedName: text(TEXT_CAPS.relatedName).optional(),
  relatedUscc: text(TEXT_CAPS.relatedUscc).optional(),
  /** Credit-risk class, in lists of kind `risk`; the party's `listedOn` is then the day of the classification. */
  riskClass: z.enum(RISK_CLASSES).optional(),
  /** Of a penalty (`listedOn`: decided; `removedOn`: repaired or quashed): its kinds as the decision words them, joined by 、. */
  penaltyKinds: text(TEXT_CAPS.penaltyKinds).optional(),
  /** Yuan, or the words of the source where they are no number. */
  penaltyAmount: text(TEXT_CAPS.penaltyAmount).optional(),
  penaltyProcedure: text(TEXT_CAPS.penaltyProcedure).optional(),
  publishedOn: day.optional(),
  /** Of a repeat offender: penalties counted in the window, both of its days included, by the rule (`lib/repeat`). */
  penaltyCount: text(TEXT_CAPS.penaltyCount).optional(),
  firstPenaltyOn: day.optional(),
  lastPenaltyOn: day.optional(),
  windowFrom: day.optional(),
  windowTo: day.optional(),
  countingRule: text(TEXT_CAPS.countingRule).optional(),
  /** Numbers of the counted decisions, newest first, joined by ；; cut where there are too many. */
  penaltyDocNos: text(TEXT_CAPS.penaltyDocNos).optional(),
});
export type Listing = z.infer<typeof Listing>;
