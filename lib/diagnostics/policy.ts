import { DEFAULT_PACK, DEFAULT_RULES, EFFECT_NAMES, policyJsonSchema, type PolicyInForce, type PolicyJsonSchema, type PolicyProblem, type PolicySource } from '../policy/index.ts';
import { canonicalJson, type Json } from '../shared/index.ts';
import { dayOf, LEFT_OUT, reasonOf, wordOf, type StandIns } from './clean.ts';

const SOURCES: readonly PolicySource[] = ['managed', 'local', 'recommended', 'default'];

/** What is in force and whose word it is. No secret, no name, no text that anybody wrote. */
export function policyFacts(policy: PolicyInForce, stand: StandIns): unknown {
  const { rules, pack, sites, origins } = policy;
  const names = Object.keys(DEFAULT_RULES) as (keyof typeof rules)[];
  return {
    rules: Object.fromEntries(names.map((name) => [name, { value: typeof rules[name] === 'number' || typeof rules[name] === 'boolean' ? rules[name] : LEFT_OUT, source: sourceOf(origins[`rules.${name}`]) }])),
    pack: {
      source: sourceOf(origins['rules.pack']),
      id: stand.id('pack', pack.id),
      version: stand.id('pack', pack.version),
      effectiveFrom: dayOf(pack.effectiveFrom),
      termYears: pack.termYears,
      builtIn: canonicalJson(pack as unknown as Json) === canonicalJson(DEFAULT_PACK as unknown as Json),
      rules: pack.rules.map(({ id, effects }) => ({ id: stand.id('rule', id), effects: effects.map((effect) => wordOf(effect, EFFECT_NAMES)) })),
      holidays: pack.calendar.holidays.length,
    },
    lists: { count: policy.lists.length, source: sourceOf(origins.lists) },
    listHosts: policy.listHosts === undefined ? null : { hosts: policy.listHosts.map(stand.host), source: sourceOf(origins.listHosts) },
    hosts: { entries: sites.hosts.map(stand.host), source: sourceOf(origins['sites.hosts']) },
    off: (sites.off ?? []).map(stand.host),
    onDemand: (sites.onDemand ?? []).map(stand.host),
    profiles: { count: sites.profiles.length, source: sourceOf(origins['sites.profiles']) },
    officer: { set: policy.officer !== undefined, source: sourceOf(origins.officer) },
    signers: { count: policy.signers?.length ?? 0, source: sourceOf(origins.signers) },
    regions: policy.office?.regions?.length ?? 0,
    central: policy.central === undefined ? null : { host: stand.host(policy.central.url), user: policy.central.user !== undefined, intervalMinutes: policy.central.intervalMinutes, round: policy.central.round },
    problems: policy.problems.map(problemFacts),
  };
}

/** A problem by its place and its reason. The message may quote what was written, and stays here. */
export function problemFacts({ source, path, reason }: PolicyProblem): unknown {
  return { source: sourceOf(source), path: placeOf(path), reason: reasonOf(reason) };
}

function sourceOf(source: PolicySource | undefined): string {
  return wordOf(source ?? 'default', SOURCES);
}

let known: ReadonlySet<string> | undefined;
/** A path of which every name that no schema knows is left out: a member that was made up may bear anything. */
function placeOf(path: string): string {
  known ??= new Set(membersOf(policyJsonSchema()));
  return path
    .split(/(\.|\[\d+\])/)
    .map((part) => (part === '' || part === '.' || /^\[\d+\]$/.test(part) || known?.has(part) === true ? part : LEFT_OUT))
    .join('');
}

function membersOf(schema: PolicyJsonSchema): string[] {
  const { properties = {}, items } = schema;
  return [...Object.entries(properties).flatMap(([name, member]) => [name, ...membersOf(member)]), ...(items === undefined ? [] : membersOf(items))];
}
