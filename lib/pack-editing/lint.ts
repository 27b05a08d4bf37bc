import { RulePack, weakenings, type Rule } from '../policy/index.ts';
import { canonicalJson, type Json } from '../shared/index.ts';
import { z } from '../shared/zod.ts';

/** What may be wrong with a pack beyond its schema. `never-closes` is a remark: the pack may be saved. Closed set; each word has a text in the locale files. */
export const PACK_FAULTS = ['schema', 'duplicate-rule', 'duplicate-basis', 'unknown-basis', 'same-version', 'weaker', 'shorter-term', 'never-closes'] as const;
export type PackFaultReason = (typeof PACK_FAULTS)[number];

export interface PackFault {
  readonly reason: PackFaultReason;
  /** Rule that it is about, where it is one. */
  readonly rule?: string;
  /** Path of a value that the schema refuses, and what it says, in the language of the interface. */
  readonly path?: string;
  readonly message?: string;
}

export interface PackReading {
  /** Absent when the schema refuses it. */
  readonly pack?: RulePack;
  /** Empty: it may be saved. */
  readonly faults: readonly PackFault[];
  readonly remarks: readonly PackFault[];
}

const CLOSING = ['block-commitment', 'block-simplified-deregistration'];

/**
 * Reads a pack that somebody edited or imported. In: any JSON; `below`: the pack that counts without it; `mayWeaken`: the organisation's word;
 * `before`: the pack in force, whose version is taken. `locale`: language of what the schema says.
 */
export function readPack(value: unknown, around: { readonly below: RulePack; readonly before: RulePack; readonly mayWeaken: boolean }, locale: 'zh' | 'en'): PackReading {
  const parsed = RulePack.safeParse(value, { error: (locale === 'en' ? z.locales.en() : z.locales.zhCN()).localeError as z.core.$ZodErrorMap });
  if (!parsed.success) return { faults: parsed.error.issues.map(({ path, message }) => ({ reason: 'schema', path: path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, ''), message })), remarks: [] };
  const pack = parsed.data;
  const known = new Set(pack.bases.map(({ id }) => id));
  const faults: PackFault[] = [
    ...twice(pack.rules).map((rule): PackFault => ({ reason: 'duplicate-rule', rule })),
    ...twice(pack.bases).map((path): PackFault => ({ reason: 'duplicate-basis', path })),
    ...pack.rules.flatMap(({ id, basis }) => basis.filter((law) => !known.has(law)).map((path): PackFault => ({ reason: 'unknown-basis', rule: id, path }))),
    ...(pack.id === around.before.id && pack.version === around.before.version && !same(pack, around.before) ? [{ reason: 'same-version' as const }] : []),
    ...(around.mayWeaken ? [] : [...new Set(weakenings(around.below, pack).map(({ rule }) => rule))].map((rule): PackFault => ({ reason: 'weaker', rule }))),
    ...(!around.mayWeaken && pack.termYears < around.below.termYears ? [{ reason: 'shorter-term' as const, message: String(around.below.termYears) }] : []),
  ];
  return { pack, faults, remarks: pack.rules.filter(neverCloses).map(({ id }) => ({ reason: 'never-closes', rule: id })) };
}

/** A rule asks for a closed route of which the rules that no pack can change always make something less. */
function neverCloses({ effects, listKinds, grades, standings }: Rule): boolean {
  if (!effects.some((effect) => CLOSING.includes(effect))) return false;
  const severe = listKinds.includes('severe') && grades.some((grade) => grade === 'G1' || grade === 'P1' || grade === 'G2');
  const person = listKinds.includes('person') && grades.includes('P1');
  return !standings.includes('in-force') || !(severe || person);
}

/** Ids of rules that a change adds, changes and takes out. */
export function changedRules(before: RulePack, after: RulePack): { readonly added: string[]; readonly changed: string[]; readonly removed: string[] } {
  const old = new Map(before.rules.map((rule) => [rule.id, rule]));
  const ids = new Set(after.rules.map(({ id }) => id));
  return {
    added: after.rules.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    changed: after.rules.filter((rule) => old.has(rule.id) && !same(rule, old.get(rule.id))).map(({ id }) => id),
    removed: before.rules.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
  };
}

function twice(items: readonly { readonly id: string }[]): string[] {
  return [...new Set(items.filter(({ id }, index) => items.findIndex((other) => other.id === id) !== index).map(({ id }) => id))];
}

export function same(a: unknown, b: unknown): boolean {
  return canonicalJson(JSON.parse(JSON.stringify(a)) as Json) === canonicalJson(JSON.parse(JSON.stringify(b)) as Json);
}
