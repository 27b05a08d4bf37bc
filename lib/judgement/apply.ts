import type { Match } from '../match/index.ts';
import type { Judgement, JudgementFact, LapseReason, SubjectKeys } from './types.ts';

/** What is known when matches meet judgements. */
export interface Judging {
  readonly keys: SubjectKeys;
  readonly judgements: readonly Judgement[];
  readonly rulesVersion: string;
  /** Whether policy lets a "different" of an earlier case stand. */
  readonly suppressionAllowed: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface Judged {
  /** Matches that count. */
  readonly live: readonly Match[];
  /** Matches judged to be about somebody else: counted and shown folded, without effect. */
  readonly suppressed: readonly Match[];
  readonly confirmed: readonly { readonly listId: string; readonly recordId: string }[];
  readonly facts: readonly JudgementFact[];
}

/** Minutes by which a clock may have been put back before judgements stop counting. */
const CLOCK_SLACK_MS = 10 * 60_000;

/** An exact code leaves nothing to judge, and another code has judged already. */
export function isJudgeable({ grade }: Pick<Match, 'grade'>): boolean {
  return grade !== 'G1' && grade !== 'P1' && grade !== 'G1x';
}

/** The rule version that judgements are bound to. */
export function rulesVersionOf(pack: { readonly id: string; readonly version: string }): string {
  return `${pack.id}@${pack.version}`;
}

/**
 * Lets judgements speak on matches: "different" takes a match out, "same" confirms it, "undecided" changes nothing.
 * Each counts only while subject, record, record hash, rule version, grade and term are those that it was made of;
 * otherwise the match stands as if nothing had been judged, and the fact says why. `hashOf`: SHA-256 of a match's row.
 */
export function applyJudgements(matches: readonly Match[], judging: Judging | undefined, hashOf: (match: Match) => string): Judged {
  if (judging === undefined) return { live: matches, suppressed: [], confirmed: [], facts: [] };
  const live: Match[] = [];
  const suppressed: Match[] = [];
  const confirmed: { listId: string; recordId: string }[] = [];
  const facts: JudgementFact[] = [];
  for (const match of matches) {
    const fact = factOf(match, matches, judging, hashOf);
    if (fact !== undefined) facts.push(fact);
    const word = fact?.state === 'in-force' ? fact.verdict : undefined;
    if (word === 'different') suppressed.push(match);
    else live.push(match);
    if (word === 'same') confirmed.push({ listId: match.listId, recordId: match.listing.id });
  }
  return { live, suppressed, confirmed, facts };
}

function factOf(match: Match, matches: readonly Match[], judging: Judging, hashOf: (match: Match) => string): JudgementFact | undefined {
  if (!isJudgeable(match)) return undefined;
  const about = judging.judgements.filter(({ listId, recordId }) => listId === match.listId && recordId === match.listing.id);
  const own = latest(about.filter(({ subject }) => subject === judging.keys.subject));
  if (own !== undefined) return fact(own, lapseOf(own, match, judging, hashOf));
  // Publishers without numbers of their own name a record by what it says: changed, it comes under another name.
  const there = new Set(matches.map(({ listId, listing }) => JSON.stringify([listId, listing.id])));
  // A person's record comes and goes with the legal representative on the page, who is no part of the key of a sound code.
  const gone = match.grade.startsWith('P') ? undefined : latest(judging.judgements.filter(({ subject, listId, recordId }) => subject === judging.keys.subject && listId === match.listId && !there.has(JSON.stringify([listId, recordId]))));
  if (gone !== undefined) return fact(gone, gone.lapsed?.because ?? 'record-changed');
  const { name } = judging.keys;
  const namesake = latest(about.filter((one) => name !== undefined && one.name === name && one.scope === 'carried'));
  // Worth a word only where it would have opened a route.
  if (namesake === undefined || namesake.verdict !== 'different' || lapseOf(namesake, match, judging, hashOf) !== undefined) return undefined;
  return fact(namesake, 'subject-changed');
}

function lapseOf(judgement: Judgement, match: Match, { now, rulesVersion, suppressionAllowed }: Judging, hashOf: (match: Match) => string): LapseReason | undefined {
  if (judgement.lapsed !== undefined) return judgement.lapsed.because;
  if (now >= Date.parse(judgement.expiresAt)) return 'expired';
  if (now < Date.parse(judgement.at) - CLOCK_SLACK_MS) return 'clock-behind';
  if (hashOf(match) !== judgement.recordHash) return 'record-changed';
  if (rulesVersion !== judgement.rulesVersion || match.grade !== judgement.grade) return 'rules-changed';
  return judgement.verdict === 'different' && judgement.scope === 'carried' && !suppressionAllowed ? 'not-allowed' : undefined;
}

/** The last word counts; of two in the same millisecond the one that was stored later. */
function latest(judgements: readonly Judgement[]): Judgement | undefined {
  return judgements.reduce<Judgement | undefined>((best, one) => (best === undefined || one.at >= best.at ? one : best), undefined);
}

function fact(judgement: Judgement, because: LapseReason | undefined): JudgementFact {
  const { id, listId, recordId, verdict, reasonCode, note, by, byName, at, expiresAt, scope } = judgement;
  return { id, listId, recordId, verdict, reasonCode, note, by, byName, at, expiresAt, scope, ...(because === undefined ? { state: 'in-force' } : { state: 'lapsed', because }) };
}

/** Whether a lapse is final: what was true once stays over, also when the record changes back. */
export function isFinal(because: LapseReason): boolean {
  return because === 'expired' || because === 'record-changed' || because === 'rules-changed';
}
