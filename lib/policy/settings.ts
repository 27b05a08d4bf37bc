import type { ListSource } from '../list/index.ts';
import type { CentralStore } from '../outbox/index.ts';
import { lintProfile, type SiteProfile } from '../site/index.ts';
import { z } from '../shared/zod.ts';
import type { PersonKey } from '../subject/index.ts';
import type { Signer } from '../signer/index.ts';
import type { Office, Officer, RuleSettings } from './in-force.ts';
import { CentralPolicy, Host, ListSourcePolicy, OfficePolicy, OfficerPolicy, PersonKeyPolicy, RULE_FIELDS, SignerPolicy } from './managed.ts';
import { policyJsonSchema, type PolicyJsonSchema } from './policy-schema.ts';
import { RulePack } from './rule-pack.ts';
import type { PolicyProblem, PolicySource } from './types.ts';
import { unknownMembers } from './unknown.ts';

/** What one source asks for, after everything wrong has been left out. */
export interface Settings {
  readonly lists?: readonly ListSource[];
  /** The only hosts of lists. Empty when none of those named is sound: then no list is fetched. */
  readonly listHosts?: readonly string[];
  readonly personKeys?: readonly PersonKey[];
  readonly central?: CentralStore;
  readonly hosts?: readonly string[];
  readonly profiles?: readonly SiteProfile[];
  readonly off?: readonly string[];
  readonly onDemand?: readonly string[];
  readonly rules: Partial<RuleSettings>;
  readonly pack?: RulePack;
  readonly officer?: Officer;
  readonly office?: Office;
  readonly signers?: readonly Signer[];
}

/** Limits and secrets: a recommendation of them would bind nobody. */
const ENFORCED_ONLY: ReadonlySet<string> = new Set(['listHosts', 'personKeys', 'central']);

/** What a desk may not allow itself. */
const MANAGED_RULES: ReadonlySet<string> = new Set(['packWeakening']);

/** Caps against a runaway policy; far above any office. */
const MAX = { lists: 20, listHosts: 50, personKeys: 5, hosts: 500, profiles: 200, signers: 100 } as const;

let zhError: z.core.$ZodErrorMap | undefined;
let jsonSchema: PolicyJsonSchema | undefined;
/** What may stand in one part of a policy, or in the settings of a desk. */
function membersAllowed(part: 'enforced' | 'defaults'): PolicyJsonSchema {
  jsonSchema ??= policyJsonSchema();
  return jsonSchema.properties?.[part] ?? {};
}
/** Zod's own Chinese texts, for this parse only: the options page shows them. */
function chinese(): { error: z.core.$ZodErrorMap } {
  zhError ??= z.locales.zhCN().localeError as z.core.$ZodErrorMap;
  return { error: zhError };
}

/**
 * Reads one source of settings. Bad values are dropped one by one (a list, a host, a profile, a rule, the pack) and
 * reported; the rest stays. In: any JSON; `recommended` is the `defaults` of a managed policy; `prefixOf` says what to
 * put before the path of a problem. Never throws.
 */
export function readSettings(source: Exclude<PolicySource, 'default'>, value: unknown, prefixOf: (part: string) => string = () => ''): { settings: Settings; problems: PolicyProblem[] } {
  const problems: PolicyProblem[] = [];
  const report = (path: string, reason: string, message: string) => void problems.push({ source: source === 'local' ? 'local' : 'managed', path: `${prefixOf(/^\w*/.exec(path)?.[0] ?? '')}${path}`, reason, message });
  const root = record(value);
  if (root === undefined) {
    if (value !== undefined && value !== null) report('', 'wrong-type', '应为对象 / must be an object');
    return { settings: { rules: {} }, problems };
  }
  for (const path of unknownMembers(membersAllowed(source === 'recommended' ? 'defaults' : 'enforced'), root)) {
    // A key may carry members of its own (x5t and the like); they are no settings.
    if (source === 'recommended' && ENFORCED_ONLY.has(path)) report(path, 'enforced-only', '只能强制下发，请写入 enforced / can only be enforced: put it into enforced');
    else if (!/\.keys\[\d+\]\./.test(path)) report(path, 'unknown-key', '未知设置项，已忽略 / unknown setting, ignored');
  }

  const parse = <S extends z.ZodType>(schema: S, input: unknown, path: string): z.output<S> | undefined => {
    const result = schema.safeParse(input, chinese());
    if (result.success) return result.data;
    for (const issue of result.error.issues) report(joinPath(path, issue.path), issue.code.replaceAll('_', '-'), issue.message);
    return undefined;
  };
  const each = <S extends z.ZodType>(schema: S, input: unknown, path: string, max: number): z.output<S>[] | undefined => {
    if (input === undefined) return undefined;
    if (!Array.isArray(input)) {
      report(path, 'wrong-type', '应为数组 / must be an array');
      return undefined;
    }
    if (input.length > max) report(path, 'too-many', `最多 ${max} 项，其余已忽略 / at most ${max}, the rest ignored`);
    return input.slice(0, max).flatMap((item: unknown, index) => {
      const parsed = parse(schema, item, `${path}[${index}]`);
      return parsed === undefined ? [] : [parsed];
    });
  };
  /** A profile in the present schema; refused with every fault that its linter finds. */
  const profile = (item: unknown, path: string): SiteProfile[] => {
    const linted = lintProfile(item);
    for (const problem of linted.problems) report(problem.path === '' ? path : `${path}.${problem.path}`, problem.reason, problem.message);
    return linted.ok ? [linted.value] : [];
  };
  const section = (name: 'sites' | 'rules'): Readonly<Record<string, unknown>> => {
    const inner = record(root[name]);
    if (inner === undefined && root[name] !== undefined) report(name, 'wrong-type', '应为对象 / must be an object');
    return inner ?? {};
  };

  /** Local settings are shown and exported: a secret has no place in them. */
  const personKeys = (): PersonKey[] | undefined => {
    if (source === 'recommended') return undefined;
    if (source === 'managed' || root.personKeys === undefined) return unique(each(PersonKeyPolicy, root.personKeys, 'personKeys', MAX.personKeys), 'personKeys', report);
    report('personKeys', 'managed-only', '只能由组织统一下发，已忽略 / managed policy only, ignored');
    return undefined;
  };
  /** That anything leaves the desk is the organisation's decision, and nobody else's. */
  const central = (): CentralStore | undefined => {
    if (root.central === undefined || source === 'recommended') return undefined;
    if (source === 'managed') {
      const parsed = parse(CentralPolicy, root.central, 'central');
      return parsed === undefined ? undefined : { database: 'creditgate', intervalMinutes: 60, round: 0, ...parsed };
    }
    report('central', 'managed-only', '只能由组织统一下发，已忽略 / managed policy only, ignored');
    return undefined;
  };
  const lists = withoutPrivateKeys(root.lists, report);
  const sites = section('sites');
  const rules = section('rules');
  const settings: Settings = {
    lists: unique(each(ListSourcePolicy, lists, 'lists', MAX.lists), 'lists', report)?.map((list) => ({ ...list, keys: list.keys as JsonWebKey[], threshold: list.threshold ?? 1 })),
    listHosts: root.listHosts === undefined || source === 'recommended' ? undefined : (each(Host, root.listHosts, 'listHosts', MAX.listHosts) ?? []),
    personKeys: personKeys(),
    central: central(),
    hosts: each(Host, sites.hosts, 'sites.hosts', MAX.hosts),
    off: each(Host, sites.off, 'sites.off', MAX.hosts),
    onDemand: each(Host, sites.onDemand, 'sites.onDemand', MAX.hosts),
    profiles: unique(each(z.unknown(), sites.profiles, 'sites.profiles', MAX.profiles)?.flatMap((item, index) => profile(item, `sites.profiles[${index}]`)), 'sites.profiles', report),
    rules: Object.fromEntries(
      Object.entries(RULE_FIELDS).flatMap(([name, field]) => {
        if (rules[name] !== undefined && source === 'local' && MANAGED_RULES.has(name)) {
          report(`rules.${name}`, 'managed-only', '只能由组织统一下发，已忽略 / managed policy only, ignored');
          return [];
        }
        const parsed = rules[name] === undefined ? undefined : parse(field, rules[name], `rules.${name}`);
        return parsed === undefined ? [] : [[name, parsed]];
      }),
    ) as Partial<RuleSettings>,
    signers: unique(each(SignerPolicy, root.signers, 'signers', MAX.signers), 'signers', report)?.map((signer) => signer as Signer),
    officer: root.officer === undefined ? undefined : parse(OfficerPolicy, root.officer, 'officer'),
    office: root.office === undefined ? undefined : parse(OfficePolicy, root.office, 'office'),
    pack: rules.pack === undefined ? undefined : parse(RulePack, rules.pack, 'rules.pack'),
  };
  return { settings, problems };
}

type Report = (path: string, reason: string, message: string) => void;

/** A policy is readable by everyone at the desk: a private key in it is lost, and so is what it signs. */
function withoutPrivateKeys(lists: unknown, report: Report): unknown {
  if (!Array.isArray(lists)) return lists;
  return lists.map((list: unknown, index) => {
    const keys = record(list)?.keys;
    const exposed = Array.isArray(keys) ? keys.findIndex((key) => record(key)?.d !== undefined) : -1;
    if (exposed < 0) return list;
    report(`lists[${index}].keys[${exposed}].d`, 'private-key', '策略中不得出现私钥，请立即更换该密钥 / a private key must never be in a policy: replace this key');
    // Left to the schema, which then names what is missing; the key itself goes no further.
    return { ...record(list), keys: [] };
  });
}

function unique<T extends { readonly id: string }>(items: T[] | undefined, path: string, report: Report): T[] | undefined {
  const seen = new Set<string>();
  return items?.filter(({ id }) => {
    if (seen.has(id)) report(path, 'duplicate-id', `标识重复，仅取第一项：${id} / duplicate id, the first one counts`);
    return !seen.has(id) && seen.add(id);
  });
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

function joinPath(base: string, rest: readonly PropertyKey[]): string {
  return rest.reduce<string>((path, part) => (typeof part === 'number' ? `${path}[${part}]` : `${path}.${String(part)}`), base);
}
