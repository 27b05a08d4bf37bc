import { isDay } from '../shared/index.ts';
import { GROUND_CODES, RISK_CLASSES } from './schema-words.ts';
import type { Listing } from './schema.ts';

/** Longest texts of a record, in UTF-16 code units; the schema has them from here. */
export const TEXT_CAPS = {
  id: 64,
  name: 200,
  uscc: 18,
  regNo: 20,
  orgCode: 9,
  legalRep: 100,
  legalRepIdHash: 64,
  ground: 2000,
  groundArticle: 200,
  listingAuthority: 200,
  listingDocNo: 200,
  removalReason: 500,
  relatedName: 200,
  relatedUscc: 18,
  penaltyKinds: 200,
  penaltyAmount: 40,
  penaltyProcedure: 40,
  penaltyCount: 8,
  countingRule: 200,
  penaltyDocNos: 2000,
} as const;
export const MAX_FORMER_NAMES = 50;
export const REGION = /^\d{6}$/;

const NEEDED = new Set(['id', 'name', 'ground', 'listingAuthority', 'listedOn']);
const DAYS = ['listedOn', 'endsOn', 'removedOn', 'measuresLiftedAt', 'publishedOn', 'firstPenaltyOn', 'lastPenaltyOn', 'windowFrom', 'windowTo'] as const;

/**
 * What the schema `Listing` says, by hand: Zod's first parse of a record would be a third of a cold look-up's time. A
 * test holds the two together.
 */
export function isListing(members: Readonly<Record<string, unknown>>): members is Listing {
  for (const [name, cap] of Object.entries(TEXT_CAPS)) if (!isText(members[name], cap, NEEDED.has(name))) return false;
  for (const name of DAYS) {
    const day = members[name];
    if (day === undefined ? NEEDED.has(name) : typeof day !== 'string' || !isDay(day)) return false;
  }
  const { groundCode, region, formerNames, riskClass } = members;
  if (!(GROUND_CODES as readonly unknown[]).includes(groundCode)) return false;
  if (region !== undefined && !(typeof region === 'string' && REGION.test(region))) return false;
  if (riskClass !== undefined && !(RISK_CLASSES as readonly unknown[]).includes(riskClass)) return false;
  return formerNames === undefined || (Array.isArray(formerNames) && formerNames.length <= MAX_FORMER_NAMES && formerNames.every(isFormerName));
}

function isFormerName(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, from, to } = value as Readonly<Record<string, unknown>>;
  return isText(name, TEXT_CAPS.name, true) && [from, to].every((day) => day === undefined || (typeof day === 'string' && isDay(day)));
}

function isText(value: unknown, cap: number, needed: boolean): boolean {
  if (value === undefined) return !needed;
  return typeof value === 'string' && value.length >= 1 && value.length <= cap;
}
