import type { ListState } from '../list/index.ts';
import type { Match } from '../match/index.ts';
import type { Day } from '../shared/index.ts';
import { countPenalties, type RepeatCount } from './count.ts';
import { Decisions } from './decisions.ts';
import { partyKeyOf } from './party.ts';
import { penaltyRowOf } from './penalty.ts';
import { readRuleText, windowOf, type RepeatRule } from './rule.ts';

/** A list that a status rests on. */
export interface RepeatSource {
  readonly id: string;
  readonly trust: 'signed' | 'local';
  readonly asOf?: Day;
}

/**
 * That a party counts as 屡禁不止、屡罚不改: a status of its own, which is no listing for serious violations and closes nothing.
 * `list`: a published list says so. `penalties`: counted here from single penalties.
 */
export interface RepeatFact {
  readonly source: 'list' | 'penalties';
  /** By an equal, valid code. Otherwise names are the same, which leaves open whether it is the same party. */
  readonly sure: boolean;
  readonly name: string;
  readonly uscc?: string;
  /** Absent where a list made by hand does not say. */
  readonly count?: number;
  readonly from?: Day;
  readonly to?: Day;
  readonly firstOn?: Day;
  readonly lastOn?: Day;
  /** Numbers of the counted decisions, newest first, as many as are shown. */
  readonly docNos: readonly string[];
  readonly rule?: RepeatRule;
  /** Who computed a list. */
  readonly authority?: string;
  readonly sources: readonly RepeatSource[];
}

export interface RepeatStatus {
  readonly facts: readonly RepeatFact[];
  /** What the rule pack is asked about: one match of kind `repeat` for each fact. */
  readonly matches: readonly Match[];
}

const DOC_NOS_SHOWN = 20;

/** Penalties and repeat offenders are kept apart from listings before anything is concluded from them. */
export function isRepeat({ listKind }: Pick<Match, 'listKind'>): boolean {
  return listKind === 'repeat' || listKind === 'penalty';
}

/**
 * Whether the party is a repeat offender, by lists that say so and by its own penalties. In: matches as `matchSubject` gives
 * them, the rule in force, and today's Chinese day. Repaired and quashed penalties count no more; likenesses, older codes and
 * persons represented say nothing. Sure ones come first.
 */
export function repeatOf(matches: readonly Match[], states: readonly ListState[], rule: RepeatRule, today: Day): RepeatStatus {
  const own = matches.filter((match) => isRepeat(match) && (isSure(match) || match.grade === 'G2' || match.grade === 'G3'));
  const found = [...fromLists(own, states), ...fromPenalties(own, states, rule, today)].sort((a, b) => Number(b.fact.sure) - Number(a.fact.sure));
  return { facts: found.map(({ fact }) => fact), matches: found.map(({ match }) => ({ ...match, listKind: 'repeat' })) };
}

interface Found {
  readonly fact: RepeatFact;
  readonly match: Match;
}

function isSure({ grade, flags }: Match): boolean {
  return (grade === 'G1' || grade === 'P1') && !flags.includes('through-legal-rep');
}

function fromLists(own: readonly Match[], states: readonly ListState[]): Found[] {
  return own
    .filter(({ listKind, standing }) => listKind === 'repeat' && standing === 'in-force')
    .map((match) => {
      const { listing } = match;
      const count = /^\d+$/.test(listing.penaltyCount ?? '') ? Number(listing.penaltyCount) : undefined;
      const rule = readRuleText(listing.countingRule);
      const fact: RepeatFact = {
        source: 'list',
        sure: isSure(match),
        name: listing.name,
        ...given('uscc', listing.uscc),
        ...given('count', count),
        ...given('from', listing.windowFrom),
        ...given('to', listing.windowTo),
        ...given('firstOn', listing.firstPenaltyOn),
        ...given('lastOn', listing.lastPenaltyOn),
        docNos: (listing.penaltyDocNos ?? '').split('；').filter((docNo) => docNo !== '').slice(0, DOC_NOS_SHOWN),
        ...given('rule', rule),
        authority: listing.listingAuthority,
        sources: sourcesOf([match], states),
      };
      return { fact, match };
    });
}

/** Penalties of each party that these may be about: by code one by one; without any code together with the one code that there is. */
function fromPenalties(own: readonly Match[], states: readonly ListState[], rule: RepeatRule, today: Day): Found[] {
  const coded = new Map<string, Match[]>();
  const codeless: Match[] = [];
  for (const match of own.filter(({ listKind }) => listKind === 'penalty')) {
    const { key, sure } = partyKeyOf(match.listing);
    if (!sure && !isSure(match)) codeless.push(match);
    else coded.set(key, [...(coded.get(key) ?? []), match]);
  }
  const reached = [...coded.values()].flatMap((group) => found(group, states, rule, today) ?? []);
  if (reached.length > 0 || codeless.length === 0) return reached;
  const [only] = [...coded.values()];
  return [found([...(coded.size === 1 ? (only ?? []) : []), ...codeless], states, rule, today)].filter((one) => one !== undefined);
}

function found(group: readonly Match[], states: readonly ListState[], rule: RepeatRule, today: Day): Found | undefined {
  const count = counted(group, rule, today);
  const match = group.find((one) => !isSure(one)) ?? group[0];
  if (match === undefined || !count.reached) return undefined;
  const fact: RepeatFact = {
    source: 'penalties',
    sure: group.every(isSure),
    name: match.listing.name,
    ...given('uscc', match.listing.uscc),
    count: count.count,
    from: count.from,
    to: count.to,
    ...given('firstOn', count.firstOn),
    ...given('lastOn', count.lastOn),
    docNos: count.docNos.slice(0, DOC_NOS_SHOWN),
    rule,
    sources: sourcesOf(group, states),
  };
  // The effect rests on the penalty that leaves most open, and on no single day of it.
  return { fact, match: { ...match, standing: 'in-force' } };
}

function counted(group: readonly Match[], rule: RepeatRule, today: Day): RepeatCount {
  const decisions = new Decisions();
  for (const { listing } of group) decisions.add(penaltyRowOf(listing), 1);
  return countPenalties(decisions.values(), rule, today, windowOf(rule, today));
}

function sourcesOf(group: readonly Match[], states: readonly ListState[]): RepeatSource[] {
  const lists = new Map(group.map(({ listId, trust }) => [listId, trust]));
  return [...lists].map(([id, trust]) => ({ id, trust, ...given('asOf', states.find(({ listId }) => listId === id)?.current?.asOf) }));
}

function given<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}
