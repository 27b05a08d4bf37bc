import { normaliseName } from './name.ts';
import { foldLetters } from './core.ts';

const FORMAL = '拾佰仟';
const PLAIN = '十百千';

/** Steps 4 and 5 of `docs/matching.md` on a text that is through the lossless ones: simplified characters, Arabic numbers. */
export function foldText(normal: string): string {
  const text = foldLetters(normal).replace(/[拾佰仟]/gu, (letter) => PLAIN.charAt(FORMAL.indexOf(letter)));
  return numbersIn(text).reduceRight((rest, { from, to, value }) => rest.slice(0, from) + value + rest.slice(to), text);
}

/** A stretch of a name as written, and what it becomes step by step. The `raw` of all units joined are the name. */
export interface FoldUnit {
  readonly raw: string;
  /** After steps 1 to 3. */
  readonly normal: string;
  /** Part of a number that is written out. */
  readonly numeral: boolean;
  /** After steps 4 and 5: what is compared. Empty for a space. */
  readonly folded: string;
}

/**
 * The same as `foldText`, place by place, for showing where two names differ. Undefined when the lossless steps cannot
 * be told place by place (a space between a letter and its accent): such a name is shown whole.
 */
export function foldUnits(raw: string): readonly FoldUnit[] | undefined {
  const units = (raw.match(/[^]\p{M}*/gu) ?? []).map((letter): FoldUnit => {
    const { normal } = normaliseName(letter);
    const folded = foldLetters(normal).replace(/[拾佰仟]/gu, (own) => PLAIN.charAt(FORMAL.indexOf(own)));
    return { raw: letter, normal, numeral: /[0-9十百千]/u.test(folded) && folded !== normal, folded };
  });
  if (units.map(({ normal }) => normal).join('') !== normaliseName(raw).normal) return undefined;
  return withNumbers(units);
}

/** Units that make one number together become one unit, also where it is written in Arabic digits already. */
function withNumbers(units: readonly FoldUnit[]): FoldUnit[] {
  const text = units.map(({ folded }) => folded).join('');
  const numbers = numbersIn(text);
  for (const { 0: value, index } of text.matchAll(/\d{2,}/gu)) {
    if (!numbers.some(({ from, to }) => index < to && index + value.length > from)) numbers.push({ from: index, to: index + value.length, value });
  }
  if (numbers.length === 0) return [...units];
  const out: FoldUnit[] = [];
  let at = 0;
  for (const unit of units) {
    const end = at + unit.folded.length;
    const number = numbers.find(({ from, to }) => at < to && end > from);
    const last = out.at(-1);
    if (number !== undefined && at > number.from && last !== undefined) out.splice(-1, 1, joined(last, unit));
    else out.push(number === undefined ? unit : { ...unit, folded: number.value });
    at = end;
  }
  return out;
}

function joined(a: FoldUnit, b: FoldUnit): FoldUnit {
  return { raw: a.raw + b.raw, normal: a.normal + b.normal, numeral: a.numeral || b.numeral || a.folded !== a.normal, folded: a.folded };
}

const RUN = /[0-9十百千]{2,}|(?<=第)十/gu;
const NUMBER = /^(?:(\d)千0?)?(?:(\d)百0?)?(?:(\d?)十)?(\d?)$/u;

/** Numbers written with 十, 百 or 千, as 二十三 is; their digits are Arabic by now. 百一 and 千百惠 are words. */
function numbersIn(text: string): { from: number; to: number; value: string }[] {
  if (!/[十百千]/u.test(text)) return [];
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    const parts = /[十百千]/u.test(run) ? NUMBER.exec(run) : null;
    if (parts === null) return [];
    const [, thousands, hundreds, tens, ones] = parts;
    const ten = tens === undefined ? 0 : Number(tens === '' ? '1' : tens);
    const value = Number(thousands ?? 0) * 1000 + Number(hundreds ?? 0) * 100 + ten * 10 + Number(ones === '' || ones === undefined ? 0 : ones);
    return [{ from: index, to: index + run.length, value: String(value) }];
  });
}
