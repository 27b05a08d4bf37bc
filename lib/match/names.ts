import { editsBetween, liesIn, normaliseName, parseCompany, shapeOf, soundOf, splitCore, stepsBetween, type CompanyName } from '../subject/index.ts';
import { align, type AlignedSegment } from './align.ts';
import { gradeOfSteps, isSameName, ordered, type MatchStep } from './steps.ts';

/** How two names are one, or nearly: the steps that it takes, and both texts side by side. */
export interface NameRelation {
  readonly steps: readonly MatchStep[];
  readonly aligned: readonly AlignedSegment[];
}

/** A name made ready: the page's is compared with every candidate. */
export interface ReadName {
  readonly raw: string;
  readonly normal: string;
  readonly parsed: () => CompanyName;
}

export function readName(raw: string): ReadName {
  const { normal } = normaliseName(raw);
  let parsed: CompanyName | undefined;
  return { raw, normal, parsed: () => (parsed ??= parseCompany(normal)) };
}

/**
 * Compares two names of parties; undefined when they are two names. Rules, not a score (`docs/matching.md` §2): digits
 * and words of trade must be equal; a place may be missing, never another one; forms are one only within their class.
 */
export function relate(a: ReadName, b: ReadName): NameRelation | undefined {
  if (a.normal === '' || b.normal === '') return undefined;
  if (a.normal === b.normal) return { steps: ordered([...stepsBetween(a.raw, b.raw), ...saysLittle(a.parsed())]), aligned: align(a.raw, b.raw, []) };
  const structural = parts(a.parsed(), b.parsed());
  if (structural === undefined) return undefined;
  const aligned = align(a.raw, b.raw, structural, a.parsed(), b.parsed());
  return { steps: ordered([...structural, ...saysLittle(a.parsed()), ...saysLittle(b.parsed()), ...aligned.flatMap(({ step }) => step ?? [])]), aligned };
}

function parts(a: CompanyName, b: CompanyName): readonly MatchStep[] | undefined {
  if (a.branch !== undefined && b.branch !== undefined) return a.branch.tail === b.branch.tail ? whole(a, b) : undefined;
  const steps = whole(a, b);
  if (a.branch === undefined && b.branch === undefined) return steps;
  // A branch is shown beside its own parent only, not beside what might be its parent.
  if (steps === undefined || !isSameName(gradeOfSteps(steps))) return undefined;
  return [...steps, a.branch === undefined ? 'parent-of-listed' : 'branch-of-listed'];
}

function whole(a: CompanyName, b: CompanyName): readonly MatchStep[] | undefined {
  const [place, form] = [placeSteps(a, b), formStep(a, b)];
  if (place === undefined || form === undefined) return undefined;
  const core = coreSteps(a, b, [...place, ...form]);
  return core === undefined ? undefined : [...place, ...form, ...core];
}

/** Letters that a name must have at least, and those that a name without place and form must have to be taken for a party's. */
const MIN_LETTERS = 2;
const MIN_BARE = 4;
const MIN_BARE_BRAND = 3;

/** Names that many bear: a mark, a person's, 便利店. Equal as they are, they are not much of a ground. */
function saysLittle({ folded, place, form, branch, core }: CompanyName): MatchStep[] {
  if (folded.replace(/[^\p{L}\p{N}]/gu, '').length < MIN_LETTERS) return ['short-name'];
  if (form !== 'none' || place !== undefined || branch !== undefined) return [];
  if (core.length < MIN_BARE) return ['short-name'];
  return splitCore(core).brand.replace(/\d/gu, '').length < MIN_BARE_BRAND ? ['bare-name'] : [];
}

/** Missing is weaker than contradictory: the latter is somebody else. */
function placeSteps(a: CompanyName, b: CompanyName): MatchStep[] | undefined {
  if (a.place === undefined && b.place === undefined) return [];
  if (a.place === undefined || b.place === undefined) return ['region-missing'];
  const [codes, others] = [a.place.codes, b.place.codes];
  const moved: MatchStep[] = a.placeAt === b.placeAt ? [] : ['word-order'];
  if (codes.length === others.length && codes.every((code) => others.includes(code))) {
    if (a.place.links !== b.place.links) return [...moved, 'region-chain'];
    return textOfPlace(a) === textOfPlace(b) ? moved : [...moved, 'region-suffix'];
  }
  const compatible = codes.some((code) => others.some((other) => liesIn(code, other) || liesIn(other, code)));
  return compatible ? [...moved, 'region-missing'] : undefined;
}

function textOfPlace({ folded, parts: all }: CompanyName): string {
  return all.filter(({ kind }) => kind === 'place').map(({ from, to }) => folded.slice(from, to)).join('');
}

const IN_BRACKETS: ReadonlySet<string> = new Set(['partnership', 'limited-partnership', 'special-partnership', 'sole', 'trader']);

function formStep(a: CompanyName, b: CompanyName): MatchStep[] | undefined {
  if (a.form === b.form) return a.formText === b.formText ? [] : [a.form === 'short' ? 'short-name' : 'org-form'];
  const forms = [a.form, b.form];
  if (forms.includes('none')) {
    const other = a.form === 'none' ? b.form : a.form;
    if (other === 'branch') return undefined;
    // The bracket belongs to the name only since it was prescribed; a name without 有限公司 is no registered name.
    return IN_BRACKETS.has(other) ? ['form-missing'] : ['short-name'];
  }
  return forms.includes('short') && forms.includes('company') ? ['short-name'] : undefined;
}

/** Shorter 字号 are equal or they are not: with two characters everything is one edit from something. */
const MIN_ALIKE = 3;

function coreSteps(a: CompanyName, b: CompanyName, other: readonly MatchStep[]): MatchStep[] | undefined {
  // Words of trade alone are nobody's name.
  if (a.core === b.core) return a.core === '' || (other.includes('short-name') && splitCore(a.core).brand === '') ? undefined : [];
  if (isShortFor(a, b) || isShortFor(b, a)) return ['short-name'];
  // One guess at a time: a name that is alike but for its place or form is not alike.
  if (!isSameName(gradeOfSteps(other)) || a.branch !== undefined || b.branch !== undefined) return undefined;
  const [one, two] = [splitCore(a.core), splitCore(b.core)];
  if (one.trade !== two.trade) return undefined;
  const [left, right] = [[...one.brand], [...two.brand]];
  if (Math.min(left.length, right.length) < MIN_ALIKE) return undefined;
  const [ownShape, otherShape] = [shapeOf(one.brand), shapeOf(two.brand)];
  if (digitsIn(ownShape) !== digitsIn(otherShape)) return undefined;
  if (left.length === right.length && soundOf(one.brand) === soundOf(two.brand)) return ['sound'];
  if (ownShape === otherShape) return ['shape'];
  return editsBetween(one.brand, two.brand) === 1 ? ['one-edit'] : undefined;
}

/** Numbers and Latin letters tell parties apart: they are equal or it is another one. */
function digitsIn(text: string): string {
  return text.replace(/[^0-9A-Z]/gu, '');
}

/** 简称: the 字号 of the other name and nothing else, but for its place. */
function isShortFor(short: CompanyName, long: CompanyName): boolean {
  return short.form === 'none' && short.branch === undefined && long.branch === undefined && long.form !== 'none' && short.core.length >= 2 && short.core === splitCore(long.core).brand;
}
