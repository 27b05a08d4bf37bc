import { membersOf } from '../shared/members.ts';

/** The local settings, taken apart for editing. Shapes only: what is in them was checked when it was saved. */
export interface LocalPart {
  readonly lists: readonly unknown[];
  readonly sites: Readonly<Record<string, unknown>>;
  readonly rules: Readonly<Record<string, unknown>>;
  readonly office: Readonly<Record<string, unknown>>;
}

export function localPart(local: unknown): LocalPart {
  const { lists, sites, rules, office } = membersOf(local);
  return { lists: Array.isArray(lists) ? lists : [], sites: membersOf(sites), rules: membersOf(rules), office: membersOf(office) };
}
