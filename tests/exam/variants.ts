/** How a listed party may be written on a page, and what it must still be found as. */
import { Converter } from 'opencc-js/cn2t';
import type { SubjectText } from '../../lib/subject/index.ts';
import { COMPANY_FORMS } from './words.ts';
import type { GradeWord } from './grade-words.ts';
import type { ListedName } from './list-names.ts';
import { named } from './made.ts';

export interface Variant {
  readonly name: string;
  readonly expected: GradeWord;
  /** The exam fails without it. */
  readonly required?: true;
  /** Undefined where a listing has no such variant. */
  write(listed: ListedName): SubjectText | undefined;
}

const traditional = Converter({ from: 'cn', to: 't' });
const isCompany = ({ made }: ListedName) => (COMPANY_FORMS as readonly string[]).includes(made.form);

/** Only what differs from the listed name is a variant of it. */
function changed(listed: ListedName, name: string): SubjectText | undefined {
  return name === listed.listing.name ? undefined : { name };
}

/** The region as the listed name has it, at its front. */
function regionOf({ listing, made }: ListedName): string {
  return listing.name.slice(0, listing.name.indexOf(made.brand));
}

export const VARIANTS: readonly Variant[] = [
  { name: 'code', expected: 'G1', required: true, write: ({ listing }) => ({ code: listing.uscc }) },
  { name: 'same name', expected: 'G2', required: true, write: ({ listing }) => ({ name: listing.name }) },
  { name: 'spaces, full width', expected: 'G2', required: true, write: (one) => changed(one, [...one.listing.name].join('\u3000')) },
  { name: 'traditional letters', expected: 'G3', write: (one) => changed(one, traditional(one.listing.name)) },
  { name: 'region with or without 市', expected: 'G3', required: true, write: (one) => changed(one, named(one.made, regionOf(one) === one.made.place.city ? one.made.place.cityShort : regionOf(one) === one.made.place.cityShort ? one.made.place.city : regionOf(one))) },
  { name: 'region moved', expected: 'G3', required: true, write: (one) => (isCompany(one) ? changed(one, `${one.made.brand}（${regionOf(one)}）${one.made.trade}${one.made.form}`) : undefined) },
  { name: 'company form', expected: 'G3', required: true, write: (one) => (isCompany(one) ? changed(one, named({ ...one.made, form: COMPANY_FORMS.find((form) => form !== one.made.form) as string }, regionOf(one))) : undefined) },
  { name: 'former name', expected: 'G3', required: true, write: ({ former }) => (former === undefined ? undefined : { name: named(former) }) },
  { name: 'region missing', expected: 'G4', required: true, write: (one) => changed(one, named(one.made, '')) },
  { name: 'branch', expected: 'G4', required: true, write: (one) => (isCompany(one) ? changed(one, `${one.listing.name}${one.made.place.cityShort}分公司`) : undefined) },
];
