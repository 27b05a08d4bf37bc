import { CODE_LABELS, ENTITY, ID_NUMBER_LABELS, isFieldLabel, LEGAL_REP_LABELS, NAME_LABELS, OTHER_PARTY, REG_NO_LABELS, relaxedKey } from './party-words.ts';
import { labelKey } from '../page/index.ts';
import type { PartyHeads } from './schema.ts';

/** Which columns of a table say who the party of a row is, by their places. At least `name` or `code` is there. */
export interface PartyColumns {
  readonly name?: number;
  readonly code?: number;
  /** Numbers of whatever kind, told apart by their shape. */
  readonly number?: number;
  readonly regNo?: number;
  readonly legalRep?: number;
}

/**
 * The columns of a table by its heads (`labels`: in the form of `labelKey`, one a column, empty where there is none).
 * `described`: heads that a site profile names; they come before the words. Undefined when none names a party: 「名称」 alone may be the name of anything, so it counts beside a code only.
 */
export function partyColumns(labels: readonly string[], described: PartyHeads = {}): PartyColumns | undefined {
  const told = (role: keyof PartyHeads): number | undefined => {
    const keys = (described[role] ?? []).map(labelKey);
    const at = labels.findIndex((label) => label !== '' && keys.includes(label));
    return at < 0 ? undefined : at;
  };
  const byProfile = { name: told('name'), code: told('code'), regNo: told('regNo'), legalRep: told('legalRep') };
  const taken = Object.values(byProfile);
  const byWords = columnsByWords(labels.map((label, at) => (taken.includes(at) ? '' : label)), byProfile.name !== undefined);
  const both = Object.entries({ ...byWords, ...Object.fromEntries(Object.entries(byProfile).filter(([, at]) => at !== undefined)) });
  return byWords === undefined && byProfile.name === undefined && byProfile.code === undefined ? undefined : Object.fromEntries(both);
}

/** `named`: the name is known, so that a code needs none beside it. */
function columnsByWords(labels: readonly string[], named: boolean): PartyColumns | undefined {
  const own = labels.map((label) => (OTHER_PARTY.test(label) ? '' : relaxedKey(label)));
  const first = (set: ReadonlySet<string>): number | undefined => {
    const at = own.findIndex((label) => label !== '' && set.has(label));
    return at < 0 ? undefined : at;
  };
  const code = first(CODE_LABELS);
  const regNo = first(REG_NO_LABELS);
  const [strong, weak, bare] = NAME_LABELS;
  const name = first(strong) ?? first(weak) ?? (code === undefined && regNo === undefined ? undefined : first(bare));
  if (name === undefined && code === undefined && !named) return undefined;
  const number = (name === undefined && !named) || code !== undefined ? undefined : first(ID_NUMBER_LABELS);
  const legalRep = first(LEGAL_REP_LABELS);
  return Object.fromEntries(Object.entries({ name, code, number, regNo, legalRep }).filter(([, at]) => at !== undefined));
}

/** A head is short. */
const MAX_HEAD = 24;

/**
 * Whether a row of plain cells is the head of a table: two labels of parties at least, hardly a blank, and nothing that
 * looks like a value. Forms of label and value in one row have either blanks or values beside their labels.
 */
export function isHeadRow(labels: readonly string[]): boolean {
  if (labels.length < 3) return false;
  const filled = labels.filter((label) => label !== '');
  if (labels.length - filled.length > Math.max(1, labels.length / 4)) return false;
  if (filled.some((label) => label.length > MAX_HEAD || ENTITY.test(label) || /\d{6}/u.test(label))) return false;
  return filled.filter((label) => isFieldLabel(relaxedKey(label))).length >= 2;
}
