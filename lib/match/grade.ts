import type { Listing } from '../list/index.ts';
import { normaliseCode, normaliseName, orgCodeOf, readCode, sameCode, stepsBetween, type CodeReading, type Subject } from '../subject/index.ts';
import type { Match, MatchFlag } from './types.ts';

/** What of a record is compared. */
export type Listed = Pick<Listing, 'name' | 'uscc' | 'regNo' | 'orgCode' | 'legalRep' | 'formerNames'>;

export type Graded = Pick<Match, 'grade' | 'by' | 'steps' | 'flags' | 'pageValue' | 'listValue'>;

/**
 * Grade of one applicant against one listing by `docs/matching.md` §2; undefined when nothing agrees.
 * The exact code comes first, then the name, then a former name, then the older codes.
 */
export function gradeOf(subject: Subject, listing: Listed): Graded | undefined {
  const graded = byUscc(subject, listing) ?? byName(subject, listing) ?? byFormerName(subject, listing) ?? byOlderCode(subject, listing);
  if (graded === undefined || !legalRepAgrees(subject, listing)) return graded;
  return { ...graded, flags: [...graded.flags, 'legal-rep-agrees'] };
}

function byUscc(subject: Subject, listing: Listed): Graded | undefined {
  const code = subject.codes.find((candidate) => candidate.kind === 'uscc' && sameCode(candidate.value, listing.uscc));
  if (code === undefined || listing.uscc === undefined) return undefined;
  const valid = code.checksum === 'valid';
  const flags: MatchFlag[] = valid ? [] : ['code-checksum-invalid'];
  if (subject.name !== undefined && subject.name.normal !== normaliseName(listing.name).normal) flags.push('name-differs');
  return { grade: valid ? 'G1' : 'G2', by: 'uscc', steps: [], flags, pageValue: code.value, listValue: listing.uscc };
}

function byName(subject: Subject, listing: Listed): Graded | undefined {
  return subject.name?.normal === normaliseName(listing.name).normal ? named(subject, listing, listing.name, 'name') : undefined;
}

function byFormerName(subject: Subject, listing: Listed): Graded | undefined {
  const former = listing.formerNames?.find((candidate) => normaliseName(candidate.name).normal === subject.name?.normal);
  return former === undefined ? undefined : named(subject, listing, former.name, 'formerName');
}

/** Only two codes that both pass their check can tell namesakes apart: a mistyped code must clear no one. */
function named(subject: Subject, listing: Listed, listName: string, by: 'name' | 'formerName'): Graded {
  const pageName = subject.name?.raw ?? '';
  const pageCodeValid = subject.codes.some(isValidUscc);
  const listCodeValid = listing.uscc !== undefined && isValidUscc(readCode(listing.uscc));
  const base = { by, steps: stepsBetween(pageName, listName), pageValue: pageName, listValue: listName };
  if (pageCodeValid && listCodeValid) return { ...base, grade: 'G1x', flags: [] };
  const unusable = subject.codes.length > 0 && !pageCodeValid;
  return { ...base, grade: by === 'name' ? 'G2' : 'G3', flags: unusable ? ['code-unusable'] : [] };
}

function isValidUscc(code: CodeReading): boolean {
  return code.kind === 'uscc' && code.checksum === 'valid';
}

/** Registration numbers were given out anew and organisation codes are part of other codes: a hint, never more than G4. */
function byOlderCode(subject: Subject, listing: Listed): Graded | undefined {
  const listOrgCodes = [listing.orgCode, orgCodeOf(normaliseCode(listing.uscc ?? ''))];
  for (const code of subject.codes) {
    if (code.kind === 'regNo' && listing.regNo !== undefined && sameCode(code.value, listing.regNo)) return older('regNo', code.value, listing.regNo);
    const pageOrgCode = code.kind === 'orgCode' ? code.value : code.kind === 'uscc' ? orgCodeOf(code.value) : undefined;
    const listOrgCode = listOrgCodes.find((candidate) => sameCode(pageOrgCode, candidate));
    if (pageOrgCode !== undefined && listOrgCode !== undefined) return older('orgCode', pageOrgCode, listOrgCode);
  }
  return undefined;
}

function older(by: 'regNo' | 'orgCode', pageValue: string, listValue: string): Graded {
  return { grade: 'G4', by, steps: [], flags: [], pageValue, listValue };
}

function legalRepAgrees(subject: Subject, listing: Listed): boolean {
  return subject.legalRep !== undefined && listing.legalRep !== undefined && subject.legalRep.normal === normaliseName(listing.legalRep).normal;
}
