import type { Listing } from '../list/index.ts';
import { addYears, type Day } from '../shared/index.ts';
import { normaliseCode, normaliseName, orgCodeOf, readCode, sameCode, type CodeReading, type NameReading, type Subject } from '../subject/index.ts';
import { align, type AlignedSegment } from './align.ts';
import { readName, relate, type ReadName } from './names.ts';
import { isTrader, traderStep } from './trader.ts';
import { gradeOfSteps, isSameName, ordered, type MatchStep } from './steps.ts';
import { settlesOf } from './settles.ts';
import { RANK, type Grade, type Match, type MatchFlag } from './types.ts';

/** What of a record is compared. */
export type Listed = Pick<Listing, 'name' | 'uscc' | 'regNo' | 'orgCode' | 'legalRep' | 'formerNames'>;

export type Graded = Pick<Match, 'grade' | 'by' | 'steps' | 'flags' | 'pageValue' | 'listValue' | 'aligned' | 'settles'>;
type Found = Omit<Graded, 'settles'>;

/**
 * Grade of one applicant against one listing by `docs/matching.md` §2; undefined when nothing agrees that says anything.
 * `on`: the Chinese day of the page, for names that a party bore until another day. An equal code comes before all; two
 * sound codes that differ clear whatever the names suggest, except that a branch has a code of its own.
 */
export function gradeOf(subject: Subject, listing: Listed, on?: Day): Graded | undefined {
  const found = byUscc(subject, listing) ?? (codesContradict(subject, listing) ? notTheSame(subject, listing, on) : best(subject, listing, on));
  if (found === undefined) return undefined;
  const graded = legalRepAgrees(subject, listing) ? { ...found, flags: [...found.flags, 'legal-rep-agrees' as const] } : found;
  return { ...graded, settles: settlesOf(graded) };
}

/** Whether both sides have a code that passes its check, and none in common: different parties, whatever their names. */
export function codesContradict(subject: Subject, { uscc }: Listed): boolean {
  return uscc !== undefined && isValidUscc(readCode(uscc)) && subject.codes.some(isValidUscc) && !subject.codes.some((code) => sameCode(code.value, uscc));
}

function byUscc(subject: Subject, listing: Listed): Found | undefined {
  const code = subject.codes.find((candidate) => candidate.kind === 'uscc' && sameCode(candidate.value, listing.uscc));
  if (code === undefined || listing.uscc === undefined) return undefined;
  const valid = code.checksum === 'valid';
  const flags: MatchFlag[] = valid ? [] : ['code-checksum-invalid'];
  if (subject.name !== undefined && subject.name.normal !== normaliseName(listing.name).normal) flags.push('name-differs');
  return { ...codePair(code.value, listing.uscc), grade: valid ? 'G1' : 'G2', by: 'uscc', flags };
}

function notTheSame(subject: Subject, listing: Listed, on: Day | undefined): Found | undefined {
  const named = byName(subject, listing, on);
  if (named !== undefined && named.steps.some((step) => step === 'branch-of-listed' || step === 'parent-of-listed')) return named;
  // The organisation code is the party's own for good; a code around it may have been given out anew.
  const older = byOlderCode(subject, listing);
  if (older?.by === 'orgCode') return older;
  return named !== undefined && isSameName(gradeOfSteps(named.steps)) ? { ...named, grade: 'G1x' } : undefined;
}

function best(subject: Subject, listing: Listed, on: Day | undefined): Found | undefined {
  const all = [byName(subject, listing, on), byMisread(subject, listing), byOlderCode(subject, listing)].filter((found) => found !== undefined);
  return all.reduce<Found | undefined>((first, found) => (first === undefined || RANK[found.grade] < RANK[first.grade] ? found : first), undefined);
}

const pages = new WeakMap<NameReading, ReadName>();

/** The page's name is taken apart once, however many records it is compared with. */
function pageName(name: NameReading): ReadName {
  const page = pages.get(name) ?? readName(name.raw);
  pages.set(name, page);
  return page;
}

/** The listed name before former ones; among these the one that agrees best. */
function byName(subject: Subject, listing: Listed, on: Day | undefined): Found | undefined {
  if (subject.name === undefined) return undefined;
  const page = pageName(subject.name);
  const names: { name: ReadName; until?: Day; former: boolean }[] = [{ name: readName(listing.name), former: false }];
  for (const { name, to } of listing.formerNames ?? []) names.push({ name: readName(name), former: true, ...(to === undefined ? {} : { until: to }) });
  let found: Found | undefined;
  for (const { name, former, until } of names) {
    const relation = relate(page, name);
    if (relation === undefined) continue;
    const own: MatchStep[] = former ? ['former-name'] : [];
    if (isTrader(subject, listing, page, name)) own.push(traderStep(page, name, relation.steps, legalRepAgrees(subject, listing)));
    const steps = ordered([...relation.steps, ...own]);
    const grade = gradeOfSteps(steps);
    if (found !== undefined && RANK[found.grade] <= RANK[grade]) continue;
    found = { grade, by: former ? 'formerName' : 'name', steps, flags: nameFlags(subject, until, on), pageValue: page.raw, listValue: name.raw, aligned: relation.aligned };
  }
  return found;
}

/** A name given up may be registered by others after a year (企业名称登记管理规定). */
const YEARS_RESERVED = 1;

function nameFlags(subject: Subject, until: Day | undefined, on: Day | undefined): MatchFlag[] {
  const flags: MatchFlag[] = [];
  // Only two codes that both pass their check tell namesakes apart: a mistyped code clears no one.
  if (subject.codes.length > 0 && !subject.codes.some(isValidUscc)) flags.push('code-unusable');
  if (until !== undefined && on !== undefined && addYears(until, YEARS_RESERVED) < on) flags.push('former-name-lapsed');
  return flags;
}

function isValidUscc(code: CodeReading): boolean {
  return code.kind === 'uscc' && code.checksum === 'valid';
}

/** Registration numbers were given out anew and organisation codes are part of other codes: a hint, never more than G4. */
function byOlderCode(subject: Subject, listing: Listed): Found | undefined {
  const listOrgCodes = [listing.orgCode, orgCodeOf(normaliseCode(listing.uscc ?? ''))];
  for (const code of subject.codes) {
    if (code.kind === 'regNo' && listing.regNo !== undefined && sameCode(code.value, listing.regNo)) return byCode('regNo', 'reg-no', code.value, listing.regNo);
    const pageOrgCode = code.kind === 'orgCode' ? code.value : code.kind === 'uscc' ? orgCodeOf(code.value) : undefined;
    const listOrgCode = listOrgCodes.find((candidate) => sameCode(pageOrgCode, candidate));
    if (pageOrgCode !== undefined && listOrgCode !== undefined) return byCode('orgCode', 'org-code', pageOrgCode, listOrgCode);
  }
  return undefined;
}

/** A wrong code that would be the listed one if a letter were the digit it looks like. Shown, and never put in its place. */
function byMisread({ codes }: Subject, { uscc, regNo, orgCode }: Listed): Found | undefined {
  for (const { value, suggestion } of codes) {
    const listed = suggestion === undefined ? undefined : [uscc, regNo, orgCode].find((code) => sameCode(suggestion, code));
    if (listed !== undefined) return byCode(listed === regNo ? 'regNo' : listed === orgCode ? 'orgCode' : 'uscc', 'code-misread', value, listed);
  }
  return undefined;
}

function byCode(by: 'uscc' | 'regNo' | 'orgCode', step: MatchStep, pageValue: string, listValue: string): Found {
  return { ...codePair(pageValue, listValue), grade: 'G4' satisfies Grade, by, steps: [step], flags: [] };
}

function codePair(pageValue: string, listValue: string): Pick<Found, 'pageValue' | 'listValue' | 'aligned'> & { readonly steps: readonly MatchStep[] } {
  const aligned: readonly AlignedSegment[] = pageValue === listValue ? align(pageValue, listValue, []) : [];
  return { steps: [], pageValue, listValue, aligned };
}

function legalRepAgrees(subject: Subject, listing: Listed): boolean {
  return subject.legalRep !== undefined && listing.legalRep !== undefined && subject.legalRep.normal === normaliseName(listing.legalRep).normal;
}
