import { normaliseName } from './name.ts';
import { REGIONS, SIMPLIFIED, TRADITIONAL } from './name-tables.ts';

/** Longest first. Conversions among the companies are one entity; 合伙 and 个体 forms are dropped only as words in brackets. */
const FORMS = ['股份有限公司', '有限责任公司', '有限公司', '股份公司', '公司'];
const BRACKETED_FORMS: ReadonlySet<string> = new Set(['集团', '普通合伙', '有限合伙', '特殊普通合伙', '个体工商户', '个人独资', '股份', '有限']);
const DIGITS = '〇零○一壹二贰三叁四肆五伍六陆七柒八捌九玖';
const DIGIT_VALUES = '000112233445566778899';
const LONGEST_REGION = 12;
const MAX_REGIONS = 3;
/** What is left of a name must still say something. */
const MIN_CORE = 2;

let regions: ReadonlySet<string> | undefined;
let folds: ReadonlyMap<string, string> | undefined;

/**
 * The lossy heart of a company's name, under which candidates are found and never decided: simplified characters,
 * Arabic digits, without region, organisation form and brackets. Two names that differ in these alone have one core.
 * In: any text. Out: the core, empty for a blank text. Steps 4, 5 and 7 to 9 of `docs/matching.md`.
 */
export function coreOf(name: string): string {
  const folded = fold(normaliseName(name).normal).replace(/\(([^()]*)\)/gu, (_, inside: string) => (BRACKETED_FORMS.has(inside) || isRegion(inside) ? '' : inside));
  const bare = folded.replace(/[()\u00b7]/gu, '');
  return withoutRegions(withoutForm(bare));
}

/** Traditional characters to simplified ones, Chinese digits to Arabic ones; one character for one. */
function fold(text: string): string {
  folds ??= new Map([...TRADITIONAL + DIGITS].map((letter, place) => [letter, (SIMPLIFIED + DIGIT_VALUES).charAt(place)]));
  let folded = '';
  for (const letter of text) {
    folded += folds.get(letter) ?? letter;
  }
  return folded;
}

function withoutForm(text: string): string {
  const form = FORMS.find((candidate) => text.endsWith(candidate));
  return form === undefined || text.length - form.length < MIN_CORE ? text : text.slice(0, -form.length);
}

function withoutRegions(text: string): string {
  let rest = text;
  for (let count = 0; count < MAX_REGIONS; count += 1) {
    let length = Math.min(LONGEST_REGION, rest.length - MIN_CORE);
    while (length >= 2 && !isRegion(rest.slice(0, length))) length -= 1;
    if (length < 2) break;
    rest = rest.slice(length);
  }
  return rest;
}

function isRegion(text: string): boolean {
  regions ??= new Set(REGIONS.split('|').map(fold));
  return regions.has(text);
}
