import { foldText } from './fold.ts';
import { normaliseName } from './name.ts';
import { BRACKETED_FORMS, BRANCH_END, FORMS, PARENT_END, tradeStart, type OrgForm } from './name-words.ts';
import { liesIn, placeOf, placesAt, type Place } from './places.ts';

/** What each stretch of a folded name is. */
export interface NamePart {
  readonly kind: 'place' | 'core' | 'form' | 'bracket' | 'branch';
  readonly from: number;
  readonly to: number;
}

/** A Chinese company name taken apart (step 6 of `docs/matching.md`). Everything is of the folded text. */
export interface CompanyName {
  readonly folded: string;
  readonly place?: Place;
  /** Before the 字号, in brackets behind it, or bare before the organisation form. */
  readonly placeAt?: 'front' | 'bracket' | 'end';
  /** 字号 and trade, without brackets: what two names must share. */
  readonly core: string;
  readonly form: OrgForm;
  readonly formText: string;
  /** Of a branch: its parent's name, and the rest. `form` and what stands above are then the parent's. */
  readonly branch?: { readonly tail: string };
  readonly parts: readonly NamePart[];
}

/** What is left of a name without its place must still say something. */
const MIN_CORE = 2;
/** A bare 昆山 is a place only when a whole 字号 follows. */
const MIN_BRAND = 2;

/** Takes a name apart. In: any text. Out: parts that cover the folded text, in order. Never throws. */
export function parseCompany(name: string): CompanyName {
  return parseFolded(foldText(normaliseName(name).normal));
}

function parseFolded(folded: string): CompanyName {
  const parentEnd = parentOf(folded);
  if (parentEnd === undefined) return parseWhole(folded, folded.length);
  const parent = parseWhole(folded, parentEnd);
  return { ...parent, branch: { tail: folded.slice(parentEnd).replace(/[()·]/gu, '') }, parts: [...parent.parts, { kind: 'branch', from: parentEnd, to: folded.length }] };
}

/** Where the parent's name ends in that of a branch: behind its organisation form, with a branch's word at the very end. */
function parentOf(folded: string): number | undefined {
  if (!BRANCH_END.test(folded.replace(/\)$/u, ''))) return undefined;
  for (const { 0: form, index } of folded.matchAll(PARENT_END)) {
    const end = index + form.length;
    if (index >= MIN_CORE && end < folded.length) return end;
  }
  return undefined;
}

function parseWhole(folded: string, length: number): CompanyName {
  const text = folded.slice(0, length);
  const form = formOf(text);
  const body = text.slice(0, form.from);
  const found = placeIn(body);
  const { parts, core } = partsOf(body, found);
  if (form.from < length) parts.push({ kind: 'form', from: form.from, to: length });
  return {
    folded: text,
    ...(found === undefined ? {} : { place: found.place, placeAt: found.at }),
    // A place that serves as the 字号 (山东省路桥, 上海公司) stays, in its shortest form.
    core: found === undefined ? ownPlace(core) : core,
    form: form.form,
    formText: form.text,
    parts,
  };
}

const BRACKET = /[()·]/gu;

/** What is neither place nor bracket is the core. */
function partsOf(body: string, found: FoundPlace | undefined): { parts: NamePart[]; core: string } {
  const parts: NamePart[] = [];
  let core = '';
  let from = 0;
  const closes = (to: number) => {
    if (to > from) parts.push({ kind: 'core', from, to });
    core += body.slice(from, to);
  };
  const apart: NamePart[] = Array.from(body.matchAll(BRACKET), ({ index }): NamePart => ({ kind: 'bracket', from: index, to: index + 1 }));
  if (found !== undefined) apart.push({ kind: 'place', from: found.from, to: found.to });
  for (const part of apart.sort((a, b) => a.from - b.from)) {
    closes(part.from);
    parts.push(part);
    from = part.to;
  }
  closes(body.length);
  return { parts, core };
}

/** 字号 and words of trade of a core. The latter are never dropped: they tell where an edit would lie. */
export function splitCore(core: string): { readonly brand: string; readonly trade: string } {
  const end = tradeStart(core);
  return { brand: core.slice(0, end), trade: core.slice(end) };
}

function formOf(text: string): { form: OrgForm; text: string; from: number } {
  const bracketed = /\(([^()]+)\)$/u.exec(text);
  const inside = bracketed === null ? undefined : BRACKETED_FORMS.get(bracketed[1] ?? '');
  if (bracketed !== null && inside !== undefined && bracketed.index >= 1) return { form: inside, text: bracketed[1] ?? '', from: bracketed.index };
  if (/(?:分|支)公司$/u.test(text)) return { form: 'branch', text: '', from: text.length };
  const form = FORMS.find(([word]) => text.endsWith(word) && text.length - word.length >= MIN_CORE);
  return form === undefined ? { form: 'none', text: '', from: text.length } : { form: form[1], text: form[0], from: text.length - form[0].length };
}

interface FoundPlace {
  readonly place: Place;
  readonly at: NonNullable<CompanyName['placeAt']>;
  readonly from: number;
  readonly to: number;
}

/**
 * The place of a body: in front; else the only pair of brackets that holds one; else bare at the end. A bare name in front of
 * a place in brackets that lies elsewhere is part of the 字号: 黄山药业（杭州） is of 杭州.
 */
function placeIn(body: string): FoundPlace | undefined {
  const front = placesAt(body).find((place) => leavesName(body.slice(place.length), place));
  const bracket = front === undefined || front.bare ? bracketPlace(body) : undefined;
  const elsewhere = front === undefined || bracket === undefined || !bracket.place.codes.some((code) => front.codes.some((outer) => liesIn(code, outer)));
  if (bracket !== undefined && elsewhere) return bracket;
  if (front !== undefined) return { place: front, at: 'front', from: 0, to: front.length };
  for (let from = body.length - 2; from >= MIN_CORE && from >= body.length - 8; from -= 1) {
    const place = placeOf(body.slice(from));
    if (place !== undefined && !place.doubtful && leavesName(body.slice(0, from), place)) return { place, at: 'end', from, to: body.length };
  }
  return undefined;
}

function bracketPlace(body: string): FoundPlace | undefined {
  for (const bracket of body.matchAll(/\(([^()]+)\)/gu)) {
    const place = placeOf(bracket[1] ?? '');
    const rest = body.slice(0, bracket.index) + body.slice(bracket.index + bracket[0].length);
    if (place !== undefined && leavesName(rest, place)) return { place, at: 'bracket', from: bracket.index + 1, to: bracket.index + 1 + place.length };
  }
  return undefined;
}

/** Whether what remains without the place has a 字号 of its own. */
function leavesName(rest: string, place: Place): boolean {
  const bare = rest.replace(/[()·]/gu, '');
  return bare.length >= MIN_CORE && tradeStart(bare) >= (place.doubtful ? MIN_BRAND : 1);
}

function ownPlace(core: string): string {
  const place = placesAt(core).find(({ doubtful }) => !doubtful);
  return place === undefined ? core : place.bareText + core.slice(place.length);
}
