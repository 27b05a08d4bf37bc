import { maskPersonIds, oldPersonIdShape, type CodeReading, type Subject } from '../subject/index.ts';
import type { ApplicantAsRead, CheckReason } from './types.ts';

/** Which of an applicant's codes speaks for it, best first. */
const ORDER: readonly CodeReading['kind'][] = ['uscc', 'regNo', 'orgCode', 'masked', 'unknown', 'residencePermit', 'residentId'];

function speaking(codes: readonly CodeReading[]): CodeReading | undefined {
  const weight = (code: CodeReading) => ORDER.indexOf(code.kind) * 2 + (code.checksum === 'invalid' ? 1 : 0);
  return [...codes].sort((a, b) => weight(a) - weight(b))[0];
}

/** The applicant as an officer and the audit see it: never with the number of a person. */
export function applicantOf(subject: Subject): ApplicantAsRead {
  const code = speaking(subject.codes);
  return {
    name: maskPersonIds(subject.name?.raw),
    ...(code === undefined ? {} : { code: shown(code), codeKind: code.kind, codeChecksum: code.checksum, codeSuggestion: code.suggestion }),
    legalRep: maskPersonIds(subject.legalRep?.raw),
  };
}

/** A text of unknown kind may be a passport or a number with a slip in it: its length is all that is shown then. */
function shown(code: CodeReading): string | undefined {
  if (code.kind === 'residentId' || code.kind === 'residencePermit') return undefined;
  if (code.kind === 'uscc' || code.kind === 'orgCode' || code.kind === 'masked') return code.value;
  if (code.kind === 'regNo') return oldPersonIdShape(code.value) ? `${code.value.slice(0, 6)}*********` : code.value;
  return '*'.repeat(Math.min([...code.value].length, 30));
}

/** Codes that stand for a party in the key of a verdict: shown ones only, since a short hash of a person's number can be undone. */
export function partyCodes(subject: Subject): string[] {
  return subject.codes.filter((code) => (code.kind === 'uscc' || code.kind === 'regNo' || code.kind === 'orgCode') && !oldPersonIdShape(code.value)).map((code) => code.value);
}

/** What is wrong with the applicant's identity; empty when a code with a valid check and a name were there. */
export function identityReasons(subject: Subject): CheckReason[] {
  const { codes, name } = subject;
  if (name === undefined && codes.length === 0) return ['no-identity'];
  const reasons: CheckReason[] = [];
  if (!codes.some((code) => code.kind === 'uscc' && code.checksum === 'valid')) {
    if (codes.some((code) => code.kind === 'masked')) reasons.push('code-masked');
    if (codes.some((code) => code.kind === 'unknown' || code.checksum === 'invalid')) reasons.push('code-invalid');
    if (reasons.length === 0 && !codes.some(isSound)) reasons.push('code-missing');
  }
  if (name === undefined) reasons.push('name-missing');
  return reasons;
}

/** A code of a party that passes its check, or that has none to pass. */
function isSound(code: CodeReading): boolean {
  return (code.kind === 'uscc' || code.kind === 'regNo' || code.kind === 'orgCode') && code.checksum !== 'invalid';
}

/**
 * Whether finding nothing says anything: only a sound USCC or, where no code was given at all, a name. A code that is
 * masked or wrong stands for a party that may have been listed under an earlier name; older codes are in few records.
 */
export function canBeAbsent(subject: Subject): boolean {
  if (subject.codes.some((code) => code.kind === 'uscc' && code.checksum === 'valid')) return true;
  const doubtful = subject.codes.some((code) => code.kind === 'masked' || code.kind === 'unknown' || code.checksum === 'invalid');
  return subject.name !== undefined && !doubtful;
}
