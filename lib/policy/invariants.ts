import type { AppliedEffect, CheckContext, ListFacts } from '../check/index.ts';
import type { Match } from '../match/index.ts';
import type { RuleSettings } from './in-force.ts';
import type { EffectName } from './types.ts';

/** A listing that an officer has confirmed to be the applicant. */
export interface Confirmed {
  readonly listId: string;
  readonly recordId: string;
}

export function isConfirmed(match: Match, confirmed: readonly Confirmed[]): boolean {
  return confirmed.some(({ listId, recordId }) => listId === match.listId && recordId === match.listing.id);
}

export interface Circumstances {
  readonly match: Match;
  /** Absent when nothing is known of the list: then nothing rests on it. */
  readonly facts: ListFacts | undefined;
  readonly context: CheckContext;
  readonly rules: Pick<RuleSettings, 'blockSimplifiedDeregistration'>;
  readonly confirmed: boolean;
}

export interface Bounded {
  readonly effect: EffectName | undefined;
  readonly loweredBy?: AppliedEffect['loweredBy'];
}

const BLOCKS: readonly EffectName[] = ['block-commitment', 'block-simplified-deregistration'];

/**
 * The rules that no pack can change: whatever a pack asks for, a route closes only for a listing of the severe list
 * (or a restriction on a person, where the pack says so) that is in force, met by exact code, person's number or an identity
 * that an officer has confirmed, in the applicant's own field, on a signed list that is fresh enough. Anything less becomes a question or a warning; and a question holds
 * a route as well, so none is asked about somebody else or about a term that is over.
 */
export function boundEffect(effect: EffectName, circumstances: Circumstances): Bounded {
  const { match, context } = circumstances;
  // The legal representative of a listed party is not listed: whoever he represents now is told of it, and no more.
  if (match.flags.includes('through-legal-rep')) return { effect: effect === 'warn' || effect === 'remind-person' ? effect : undefined };
  if (effect === 'remind-person' && match.listKind !== 'person') return { effect: undefined };
  const holds = BLOCKS.includes(effect) || effect === 'confirm';
  if (!holds) return { effect };
  // To have been punished often closes and holds nothing.
  if (match.listKind === 'repeat') return { effect: 'warn' };
  if (match.standing !== 'in-force') return { effect: 'warn', loweredBy: 'standing' };
  if (match.grade === 'G1x') return { effect: 'warn', loweredBy: 'grade' };
  // A name that thousands bear holds nobody up.
  if (match.grade === 'P3') return { effect: 'remind-person', loweredBy: 'grade' };
  if (effect === 'confirm') return { effect };
  if (match.listKind !== 'severe' && !(match.listKind === 'person' && match.grade === 'P1')) return { effect: 'warn' };
  if (effect === 'block-simplified-deregistration' && !circumstances.rules.blockSimplifiedDeregistration) return { effect: 'warn' };
  if (!['G1', 'P1', 'G2', 'G3'].includes(match.grade)) return { effect: 'warn', loweredBy: 'grade' };
  // At a look-up by hand there is no route to hold: a question would have nobody to answer it.
  if (!context.applicantField) return { effect: context.reading === 'manual' ? 'warn' : 'confirm', loweredBy: 'not-applicant-field' };
  const exact = match.grade === 'G1' || match.grade === 'P1' || (match.grade === 'G2' && circumstances.confirmed);
  if (!exact) return { effect: 'confirm', loweredBy: 'grade' };
  const { facts } = circumstances;
  if (match.trust !== 'signed' || facts?.trust !== 'signed') return { effect: 'confirm', loweredBy: 'unsigned-list' };
  if (facts.freshness !== 'fresh' && facts.freshness !== 'aging') return { effect: 'confirm', loweredBy: 'stale-list' };
  return { effect };
}
