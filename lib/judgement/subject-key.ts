import { canonicalJson } from '../shared/index.ts';
import type { CodeReading, Subject } from '../subject/index.ts';

/** Texts to be hashed with the desk's key. Never stored, recorded or sent as they are. */
export interface SubjectTexts {
  readonly subject: string;
  readonly name?: string;
  readonly carries: boolean;
}

/**
 * The particulars by which the same applicant is known again, on another day and another page. A valid USCC and the
 * name; else everything that was read: name, all codes, legal representative. A name alone is borne by many, so nothing
 * concluded about it is carried to another case. Undefined when nothing was read.
 */
export function subjectTexts(subject: Subject): SubjectTexts | undefined {
  const name = subject.name?.normal;
  const uscc = subject.codes.filter(({ kind, checksum }) => kind === 'uscc' && checksum === 'valid').map(({ value }) => value);
  const codes = subject.codes.map(({ kind, value }) => `${kind}:${value}`);
  if (name === undefined && codes.length === 0) return undefined;
  const legalRep = subject.legalRep?.normal;
  const particulars = uscc.length > 0 ? { name: name ?? null, uscc: [...uscc].sort() } : { name: name ?? null, codes: [...codes].sort(), legalRep: legalRep ?? null };
  return {
    subject: `subject ${canonicalJson(particulars)}`,
    ...(name === undefined ? {} : { name: `name ${name}` }),
    carries: subject.codes.some(isSound) || (name !== undefined && legalRep !== undefined),
  };
}

/** A mistyped or masked code may stand for anybody. */
function isSound({ kind, checksum }: CodeReading): boolean {
  return kind !== 'masked' && kind !== 'unknown' && checksum !== 'invalid';
}
