import type { PolicyInForce, PolicyProblem } from '../policy/index.ts';
import { membersOf } from '../shared/members.ts';
import { PARTS, type Part, type PlannedItem } from './types.ts';

export interface ApplyTo {
  /** Replaces one part of the desk's settings; empty when it was saved. */
  readonly save: (part: Part, value: unknown) => Promise<readonly PolicyProblem[]>;
  /** Puts a rule pack into force; recorded with the reason that it was imported. */
  readonly savePack: (pack: unknown) => Promise<readonly PolicyProblem[]>;
  /** Puts a profile into force with the page that proves it. */
  readonly publish: (profile: unknown, proof: unknown) => Promise<readonly PolicyProblem[]>;
}

export interface Applied {
  readonly done: readonly string[];
  readonly refused: readonly { readonly path: string; readonly problems: readonly PolicyProblem[] }[];
}

/**
 * Takes the chosen values over, part by part; a part that is refused leaves the others. Profiles go one by one, so that one without proof keeps no
 * other back. Only values that the plan would add or change are taken, whatever was chosen.
 */
export async function applyPlan(chosen: readonly PlannedItem[], policy: PolicyInForce, proofs: Readonly<Record<string, unknown>>, to: ApplyTo): Promise<Applied> {
  const done: string[] = [];
  const refused: { path: string; problems: readonly PolicyProblem[] }[] = [];
  const note = (items: readonly PlannedItem[], problems: readonly PolicyProblem[]) => {
    if (problems.length === 0) done.push(...items.map(({ path }) => path));
    else refused.push(...items.map(({ path }) => ({ path, problems })));
  };
  const taken = chosen.filter(({ kind }) => kind === 'add' || kind === 'change');
  const isProfile = ({ path }: PlannedItem) => path.startsWith('sites.profiles ');
  let local = membersOf(policy.local);
  const save = async (part: Part, items: readonly PlannedItem[]) => {
    const value = mergedPart(part, local[part], items, policy);
    const problems = await to.save(part, value);
    if (problems.length === 0) local = { ...local, [part]: value };
    note(items, problems);
  };
  const packs = taken.filter(({ path }) => path === 'rules.pack');
  for (const part of PARTS) {
    const items = taken.filter((item) => item.part === part && !isProfile(item) && !packs.includes(item));
    if (items.length > 0) await save(part, items);
  }
  const profiles = taken.filter(isProfile);
  const proofOf = ({ after }: PlannedItem) => proofs[String(membersOf(after).id)];
  for (const item of profiles.filter((one) => proofOf(one) === undefined)) await save('sites', [item]);
  // Last, since the background writes these into the settings itself.
  for (const item of packs) note([item], await to.savePack(item.after));
  for (const item of profiles.filter((one) => proofOf(one) !== undefined)) note([item], await to.publish(item.after, proofOf(item)));
  return { done, refused };
}

/** A part of the desk's settings with these values in it; nothing that was there is lost. */
export function mergedPart(part: Part, before: unknown, items: readonly PlannedItem[], policy: PolicyInForce): unknown {
  if (part === 'lists') return items.reduce((lists, { after }) => withId(lists, after), listOf(before));
  if (part === 'sites') return items.reduce((sites, { path, after }) => withSite(sites, path, after, policy), membersOf(before));
  if (part === 'rules' || part === 'office') return items.reduce((members, { path, after }) => ({ ...members, [path.slice(part.length + 1)]: after }), membersOf(before));
  return items.at(-1)?.after;
}

function withSite(sites: Readonly<Record<string, unknown>>, path: string, after: unknown, policy: PolicyInForce): Readonly<Record<string, unknown>> {
  const name = /^sites\.(\w+)/.exec(path)?.[1] ?? '';
  if (name === 'profiles') return { ...sites, profiles: withId(listOf(sites.profiles), after) };
  const key = name as 'hosts' | 'off' | 'onDemand';
  // Recommended hosts hold until the desk names some: once it does, they are named too.
  const inForce = (policy.sites[key] ?? []).filter((host) => policy.managed?.[key]?.includes(host) !== true);
  return { ...sites, [key]: [...new Set([...(sites[key] === undefined ? inForce : listOf(sites[key])), after])] };
}

function withId(items: readonly unknown[], item: unknown): readonly unknown[] {
  const { id } = membersOf(item);
  return items.some((other) => membersOf(other).id === id) ? items.map((other) => (membersOf(other).id === id ? item : other)) : [...items, item];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
