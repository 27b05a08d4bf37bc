import type { Listing, ListKind } from '../list/index.ts';
import { normaliseName, personKeyIdOf, sameCode, type Subject } from '../subject/index.ts';
import type { Graded } from './grade.ts';

/**
 * Grade of the persons of one application against one record; undefined when no person agrees.
 * P1: equal keyed hash of the identity number. P2: name of a restricted person, and the enterprise that the restriction arose
 * from. P3: the name alone, which thousands may bear. Names count in lists of persons only: that somebody is called like the
 * legal representative of a listed enterprise says nothing about anybody.
 * In a list of enterprises P1 has the flag `through-legal-rep`, unless the record is about a natural person: to be the legal
 * representative of a listed enterprise is no listing (`docs/matching.md` §3).
 */
export function gradePerson(subject: Subject, listing: Listing, kind: ListKind): Graded | undefined {
  const hashes = subject.personHashes ?? [];
  const own = listing.legalRepIdHash;
  const name = personNames(subject).find(({ normal }) => normal === normaliseName(listing.name).normal);
  const compared = { steps: [], aligned: [], pageValue: name?.raw ?? subject.legalRep?.raw ?? subject.name?.raw ?? '', listValue: kind === 'person' ? listing.name : (listing.legalRep ?? listing.name) };
  if (own !== undefined && hashes.includes(own)) {
    const itself = kind === 'person' || ([listing.uscc, listing.regNo, listing.orgCode].every((code) => code === undefined) && name !== undefined);
    return { ...compared, grade: 'P1', by: 'personId', settles: [], flags: itself ? [] : ['through-legal-rep'] };
  }
  if (kind !== 'person' || name === undefined) return undefined;
  // Two numbers under one key tell namesakes apart.
  if (own !== undefined && hashes.some((hash) => personKeyIdOf(hash) === personKeyIdOf(own))) return undefined;
  return { ...compared, grade: sameEnterprise(subject, listing) ? 'P2' : 'P3', by: 'personName', flags: [], settles: ['person-id'] };
}

/** The legal representative, and the applicant itself where nothing says that it is an enterprise. */
function personNames({ name, legalRep, codes }: Subject) {
  const enterprise = codes.some(({ kind }) => kind === 'uscc' || kind === 'regNo' || kind === 'orgCode');
  return [legalRep, enterprise ? undefined : name].filter((one) => one !== undefined);
}

/** By code where both have one that can be compared, else by name. */
function sameEnterprise({ name, codes }: Subject, { relatedName, relatedUscc }: Listing): boolean {
  const code = codes.find(({ kind, checksum }) => kind === 'uscc' && checksum === 'valid')?.value;
  if (code !== undefined && relatedUscc !== undefined) return sameCode(code, relatedUscc);
  return name !== undefined && relatedName !== undefined && normaliseName(relatedName).normal === name.normal;
}
