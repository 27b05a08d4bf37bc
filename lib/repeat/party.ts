import { normaliseCode, normaliseName, readCode, usccCheck } from '../subject/index.ts';

/** Who was punished, as a source says. */
export interface PartyFacts {
  readonly name: string;
  readonly uscc?: string;
  readonly regNo?: string;
  readonly region?: string;
}

export interface PartyKey {
  readonly key: string;
  /** False where only name and region tell the party from others: namesakes may be counted together. */
  readonly sure: boolean;
}

/** What penalties are gathered by: a code that passes its check, else the registration number, else name and region. */
export function partyKeyOf({ name, uscc, regNo, region }: PartyFacts): PartyKey {
  if (uscc !== undefined && usccCheck(uscc)) return { key: `u${normaliseCode(uscc)}`, sure: true };
  if (regNo !== undefined && readCode(regNo).kind === 'regNo') return { key: `r${normaliseCode(regNo)}`, sure: true };
  return { key: `n${normaliseName(name).normal}@${region ?? ''}`, sure: false };
}
