import { resolvePolicy, type PolicyInForce, type PolicyProblem } from '../policy/index.ts';
import { canonicalJson, type Day, type Json } from '../shared/index.ts';
import { membersOf } from '../shared/members.ts';
import type { ItemKind, Part, PlannedItem } from './types.ts';

/** Parts that are taken over as they are. */
const WHOLE = ['listHosts', 'officer', 'signers'] as const;
const HOSTS = ['hosts', 'off', 'onDemand'] as const;

/**
 * What importing these settings would do on a desk, value by value: a list, a host, a profile, a rule, the pack. Nothing is removed by an import.
 * Every value is judged by the schemas of the policy, as if it stood alone. In: settings as read from a file; `today`: Chinese day. Never throws.
 */
export function planImport(settings: Readonly<Partial<Record<string, unknown>>>, policy: PolicyInForce, today: Day): PlannedItem[] {
  const judge = judgeIn(policy, today);
  const { lists, sites, rules, office } = settings;
  const items = [
    ...ofObject('rules', rules, (name, value) => judge('rules', `rules.${name}`, { rules: { [name]: value } }, value, name === 'pack' ? 'rules.pack' : `rules.${name}`)),
    ...WHOLE.slice(0, 1).flatMap((part) => (settings[part] === undefined ? [] : [judge(part, part, { [part]: settings[part] }, settings[part], part)])),
    ...ofArray('lists', lists, (value) => judge('lists', `lists ${idOf(value)}`, { lists: [value] }, value)),
    ...ofObject('sites', sites, (name, value) => {
      if (HOSTS.some((known) => known === name)) return ofArray(`sites.${name}`, value, (host) => judge('sites', `sites.${name} ${String(host)}`, { sites: { [name]: [host] } }, host));
      if (name === 'profiles') return ofArray('sites.profiles', value, (profile) => judge('sites', `sites.profiles ${idOf(profile)}`, { sites: { profiles: [profile] } }, profile));
      return judge('sites', `sites.${name}`, { sites: { [name]: value } }, value);
    }),
    ...ofObject('office', office, (name, value) => judge('office', `office.${name}`, { office: { [name]: value } }, value, `office.${name}`)),
    ...WHOLE.slice(1).flatMap((part) => (settings[part] === undefined ? [] : [judge(part, part, { [part]: settings[part] }, settings[part], part)])),
    // Secrets, and where entries are sent: managed policy only, refused by the same schemas.
    ...(['personKeys', 'central'] as const).flatMap((name) => (settings[name] === undefined ? [] : [{ ...judge('rules', name, { [name]: settings[name] }, undefined), kind: 'invalid' as const, after: undefined }])),
  ];
  // The first of two counts, as everywhere else.
  return items.filter(({ path }, index) => items.findIndex((other) => other.path === path) === index);
}

type Judge = (part: Part, path: string, local: object, value: unknown, origin?: string) => PlannedItem;

function judgeIn(policy: PolicyInForce, today: Day): Judge {
  const managed = { enforced: { ...(policy.origins.listHosts === 'managed' ? { listHosts: policy.listHosts } : {}), rules: { packWeakening: policy.rules.packWeakening } } };
  return (part, path, local, value, origin) => {
    const found = resolvePolicy({ managed, local, today });
    const problems = found.problems.filter(({ source, reason }) => source === 'local' && reason !== 'pack-not-yet');
    const [before, after] = [valueAt(policy, path), problems.length === 0 ? (valueAt(found, path, value) ?? value) : value];
    const kind = problems.length > 0 ? 'invalid' : kindOf(policy, path, origin, before, after);
    return { path, part, kind, ...(before === undefined ? {} : { before }), after, problems };
  };
}

function kindOf(policy: PolicyInForce, path: string, origin: string | undefined, before: unknown, after: unknown): ItemKind {
  if (before !== undefined && same(essence(before), essence(after))) return 'same';
  const [place = '', id] = splitPath(path);
  const { managed } = policy;
  const taken = (place === 'lists' && managed?.lists.includes(id ?? '') === true) || (place === 'sites.profiles' && managed?.profiles.includes(id ?? '') === true);
  const closed = place.startsWith('sites') && !policy.rules.siteEditing && policy.origins['rules.siteEditing'] === 'managed';
  if (taken || closed || (origin !== undefined && policy.origins[origin] === 'managed')) return 'managed';
  return before === undefined ? 'add' : 'change';
}

/** The value that a path means in a policy. `asked`: the value of a file, where the policy only says whether it holds. */
function valueAt(policy: PolicyInForce, path: string, asked?: unknown): unknown {
  const [place = '', id = ''] = splitPath(path);
  if (place === 'lists') return policy.lists.find((list) => list.id === id);
  if (place === 'sites.profiles') return policy.sites.profiles.find((profile) => profile.id === id);
  if (place === 'sites.hosts' || place === 'sites.off' || place === 'sites.onDemand') return (policy.sites[place.slice('sites.'.length) as (typeof HOSTS)[number]] ?? []).includes(id) ? id : undefined;
  // A pack for later is kept by the desk, and is the file's as it stands.
  if (place === 'rules.pack') return asked ?? (policy.origins['rules.pack'] === 'default' ? undefined : (policy.packAsWritten ?? policy.pack));
  if (place.startsWith('rules.')) return membersOf(policy.rules)[place.slice('rules.'.length)];
  if (place.startsWith('office.')) return membersOf(policy.office)[place.slice('office.'.length)];
  return membersOf(policy)[place];
}

function splitPath(path: string): [place: string | undefined, id: string | undefined] {
  const at = path.indexOf(' ');
  return at < 0 ? [path, undefined] : [path.slice(0, at), path.slice(at + 1)];
}

function idOf(value: unknown): string {
  const { id } = membersOf(value);
  return typeof id === 'string' ? id : '?';
}

function ofArray(path: string, value: unknown, each: (item: unknown) => PlannedItem): PlannedItem[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]).map(each) : [wrong(path, value, '应为数组 / must be an array')];
}

function ofObject(part: Part, value: unknown, each: (name: string, member: unknown) => PlannedItem | PlannedItem[]): PlannedItem[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [wrong(part, value, '应为对象 / must be an object')];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => each(name, member));
}

function wrong(path: string, after: unknown, message: string): PlannedItem {
  const problem: PolicyProblem = { source: 'local', path, reason: 'wrong-type', message };
  return { path, part: (path.split('.')[0] ?? path) as Part, kind: 'invalid', after, problems: [problem] };
}

/** A list is the same with the same keys, whatever else their JWK says. */
function essence(value: unknown): unknown {
  const { keys } = membersOf(value);
  return Array.isArray(keys) ? { ...membersOf(value), keys: keys.map((key: unknown) => (({ kty, crv, x, y }) => ({ kty, crv, x, y }))(membersOf(key))) } : value;
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(JSON.parse(JSON.stringify(a)) as Json) === canonicalJson(JSON.parse(JSON.stringify(b)) as Json);
}
