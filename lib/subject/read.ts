import { normaliseCode, orgCodeOf, readCode } from './code.ts';
import type { LookupKey } from '../list/index.ts';
import { normaliseName } from './name.ts';
import type { CodeReading, NameReading, Subject, SubjectText } from './types.ts';

/** What empty fields of real systems show in place of a value. */
const PLACEHOLDER = /^(请(输入|选择|填写|录入).*|[-－—–_/\\]+|无|暂无|暂未.{0,4}|未填写?|未选择|空|NULL|UNDEFINED|NONE|N\/A)$/u;

/** A parsed applicant; blank texts, placeholders and masked names count as absent. Never throws. */
export function readSubject(text: SubjectText): Subject {
  const name = readName(text.name);
  const legalRep = readName(text.legalRep);
  const codes = [text.code, text.regNo, text.orgCode].flatMap((field) => (isAbsent(field) ? [] : [readCode(field)]));
  if (!isAbsent(text.personId)) codes.push(asPersonal(readCode(text.personId)));
  const distinct = codes.filter((code, i) => codes.findIndex((other) => other.value === code.value && other.kind === code.kind) === i);
  return { ...(name === undefined ? {} : { name }), codes: distinct, ...(legalRep === undefined ? {} : { legalRep }) };
}

function isAbsent(text: string | undefined): text is undefined {
  if (text === undefined) return true;
  const { normal } = normaliseName(text);
  return normal === '' || PLACEHOLDER.test(normal);
}

function readName(text: string | undefined): NameReading | undefined {
  if (isAbsent(text)) return undefined;
  const reading = normaliseName(text);
  // Part of a name compares with nothing; no registered name holds a star.
  return reading.normal.includes('*') ? undefined : reading;
}

/** A number in the field of a person's number is taken for one, whatever else its digits would allow. */
function asPersonal(code: CodeReading): CodeReading {
  if (code.kind !== 'regNo' && code.kind !== 'orgCode') return code;
  return { raw: code.raw, kind: code.value.length === 15 ? 'residentId' : 'unknown', value: code.value, checksum: 'none' };
}

/**
 * What to look an applicant up by. Codes go in as they are, also with a failed check digit: some codes were issued
 * so, and the exact string decides. A person's number is never a key: lists hold at most its keyed hash.
 */
export function lookupKeys(subject: Subject): LookupKey[] {
  const keys: LookupKey[] = subject.codes.flatMap((code): LookupKey[] => {
    if (code.kind === 'regNo' || code.kind === 'orgCode') return [{ kind: code.kind, value: code.value }];
    if (code.kind !== 'uscc') return [];
    const orgCode = orgCodeOf(code.value);
    return [{ kind: 'uscc', value: code.value }, ...(orgCode === undefined ? [] : [{ kind: 'orgCode' as const, value: orgCode }])];
  });
  const name = subject.name?.normal;
  if (name !== undefined) keys.push({ kind: 'name', value: name }, { kind: 'formerName', value: name });
  return keys.filter((key, i) => keys.findIndex((other) => other.kind === key.kind && other.value === key.value) === i);
}

/** Codes of a list record in the form in which keys are compared. */
export function sameCode(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && normaliseCode(a) === normaliseCode(b);
}
