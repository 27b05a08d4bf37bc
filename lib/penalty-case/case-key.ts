import type { CaseFacts, CaseKeys } from './types.ts';

/** In: the party and the act in the form of `wordText`. Empty when nothing on the page would be known again. */
export function keysOf({ docNo, caseNo }: Pick<CaseFacts, 'docNo' | 'caseNo'>, party: string, code: string, act: string): CaseKeys {
  const who = code === '' || code.includes('*') ? party : code.toUpperCase();
  return {
    ...(docNo === undefined ? {} : { doc: `doc:${docNo}` }),
    ...(caseNo === undefined ? {} : { number: `number:${caseNo}` }),
    ...(who === '' || act === '' ? {} : { act: `act:${who}:${act}` }),
  };
}

/**
 * Whether two sets of keys speak of one case: the strongest key that both have decides. Two decisions with numbers of
 * their own are two cases, though party and act are the same: that is what a repeat offender looks like.
 */
export function sameCase(a: CaseKeys, b: CaseKeys): boolean {
  for (const name of ['doc', 'number', 'act'] as const) {
    if (a[name] !== undefined && b[name] !== undefined) return a[name] === b[name];
  }
  return false;
}

/** Facts that make a case another one to decide on: what led to the advice. */
export function newTriggers(now: readonly string[], decided: readonly string[]): readonly string[] {
  return now.filter((trigger) => !decided.includes(trigger));
}
