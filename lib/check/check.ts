import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { applyJudgements, type Judging } from '../judgement/index.ts';
import type { LookupAnswer, LookupKey, NearQuery } from '../list/index.ts';
import { matchSubject, type Match } from '../match/index.ts';
import { isRisk, riskOf } from '../risk/index.ts';
import { decideEffects, isOutcome, isShown, type PolicyInForce } from '../policy/index.ts';
import { DEFAULT_REPEAT_RULE, isRepeat, repeatOf } from '../repeat/index.ts';
import { canonicalJson, chinaDay, type Json } from '../shared/index.ts';
import { lookupKeys, maskPersonIds, readSubject, type Subject, type SubjectText } from '../subject/index.ts';
import { applicantOf, canBeAbsent, identityReasons, partyCodes } from './applicant.ts';
import { findingOf, recordHashOf } from './finding.ts';
import { factsOf } from './freshness.ts';
import type { CheckContext, CheckReason, Freshness, ListFacts, Outcome, Verdict } from './types.ts';

export interface CheckRequest {
  readonly subject: SubjectText;
  readonly context: CheckContext;
  /** More than one applicant was found on the page: nothing blocks then. */
  readonly several?: boolean;
  /** What the store found under `keysFor(subject)`. */
  readonly answer: LookupAnswer;
  readonly policy: PolicyInForce;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What officers have concluded about this applicant and these listings. */
  readonly judging?: Judging;
}

/** What to look up for an applicant as a page or a person says it; empty when nothing in it can be looked up. */
export function keysFor(subject: SubjectText, { personKeys }: Pick<PolicyInForce, 'personKeys'> = {}): LookupKey[] {
  return lookupKeys(readSubject(subject, personKeys));
}

/**
 * Whether listed names like this one are worth reading, and how: only of an applicant without a sound code. Where there is one
 * it has been looked up, and of every fifth innocent company some listed name is one character away (`docs/matching.md`).
 */
export function nearFor(subject: SubjectText): NearQuery | undefined {
  const { name, codes } = readSubject(subject);
  if (name === undefined || codes.some(({ kind, checksum }) => kind === 'uscc' && checksum === 'valid')) return undefined;
  return { name: name.raw, unlessFound: true };
}

/** More likenesses would not be read. */
const LIKE_SHOWN = 3;

/** Names that are only alike: of the severe list, the first few. */
function withFewLike(matches: readonly Match[]): Match[] {
  const like = matches.filter(({ grade, listKind }) => grade === 'G5' && listKind === 'severe').slice(0, LIKE_SHOWN);
  return matches.filter((match) => match.grade !== 'G5' || like.includes(match));
}

/** The one entry: who is it, what do the lists say, which effects apply and why. Throws only for programmer error. */
export function check(request: CheckRequest): Verdict {
  const { policy, now } = request;
  const answer = ofListsInForce(request.answer, policy);
  const subject = readSubject(request.subject, policy.personKeys);
  const context = request.several === true ? { ...request.context, applicantField: false } : request.context;
  const lists = answer.ok ? factsOf(answer.states, policy, now) : factsOf([], policy, now).map((facts): ListFacts => ({ ...facts, freshness: 'broken' }));
  const all = answer.ok ? matchSubject(subject, [...answer.hits, ...(answer.near ?? [])], answer.states, chinaDay(now), policy.pack) : [];
  const matches = withFewLike(all.filter((match) => isShown(match) && !isRisk(match) && !isRepeat(match)));
  const risk = answer.ok ? riskOf(all, answer.states) : undefined;
  const judged = applyJudgements(matches, request.judging, recordHashOf);
  const repeat = answer.ok ? repeatOf(all, answer.states, policy.pack.repeat ?? DEFAULT_REPEAT_RULE, chinaDay(now)) : { facts: [], matches: [] };
  const decided = decideEffects([...judged.live, ...repeat.matches], lists, context, policy, judged.confirmed);
  const identity = identityReasons(subject);
  const unable = answer.ok ? unableBecause(subject, identity, lists) : (['list-broken'] as const);
  const outcome: Outcome = decided.outcome ?? (judged.suppressed.some(isOutcome) ? 'different-entity' : unable.length > 0 ? 'cannot-check' : 'not-found');
  const reasons = [...unable, ...identity, ...lists.filter(({ kind }) => kind === 'severe').flatMap(({ freshness }) => FRESHNESS_REASON[freshness]), ...decided.reasons];
  return {
    key: keyOf(request, subject, matches, lists),
    outcome,
    grade: (judged.live[0] ?? judged.suppressed[0])?.grade,
    applicant: applicantOf(subject),
    reasons: [...new Set(reasons)],
    findings: judged.live.map((match) => findingOf(match, policy.pack.termYears)),
    ...(judged.suppressed.length === 0 ? {} : { suppressed: judged.suppressed.map((match) => findingOf(match, policy.pack.termYears)) }),
    ...(request.judging?.keys.carries === true ? { recognisable: true } : {}),
    ...(judged.facts.length === 0 ? {} : { judgements: judged.facts }),
    ...(risk === undefined ? {} : { risk }),
    ...(repeat.facts.length === 0 ? {} : { repeat: repeat.facts }),
    effects: decided.effects,
    lists,
    rules: { id: policy.pack.id, version: policy.pack.version },
    pageKind: context.pageKind,
    checkedAt: new Date(now).toISOString(),
  };
}

/** A list that policy names no longer may still be in the store: it is no ground for anything. A list imported by hand counts while policy allows such lists. */
function ofListsInForce(answer: LookupAnswer, policy: PolicyInForce): LookupAnswer {
  if (!answer.ok) return answer;
  const states = answer.states.filter(({ listId, trust, current }) => (trust === 'local' ? current !== undefined && policy.rules.localListsAllowed : policy.lists.some(({ id }) => id === listId)));
  const inForce = ({ listId }: { readonly listId: string }) => states.some((state) => state.listId === listId);
  return { ok: true, states, hits: answer.hits.filter(inForce), near: (answer.near ?? []).filter(inForce) };
}

const FRESHNESS_REASON: Readonly<Record<Freshness, readonly CheckReason[]>> = {
  fresh: [],
  aging: ['list-aging'],
  stale: ['list-stale'],
  expired: ['list-expired'],
  'clock-behind': ['clock-behind'],
  'never-synced': ['list-never-synced'],
  broken: ['list-broken'],
};

/** Why finding nothing would be false comfort; empty when it says something. */
function unableBecause(subject: Subject, identity: readonly CheckReason[], lists: readonly ListFacts[]): readonly CheckReason[] {
  const severe = lists.filter(({ kind }) => kind === 'severe');
  if (severe.length === 0) return ['no-list-configured'];
  const broken = severe.some(({ freshness }) => freshness === 'broken');
  const absent = severe.every(({ freshness }) => freshness === 'broken' || freshness === 'never-synced');
  const list: CheckReason[] = broken ? ['list-broken'] : absent ? ['list-never-synced'] : [];
  return canBeAbsent(subject) ? list : [...identity, ...list];
}

/** Same for the same applicant, findings, list versions and rules; freshness and confirmations leave it as it is. */
function keyOf({ policy }: CheckRequest, subject: Subject, matches: readonly Match[], lists: readonly ListFacts[]): string {
  const facts: Json = {
    name: maskPersonIds(subject.name?.normal),
    legalRep: maskPersonIds(subject.legalRep?.normal),
    codes: partyCodes(subject),
    masked: subject.codes.filter(({ kind }) => kind === 'masked').map(({ value }) => value),
    lists: lists.map(({ id, version }) => `${id}@${version ?? 0}`).sort(),
    pack: [policy.pack.id, policy.pack.version],
    rules: { ...policy.rules },
    findings: matches.map(({ listId, listing, grade, standing }) => [listId, listing.id, grade, standing]),
  };
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(facts)))).slice(0, 32);
}
