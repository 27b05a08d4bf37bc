import { FRESHNESS, type CheckContext, type ListFacts } from '../check/index.ts';
import { GROUND_CODES, LIST_KINDS } from '../list/index.ts';
import { GRADES, MATCH_FLAGS, STANDINGS, type Match } from '../match/index.ts';
import { decideEffects, PAGE_KINDS, type EffectName, type RulePack, type RuleSettings } from '../policy/index.ts';
import type { AuditEntry } from '../record/index.ts';
import { membersOf } from '../shared/members.ts';
import { CheckFacts } from '../sheet/index.ts';
import { routeOf, type Preview } from './preview.ts';

/** What recorded checks would have come to under another pack. No name: only how many. */
export interface Replay {
  readonly checks: number;
  /** Of entries without the facts of their check: not counted among the others. */
  readonly unknown: number;
  readonly differing: number;
  /** What became of the route, most frequent first; those that stay are left out. */
  readonly routes: readonly { readonly from: Preview['route']; readonly to: Preview['route']; readonly count: number }[];
  /** Effects that would be added or would be gone, by number of checks. */
  readonly effects: readonly { readonly effect: EffectName; readonly added: number; readonly gone: number }[];
}

/**
 * Decides recorded checks once more, under the pack in force and under another, from the facts that were recorded with them:
 * findings, state of the lists at that time, where the applicant was read. What an officer concluded later has no part in it.
 */
export function replayChecks(entries: readonly AuditEntry[], policy: { readonly pack: RulePack; readonly rules: RuleSettings }, other: RulePack): Replay {
  const routes = new Map<string, number>();
  const effects = new Map<EffectName, { added: number; gone: number }>();
  let [checks, unknown, differing] = [0, 0, 0];
  for (const entry of entries) {
    const recorded = recordedCheck(entry);
    if (recorded === undefined) {
      unknown += 1;
      continue;
    }
    checks += 1;
    const [now, then] = [policy.pack, other].map((pack) => decideEffects(recorded.matches, recorded.lists, recorded.context, { pack, rules: policy.rules }).effects.map(({ effect }) => effect)) as [EffectName[], EffectName[]];
    const [added, gone] = [then.filter((effect) => !now.includes(effect)), now.filter((effect) => !then.includes(effect))];
    if (added.length + gone.length === 0) continue;
    differing += 1;
    for (const effect of added) count(effects, effect).added += 1;
    for (const effect of gone) count(effects, effect).gone += 1;
    const [from, to] = [now, then].map((names) => routeOf(names.map((effect) => ({ effect })))) as [Preview['route'], Preview['route']];
    if (from !== to) routes.set(`${from} ${to}`, (routes.get(`${from} ${to}`) ?? 0) + 1);
  }
  return {
    checks,
    unknown,
    differing,
    routes: [...routes].map(([key, times]) => ({ from: key.split(' ')[0] as Preview['route'], to: key.split(' ')[1] as Preview['route'], count: times })).sort((a, b) => b.count - a.count),
    effects: [...effects].map(([effect, { added, gone }]) => ({ effect, added, gone })).sort((a, b) => b.added + b.gone - a.added - a.gone),
  };
}

function count(effects: Map<EffectName, { added: number; gone: number }>, effect: EffectName): { added: number; gone: number } {
  const known = effects.get(effect) ?? { added: 0, gone: 0 };
  effects.set(effect, known);
  return known;
}

interface Recorded {
  readonly matches: readonly Match[];
  readonly lists: readonly ListFacts[];
  readonly context: CheckContext;
}

/** The check of an entry as the engine would meet it again; undefined where it was recorded before its facts were, or by somebody else. */
function recordedCheck({ kind, data }: AuditEntry): Recorded | undefined {
  const facts = CheckFacts.safeParse(data.facts);
  if (!facts.success) return undefined;
  const pageKind = one(PAGE_KINDS, kind === 'manual-lookup' ? 'manual' : data.pageKind);
  const matches = facts.data.findings.map((finding): Match | undefined => {
    const [listKind, grade, standing, groundCode] = [one(LIST_KINDS, finding.listKind), one(GRADES, finding.grade), one(STANDINGS, finding.standing), one(GROUND_CODES, finding.groundCode)];
    if (listKind === undefined || grade === undefined || standing === undefined || groundCode === undefined) return undefined;
    const flags = finding.flags.flatMap((flag) => one(MATCH_FLAGS, flag) ?? []);
    const listing = { id: finding.record, name: finding.name, ground: finding.ground, groundCode, listingAuthority: finding.authority, listedOn: finding.listedOn };
    return { listId: finding.list, listKind, trust: finding.trust === 'signed' ? 'signed' : 'local', grade, standing, by: 'name', steps: [], flags, pageValue: '', listValue: '', aligned: [], settles: [], listing };
  });
  if (pageKind === undefined || matches.includes(undefined)) return undefined;
  const lists = facts.data.lists.flatMap(({ id, kind: word, trust, freshness }): ListFacts[] => {
    const [listKind, known] = [one(LIST_KINDS, word), one(FRESHNESS, freshness)];
    return listKind === undefined || known === undefined ? [] : [{ id, kind: listKind, trust: trust === 'signed' ? 'signed' : 'local', freshness: known }];
  });
  const reasons = listOf(data.reasons);
  const manual = facts.data.reading === 'manual';
  const applicantField = !manual && facts.data.several !== true && !reasons.includes('several-applicants') && !reasons.includes('applicant-remembered');
  return { matches: matches as Match[], lists, context: { pageKind, applicantField, reading: facts.data.reading === 'profile' ? 'profile' : manual ? 'manual' : 'generic' } };
}

function one<W extends string>(words: readonly W[], value: unknown): W | undefined {
  return words.find((word) => word === value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : Object.values(membersOf(value));
}
