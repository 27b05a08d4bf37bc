import { parseUrl, type Day } from '../shared/index.ts';
import { DEFAULT_PACK } from './default-pack.ts';
import { DEFAULT_RULES } from './defaults.ts';
import { hostFits } from './hosts.ts';
import type { InspectionRules } from './inspection-rules.ts';
import type { PolicyInForce, RuleSettings } from './in-force.ts';
import { readSettings, type Settings } from './settings.ts';
import type { RulePack } from './rule-pack.ts';
import { splitManaged } from './split-managed.ts';
import { shortensTerm, weakenings } from './weaken.ts';
import type { PolicyProblem, PolicySource } from './types.ts';

/**
 * What is in force: what policy enforces, over settings of the desk, over what policy recommends, over what is built
 * in; value by value. Lists and profiles are compared by id, and stand side by side; enforced hosts are joined by those
 * of the desk or, where it has named none, by the recommended ones. In: `managed` any JSON in the shape of the managed
 * policy, `local` that of its `enforced`; `today`: Chinese day. Never throws: what is wrong is left out and named in `problems`.
 */
export function resolvePolicy(input: { readonly managed: unknown; readonly local: unknown; readonly today: Day }): PolicyInForce {
  const split = splitManaged(input.managed);
  const managed = readSettings('managed', split.enforced, split.prefixOf);
  const recommended = readSettings('recommended', split.defaults, () => 'defaults.');
  const local = readSettings('local', input.local);
  const [high, low, base] = [managed.settings, local.settings, recommended.settings];
  const late: PolicyProblem[] = [];
  const listHosts = high.listHosts ?? low.listHosts;
  if (listHosts !== undefined) {
    late.push(...elsewhere('managed', split.prefixOf('lists'), split.enforced, high, listHosts), ...elsewhere('local', '', input.local, low, listHosts));
    late.push(...elsewhere('managed', 'defaults.', split.defaults, base, listHosts));
  }
  const rules = rulesOf(high.rules, low.rules, base.rules);
  const pack = packOf(high, ownPack(low, base, rules, input.today, late), base, input.today, late);
  const officer = high.officer ?? low.officer ?? base.officer;
  const office = { regions: high.office?.regions ?? low.office?.regions ?? base.office?.regions, inspection: high.office?.inspection ?? low.office?.inspection ?? base.office?.inspection };
  // Once the organisation says who may sign, nobody at the desk can add to it.
  const signers = high.signers ?? low.signers ?? base.signers ?? [];
  const lists = byId(high.lists, low.lists, base.lists);
  const profiles = byId(high.profiles, low.profiles, base.profiles);
  return {
    lists,
    ...(listHosts === undefined ? {} : { listHosts }),
    ...(high.personKeys === undefined ? {} : { personKeys: high.personKeys }),
    ...(high.central === undefined ? {} : { central: high.central }),
    sites: { hosts: united(high.hosts, low.hosts ?? base.hosts), profiles, off: united(high.off, low.off ?? base.off), onDemand: united(high.onDemand, low.onDemand ?? base.onDemand) },
    rules: rules.values,
    pack: withLocal(pack.pack, office.inspection),
    ...(office.inspection === undefined ? {} : { packAsWritten: pack.pack }),
    ...(base.pack === undefined || base.pack.effectiveFrom > input.today ? {} : { packBelow: base.pack }),
    ...(officer === undefined ? {} : { officer }),
    ...(office.regions === undefined && office.inspection === undefined ? {} : { office }),
    ...(signers.length === 0 ? {} : { signers }),
    origins: {
      lists: originOf(high.lists, low.lists, base.lists),
      listHosts: firstOf(high.listHosts, low.listHosts, undefined),
      personKeys: firstOf(high.personKeys, undefined, undefined),
      central: firstOf(high.central, undefined, undefined),
      'sites.hosts': originOf(high.hosts, low.hosts, base.hosts),
      'sites.profiles': originOf(high.profiles, low.profiles, base.profiles),
      'sites.off': originOf(high.off, low.off, base.off),
      'sites.onDemand': originOf(high.onDemand, low.onDemand, base.onDemand),
      ...rules.origins,
      'rules.pack': pack.origin,
      signers: high.signers !== undefined ? 'managed' : originOf(undefined, low.signers, low.signers === undefined ? base.signers : undefined),
      officer: firstOf(high.officer, low.officer, base.officer),
      'office.regions': firstOf(high.office?.regions, low.office?.regions, base.office?.regions),
      'office.inspection': firstOf(high.office?.inspection, low.office?.inspection, base.office?.inspection),
    },
    problems: [...split.problems, ...managed.problems, ...recommended.problems, ...local.problems, ...late],
    managed: { lists: (high.lists ?? []).map(({ id }) => id), hosts: high.hosts ?? [], profiles: (high.profiles ?? []).map(({ id }) => id), off: high.off ?? [], onDemand: high.onDemand ?? [] },
    recommended: { lists: untouched(lists, base.lists), profiles: untouched(profiles, base.profiles) },
    local: input.local,
  };
}

/** Ids in force as the organisation recommends them. */
function untouched<T extends { readonly id: string }>(inForce: readonly T[], base: readonly T[] = []): string[] {
  return base.filter((item) => inForce.includes(item)).map(({ id }) => id);
}

function firstOf(high: unknown, low: unknown, base: unknown): PolicySource {
  return high !== undefined ? 'managed' : low !== undefined ? 'local' : base !== undefined ? 'recommended' : 'default';
}

/** Lists on hosts that lists may not come from. They stay, so that their state is shown; the sync refuses them. */
function elsewhere(source: PolicySource, prefix: string, raw: unknown, { lists = [] }: Settings, listHosts: readonly string[]): PolicyProblem[] {
  const written = (raw as { readonly lists?: unknown } | undefined)?.lists;
  const indexOf = (id: string) => (Array.isArray(written) ? written.findIndex((list: unknown) => (list as { id?: unknown } | null)?.id === id) : 0);
  return lists.flatMap(({ id, url: address }) => {
    // Lists that come on removable media only have no host.
    const url = address === undefined ? undefined : parseUrl(address);
    if (url === undefined || listHosts.some((entry) => hostFits(entry, url))) return [];
    const message = `策略不允许从 ${url.host} 获取名单 / the policy does not let lists come from ${url.host}`;
    return [{ source, path: `${prefix}lists[${indexOf(id)}].url`, reason: 'host-not-in-policy', message }];
  });
}

/** Lines of the office come beside those of the pack: each is a minimum or a cap of its own. */
function withLocal(pack: RulePack, local: InspectionRules | undefined): RulePack {
  if (local === undefined) return pack;
  const general = pack.inspection ?? DEFAULT_PACK.inspection ?? { frequencies: [], caps: [] };
  return { ...pack, inspection: { ...general, ...local, frequencies: [...general.frequencies, ...local.frequencies], caps: [...general.caps, ...local.caps] } };
}

function united(high: readonly string[] = [], low: readonly string[] = []): string[] {
  return [...new Set([...high, ...low])];
}

function byId<T extends { readonly id: string }>(...layers: readonly (readonly T[] | undefined)[]): T[] {
  const found = new Map<string, T>();
  for (const item of layers.flatMap((layer) => layer ?? [])) if (!found.has(item.id)) found.set(item.id, item);
  return [...found.values()];
}

/** Of parts in which an empty value says nothing. */
function originOf(...layers: readonly [readonly unknown[] | undefined, readonly unknown[] | undefined, readonly unknown[] | undefined]): PolicySource {
  const [high, low, base] = layers.map((layer) => (layer !== undefined && layer.length > 0 ? layer : undefined));
  return firstOf(high, low, base);
}

function rulesOf(high: Partial<RuleSettings>, low: Partial<RuleSettings>, base: Partial<RuleSettings>): { values: RuleSettings; origins: Record<string, PolicySource> } {
  const names = Object.keys(DEFAULT_RULES) as (keyof RuleSettings)[];
  const origins = names.map((name): [string, PolicySource] => [`rules.${name}`, firstOf(high[name], low[name], base[name])]);
  return { values: { ...DEFAULT_RULES, ...base, ...low, ...high }, origins: Object.fromEntries(origins) };
}

/** A pack of the desk counts as far as the organisation lets it: not at all, or for nothing less than what is below it. */
function ownPack(low: Settings, base: Settings, { values, origins }: ReturnType<typeof rulesOf>, today: Day, problems: PolicyProblem[]): Settings {
  const { pack, ...others } = low;
  if (pack === undefined) return low;
  const refuse = (reason: string, message: string): Settings => {
    problems.push({ source: 'local', path: 'rules.pack', reason, message });
    return others;
  };
  if (!values.packEditing && origins['rules.packEditing'] === 'managed') return refuse('not-allowed', '本单位未开放在本机修改规则包 / the rule pack is not to be changed on this machine');
  if (values.packWeakening) return low;
  const below = base.pack !== undefined && base.pack.effectiveFrom <= today ? base.pack : DEFAULT_PACK;
  const weaker = weakenings(below, pack);
  if (weaker.length > 0) return refuse('pack-weaker', `比${below === DEFAULT_PACK ? '内置' : '组织推荐的'}规则宽松：${[...new Set(weaker.map(({ rule }) => rule))].join('、')} / asks for less than the pack below it`);
  if (shortensTerm(below, pack)) return refuse('pack-weaker', `列入期限短于${below.termYears}年 / a shorter term than ${below.termYears} years`);
  return low;
}

/** The highest pack that applies today. A pack for later is kept by its source, named, and taken up on its day. */
function packOf(high: Settings, low: Settings, base: Settings, today: Day, problems: PolicyProblem[]): { pack: RulePack; origin: PolicySource } {
  for (const [source, pack] of [['managed', high.pack], ['local', low.pack], ['recommended', base.pack]] as const) {
    if (pack === undefined) continue;
    if (pack.effectiveFrom <= today) return { pack, origin: source };
    problems.push({ source, path: 'rules.pack.effectiveFrom', reason: 'pack-not-yet', message: `规则包自 ${pack.effectiveFrom} 起生效，目前沿用原规则 / the rule pack applies from ${pack.effectiveFrom}` });
  }
  return { pack: DEFAULT_PACK, origin: 'default' };
}
