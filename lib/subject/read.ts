import { coresOfParty } from './asked-cores.ts';
import { normaliseCode, orgCodeOf, readCode } from './code.ts';
import type { LookupKey } from '../list/index.ts';
import { normaliseName } from './name.ts';
import { personHash, type PersonKey } from './person-hash.ts';
import type { CodeReading, NameReading, Subject, SubjectText } from './types.ts';

/** What empty fields of real systems show in place of a value. */
const PLACEHOLDER = /^(请(输入|选择|填写|录入).*|[-－—–_/\\]+|无|暂无|暂未.{0,4}|未填写?|未选择|空|NULL|UNDEFINED|NONE|N\/A)$/u;

/**
 * A parsed applicant; blank texts, placeholders and masked names count as absent. Never throws. With keys, the identity
 * numbers in it are there as hashes too.
 */
export function readSubject(text: SubjectText, personKeys: readonly PersonKey[] = []): Subject {
  const name = readName(text.name);
  const legalRep = readName(text.legalRep);
  const codes = [text.code, text.regNo, text.orgCode].flatMap((field) => (isAbsent(field) ? [] : [readCode(field)]));
  if (!isAbsent(text.personId)) codes.push(asPersonal(readCode(text.personId)));
  const distinct = codes.filter((code, i) => codes.findIndex((other) => other.value === code.value && other.kind === code.kind) === i);
  const personHashes = hashesOf(distinct, personKeys);
  return { ...(name === undefined ? {} : { name }), codes: distinct, ...(legalRep === undefined ? {} : { legalRep }), ...(personHashes.length === 0 ? {} : { personHashes }) };
}

function hashesOf(codes: readonly CodeReading[], keys: readonly PersonKey[]): string[] {
  const personal = codes.filter(({ kind }) => kind === 'residentId' || kind === 'residencePermit');
  return personal.flatMap(({ value }) => keys.map((key) => personHash(value, key))).filter((hash) => hash !== undefined);
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
 * so, and the exact string decides. A person's number is never a key, its keyed hash is; the legal representative's name
 * finds records about persons of that name.
 */
export function lookupKeys(subject: Subject): LookupKey[] {
  const keys: LookupKey[] = subject.codes.flatMap(({ kind, value, suggestion }): LookupKey[] => {
    if (kind !== 'uscc' && kind !== 'regNo' && kind !== 'orgCode') return [];
    // What a slip would have meant is looked up as well: shown as such, never taken for what the page says.
    const own = [value, ...(suggestion === undefined ? [] : [suggestion])].map((one): LookupKey => ({ kind, value: one }));
    const orgCode = kind === 'uscc' ? orgCodeOf(value) : undefined;
    return orgCode === undefined ? own : [...own, { kind: 'orgCode', value: orgCode }];
  });
  const name = subject.name?.normal;
  if (name !== undefined) keys.push({ kind: 'name', value: name }, { kind: 'formerName', value: name }, ...coresOfParty(name).map((value) => ({ kind: 'core' as const, value })));
  const person = subject.legalRep?.normal;
  if (person !== undefined) keys.push({ kind: 'name', value: person });
  for (const value of subject.personHashes ?? []) keys.push({ kind: 'personId', value });
  return keys.filter((key, i) => keys.findIndex((other) => other.kind === key.kind && other.value === key.value) === i);
}

/** Codes of a list record in the form in which keys are compared. */
export function sameCode(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && normaliseCode(a) === normaliseCode(b);
}
