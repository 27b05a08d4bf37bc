import { rowText, type Listing, type Row } from '../list/index.ts';
import type { Day } from '../shared/index.ts';
import { countPenalties, type RepeatCount } from './count.ts';
import { Decisions } from './decisions.ts';
import { partyKeyOf } from './party.ts';
import { actsOf, penaltyRowOf } from './penalty.ts';
import { windowOf, type RepeatRule } from './rule.ts';

/** A party of the group list: one entity (户), whatever number of penalties it has. */
export interface GroupParty {
  readonly name: string;
  readonly uscc?: string;
  readonly regNo?: string;
  readonly region?: string;
  /** False: known by name and region alone, so that namesakes may have been counted together. */
  readonly sure: boolean;
  readonly count: RepeatCount;
}

/**
 * Finds repeat offenders among any number of penalties in memory that does not grow with them: `glance` at every row first,
 * then `take` every row again, in any order, and ask for `parties`. Between the two only tallies of fixed size are held;
 * afterwards the decisions of parties that may reach the threshold.
 */
export interface Group {
  glance(row: Row): void;
  /** Whether the row is of a party that may reach the threshold: others need not be read as records. */
  wants(row: Row): boolean;
  take(listing: Listing): void;
  /** Most often punished first. */
  parties(): GroupParty[];
}

/** Tallies by a hash of the party: 8 MB. Parties that share one are told apart when they are taken. */
const TALLIES = 1 << 22;
const MOST = 0xffff;

/** @param today Chinese day from which the window is reckoned, and up to which repairs count */
export function createGroup(rule: RepeatRule, today: Day): Group {
  const window = windowOf(rule, today);
  const tallies = new Uint16Array(TALLIES);
  const taken = new Map<string, { readonly listing: Listing; readonly sure: boolean; readonly decisions: Decisions }>();
  return {
    glance(row) {
      const place = placeOf(row);
      // No fewer than what will be counted: repaired, quashed and double ones are seen only when they are taken.
      const more = rule.unit === 'act' ? Math.max(1, actsOf(rowText(row, 'ground') ?? '').length) : 1;
      tallies[place] = Math.min(MOST, (tallies[place] ?? 0) + more);
    },
    wants: (row) => (tallies[placeOf(row)] ?? 0) >= Math.min(MOST, rule.threshold),
    take(listing) {
      const { key, sure } = partyKeyOf(listing);
      const known = taken.get(key);
      const party = known ?? { listing, sure, decisions: new Decisions() };
      party.decisions.add(penaltyRowOf(listing), 1);
      // Names change; the latest decision has the name to go by.
      if (known === undefined || listing.listedOn > known.listing.listedOn) taken.set(key, { ...party, listing });
    },
    parties() {
      const found: GroupParty[] = [];
      for (const { listing, sure, decisions } of taken.values()) {
        const count = countPenalties(decisions.values(), rule, today, window);
        if (!count.reached) continue;
        const { name, uscc, regNo, region } = listing;
        found.push({ name, sure, count, ...(uscc === undefined ? {} : { uscc }), ...(regNo === undefined ? {} : { regNo }), ...(region === undefined ? {} : { region }) });
      }
      return found.sort((a, b) => b.count.count - a.count.count || (a.name < b.name ? -1 : 1));
    },
  };
}

function placeOf(row: Row): number {
  const { key } = partyKeyOf({ name: rowText(row, 'name') ?? '', ...given('uscc', rowText(row, 'uscc')), ...given('regNo', rowText(row, 'regNo')), ...given('region', rowText(row, 'region')) });
  // FNV-1a.
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % TALLIES;
}

function given<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}
