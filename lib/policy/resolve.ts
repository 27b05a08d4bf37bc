import { parseUrl, type Day } from '../shared/index.ts';
import { DEFAULT_PACK } from './default-pack.ts';
import { DEFAULT_RULES } from './defaults.ts';
import { hostFits } from './hosts.ts';
import type { PolicyInForce, RuleSettings } from './in-force.ts';
import { readSettings, type Settings } from './settings.ts';
import type { RulePack } from './rule-pack.ts';
import type { PolicyProblem, PolicySource } from './types.ts';

/**
 * What is in force: managed policy over local settings over defaults, value by value. Lists: a managed list replaces
 * the local list of the same id, other local lists stay. Hosts are united; profiles too, the managed one of an id wins.
 * In: `managed` and `local` any JSON in the shape of the managed policy; `today`: Chinese day. Never throws: what is
 * wrong is left out and named in `problems`.
 */
export function resolvePolicy(input: { readonly managed: unknown; readonly local: unknown; readonly today: Day }): PolicyInForce {
  const managed = readSettings('managed', input.managed);
  const local = readSettings('local', input.local);
  const [high, low] = [managed.settings, local.settings];
  const late: PolicyProblem[] = [];
  const listHosts = high.listHosts ?? low.listHosts;
  if (listHosts !== undefined) late.push(...elsewhere('managed', input.managed, high, listHosts), ...elsewhere('local', input.local, low, listHosts));
  const pack = packOf(high, low, input.today, late);
  const rules = rulesOf(high.rules, low.rules);
  const officer = high.officer ?? low.officer;
  // Once the organisation says who may sign, nobody at the desk can add to it.
  const signers = high.signers ?? low.signers ?? [];
  return {
    lists: byId(high.lists, low.lists),
    ...(listHosts === undefined ? {} : { listHosts }),
    ...(high.personKeys === undefined ? {} : { personKeys: high.personKeys }),
    sites: { hosts: united(high.hosts, low.hosts), profiles: byId(high.profiles, low.profiles), off: united(high.off, low.off), onDemand: united(high.onDemand, low.onDemand) },
    rules: rules.values,
    pack: pack.pack,
    ...(officer === undefined ? {} : { officer }),
    ...(signers.length === 0 ? {} : { signers }),
    origins: {
      lists: originOf(high.lists, low.lists),
      listHosts: high.listHosts !== undefined ? 'managed' : low.listHosts !== undefined ? 'local' : 'default',
      'sites.hosts': originOf(high.hosts, low.hosts),
      'sites.profiles': originOf(high.profiles, low.profiles),
      'sites.off': originOf(high.off, low.off),
      'sites.onDemand': originOf(high.onDemand, low.onDemand),
      ...rules.origins,
      'rules.pack': pack.origin,
      signers: high.signers !== undefined ? 'managed' : originOf(undefined, low.signers),
      officer: high.officer !== undefined ? 'managed' : low.officer !== undefined ? 'local' : 'default',
    },
    problems: [...managed.problems, ...local.problems, ...late],
    managed: { lists: (high.lists ?? []).map(({ id }) => id), hosts: high.hosts ?? [], profiles: (high.profiles ?? []).map(({ id }) => id), off: high.off ?? [], onDemand: high.onDemand ?? [] },
    local: input.local,
  };
}

/** Lists on hosts that lists may not come from. They stay, so that their state is shown; the sync refuses them. */
function elsewhere(source: PolicySource, raw: unknown, { lists = [] }: Settings, listHosts: readonly string[]): PolicyProblem[] {
  const written = (raw as { readonly lists?: unknown } | undefined)?.lists;
  const indexOf = (id: string) => (Array.isArray(written) ? written.findIndex((list: unknown) => (list as { id?: unknown } | null)?.id === id) : 0);
  return lists.flatMap(({ id, url: address }) => {
    // Lists that come on removable media only have no host.
    const url = address === undefined ? undefined : parseUrl(address);
    if (url === undefined || listHosts.some((entry) => hostFits(entry, url))) return [];
    const message = `策略不允许从 ${url.host} 获取名单 / the policy does not let lists come from ${url.host}`;
    return [{ source, path: `lists[${indexOf(id)}].url`, reason: 'host-not-in-policy', message }];
  });
}

function united(high: readonly string[] = [], low: readonly string[] = []): string[] {
  return [...new Set([...high, ...low])];
}

function byId<T extends { readonly id: string }>(high: readonly T[] = [], low: readonly T[] = []): T[] {
  const ids = new Set(high.map(({ id }) => id));
  return [...high, ...low.filter(({ id }) => !ids.has(id))];
}

function originOf(high: readonly unknown[] | undefined, low: readonly unknown[] | undefined): PolicySource {
  if (high !== undefined && high.length > 0) return 'managed';
  return low !== undefined && low.length > 0 ? 'local' : 'default';
}

function rulesOf(high: Partial<RuleSettings>, low: Partial<RuleSettings>): { values: RuleSettings; origins: Record<string, PolicySource> } {
  const names = Object.keys(DEFAULT_RULES) as (keyof RuleSettings)[];
  const origins = names.map((name): [string, PolicySource] => [`rules.${name}`, high[name] !== undefined ? 'managed' : low[name] !== undefined ? 'local' : 'default']);
  return { values: { ...DEFAULT_RULES, ...low, ...high }, origins: Object.fromEntries(origins) };
}

/** The highest pack that applies today. A pack for later is kept by its source, named, and taken up on its day. */
function packOf(high: Settings, low: Settings, today: Day, problems: PolicyProblem[]): { pack: RulePack; origin: PolicySource } {
  for (const [source, pack] of [['managed', high.pack], ['local', low.pack]] as const) {
    if (pack === undefined) continue;
    if (pack.effectiveFrom <= today) return { pack, origin: source };
    problems.push({ source, path: 'rules.pack.effectiveFrom', reason: 'pack-not-yet', message: `规则包自 ${pack.effectiveFrom} 起生效，目前沿用原规则 / the rule pack applies from ${pack.effectiveFrom}` });
  }
  return { pack: DEFAULT_PACK, origin: 'default' };
}
