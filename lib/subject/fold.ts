import { normaliseName } from './name.ts';
import { foldLetters } from './core.ts';

/** A trade, not a number: 第二五金厂 is the second works. */
const HARDWARE = /五(?=金)/gu;
const FORMAL = '拾佰仟';
const PLAIN = '十百千';

/** Steps 4 and 5 of `docs/matching.md` on a text that is through the lossless ones: simplified characters, Arabic numbers. */
export function foldText(normal: string): string {
  const text = lettersOf(normal.replace(HARDWARE, '\ue000')).replaceAll('\ue000', '五');
  return foldNumbers(text, numbersIn(text));
}

interface FoundNumber {
  readonly from: number;
  readonly to: number;
  readonly value: string;
}

/** With the numbers that lie in the text in the place of how they are written. */
function foldNumbers(text: string, numbers: readonly FoundNumber[]): string {
  return numbers.filter(({ from, to }) => from >= 0 && to <= text.length).reduceRight((rest, { from, to, value }) => rest.slice(0, from) + value + rest.slice(to), text);
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
    const folded = lettersOf(normal);
    return { raw: letter, normal, numeral: /[0-9十百千]/u.test(folded) && folded !== normal, folded };
  });
  if (units.map(({ normal }) => normal).join('') !== normaliseName(raw).normal) return undefined;
  return withNumbers(units.map((unit, index) => (unit.normal === '五' && units[index + 1]?.normal === '金' ? { ...unit, numeral: false, folded: '五' } : unit)));
}

/** Units that make one number together become one unit, also where it is written in Arabic digits already. */
function withNumbers(units: readonly FoldUnit[]): FoldUnit[] {
  const text = units.map(({ folded }) => folded).join('');
  const own = numbersIn(text);
  const runs = Array.from(text.matchAll(/[0-9十百千]{2,}/gu), ({ 0: run, index }) => ({ from: index, to: index + run.length, value: foldNumbers(run, own.map((one) => ({ ...one, from: one.from - index, to: one.to - index }))) }));
  const numbers = [...runs, ...own.filter(({ from }) => !runs.some((run) => from >= run.from && from < run.to))];
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

/** Twice: 貳 is 贰, which is 2. */
function lettersOf(normal: string): string {
  return foldLetters(foldLetters(normal)).replace(/[拾佰仟]/gu, (letter) => PLAIN.charAt(FORMAL.indexOf(letter)));
}

/** 第一百货 is not the hundredth of anything. */
const RUN = /(?:[0-9十]|百(?![货姓年味花汇鸟草乐合川事])|千(?![里金禧岛秋年山])){2,}|(?<=第)十/gu;
const NUMBER = /^(?:(\d)千0?)?(?:(\d)百0?)?(?:(\d?)十)?(\d?)/u;

/** Numbers written with 十, 百 or 千, as 二十三 is; their digits are Arabic by now. 百一 and 千百惠 are words. */
function numbersIn(text: string): FoundNumber[] {
  if (!/[十百千]/u.test(text)) return [];
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    // 九十四五金: the number ends where it is well-formed, and not in a mere digit.
    const [number = '', thousands, hundreds, tens, ones = ''] = NUMBER.exec(run) ?? [];
    const isOne = number === run || /^[0-9]/.test(run.slice(number.length));
    if (!isOne || !/[十百千]/u.test(number)) return [];
    const ten = tens === undefined ? 0 : Number(tens === '' ? '1' : tens);
    const value = Number(thousands ?? 0) * 1000 + Number(hundreds ?? 0) * 100 + ten * 10 + Number(ones);
    return [{ from: index, to: index + number.length, value: String(value) }];
  });
}
