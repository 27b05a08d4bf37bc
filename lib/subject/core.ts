import { editsBetween } from './edits.ts';
import { normaliseName } from './name.ts';
import { FOLDED, WRITTEN } from './name-tables.ts';
import { isRegion, longestRegion } from './regions.ts';

/** Longest first. Conversions among the companies are one entity; 合伙 and 个体 forms are dropped only as words in brackets. */
const FORMS = ['股份有限公司', '有限责任公司', '有限公司', '股份公司', '公司'];
const BRACKETED_FORMS: ReadonlySet<string> = new Set(['集团', '普通合伙', '有限合伙', '特殊普通合伙', '个体工商户', '个人独资', '股份', '有限']);
/** 公司 is one slip away from half of all words. */
const SHORTEST_SLIPPED = 3;
const MAX_REGIONS = 3;
/** What is left of a name must still say something. */
const MIN_CORE = 2;

/**
 * The lossy heart of a company's name, under which candidates are found and never decided: simplified characters,
 * Arabic digits, without region, organisation form and brackets. Two names that differ in these alone have one core.
 * In: any text. Out: the core, empty for a blank text. Steps 4, 5 and 7 to 9 of `docs/matching.md`.
 */
export function coreOf(name: string): string {
  return withoutRegions(withoutForm(bareOf(name)));
}

/** The name folded, without brackets: what region and form are taken from. */
function bareOf(name: string): string {
  const folded = foldLetters(normaliseName(name).normal);
  if (!/[()\u00b7]/u.test(folded)) return folded;
  return folded.replace(/\(([^()]*)\)/gu, (_, inside: string) => (BRACKETED_FORMS.has(inside) || isRegion(inside) ? '' : inside)).replace(/[()\u00b7]/gu, '');
}

/** Traditional characters to simplified ones, Chinese digits to Arabic ones; one character for one. */
export function foldLetters(text: string): string {
  let folded = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const place = writtenAt(text.charCodeAt(at));
    if (place < 0) continue;
    folded += text.slice(from, at) + FOLDED.charAt(place);
    from = at + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}

/** Place of a character in the table; -1 when it stays as it is. */
function writtenAt(code: number): number {
  let low = 0;
  let high = WRITTEN.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (WRITTEN.charCodeAt(middle) < code) low = middle + 1;
    else high = middle;
  }
  return WRITTEN.charCodeAt(low) === code ? low : -1;
}

function withoutForm(text: string): string {
  const form = FORMS.find((candidate) => text.endsWith(candidate));
  return form === undefined || text.length - form.length < MIN_CORE ? text : text.slice(0, -form.length);
}

/** Without up to three names of divisions at the start. */
function withoutRegions(text: string): string {
  let rest = text;
  for (let count = 0; count < MAX_REGIONS; count += 1) {
    const length = longestRegion(rest, rest.length - MIN_CORE);
    if (length === 0) break;
    rest = rest.slice(length);
  }
  return rest;
}

/**
 * Cores under which a name is asked for: its own; that without what is one slip away from a longer organisation form; and of
 * both what follows the first word for a division near the start, since a region may be misspelt, or unknown to us.
 */
export function coresAsked(name: string): string[] {
  const bare = bareOf(name);
  const cores = [withoutForm(bare), withoutSlippedForm(bare)].filter((text) => text !== undefined).map(withoutRegions);
  return [...new Set([...cores, ...cores.flatMap(afterDivision)])].filter((core) => core !== '');
}

/** A text whose end is one edit away from a form that is longer than the one it ends with. */
function withoutSlippedForm(text: string): string | undefined {
  const known = FORMS.find((form) => text.endsWith(form))?.length ?? 0;
  for (const form of FORMS) {
    if (form.length <= Math.max(known, SHORTEST_SLIPPED)) continue;
    for (const length of [form.length + 1, form.length, form.length - 1]) {
      if (text.length - length >= MIN_CORE && editsBetween(text.slice(-length), form) === 1) return text.slice(0, -length);
    }
  }
  return undefined;
}

function afterDivision(core: string): string[] {
  const division = /^.{1,8}?(?:自治[区州县旗]|[省市区县盟旗])(?=.{2})/u.exec(core);
  return division === null ? [] : [withoutRegions(core.slice(division[0].length))];
}
