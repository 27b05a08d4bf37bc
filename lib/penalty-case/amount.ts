import { err, ok, type Result } from '../shared/index.ts';
import { chineseNumber, MULTIPLES, NUMERALS } from './chinese-number.ts';

/** Money in fen (分, a hundredth of a yuan), so that sums and comparisons are exact. */
export type Fen = number;

/** An amount found in a text, with where it stands in `plainText(text)`. */
export interface FoundAmount {
  readonly fen: Fen;
  readonly from: number;
  readonly to: number;
}

export type AmountFault = 'no-amount' | 'several-amounts';

/**
 * A text in the form in which amounts are read: full width folded, blanks removed except between two numbers,
 * separators of thousands removed (`27709 .61 元` → `27709.61元`, `1，234，567` → `1234567`, `20 000` → `20000`).
 */
export function plainText(text: string): string {
  const folded = text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+/gu, ' ')
    .replace(/ ?(\.) ?(?=\d)/gu, '$1');
  return folded
    .replace(/(?<![\d.,])\d{1,3}(?:[, ]\d{3})+(?![\d,]| \d)/gu, (number) => number.replace(/[, ]/gu, ''))
    .replace(/(?<!\d) | (?!\d)/gu, '');
}

const MULTIPLE = `[${MULTIPLES}]`;
const ARABIC = `\\d{1,15}(?:\\.\\d{1,6})?(?:${MULTIPLE}+(?:\\d{1,4}(?:\\.\\d{1,4})?${MULTIPLE})*)?`;
const CHINESE = `[${NUMERALS}${MULTIPLES}]{1,30}`;
const PIECE = `(?:\\d|[${NUMERALS}])`;
/** 「人民币（大写）壹万元整」「¥10000.00」「2万5千余元」「3元5角」. A unit or a sign is needed: dates and numbers of papers are no money. */
const AMOUNT = new RegExp(
  `(?<![\\d.])(?:(?<sign>[¥￥$]|RMB|CNY)(?<signed>\\d{1,15}(?:\\.\\d{1,6})?)(?<scale>[万亿]?)元?|(?<number>${ARABIC}|${CHINESE})(?:余|多)?(?<unit>元|圆)(?:(?<jiao>${PIECE})角)?(?:零?(?<fen>${PIECE})分)?)`,
  'gu',
);
const MAX_FEN = 10 ** 15;

/** Every amount in a text that has a unit or a currency sign, in order; those that mean two things are left out. */
export function amountsIn(text: string): FoundAmount[] {
  return [...text.matchAll(AMOUNT)].flatMap((match) => {
    const { sign, signed, scale = '', number = '', jiao = '', fen = '' } = match.groups ?? {};
    if (sign === '$' || /[-−]$/u.test(text.slice(0, match.index))) return [];
    const whole = chineseNumber(sign === undefined ? number : `${signed ?? ''}${scale}`);
    const value = whole === undefined ? undefined : toFen(whole, (chineseNumber(jiao) ?? 0) * 10 + (chineseNumber(fen) ?? 0));
    return value === undefined ? [] : [{ fen: value, from: match.index, to: match.index + match[0].length }];
  });
}

function toFen(yuan: number, more = 0): Fen | undefined {
  const fen = Math.round(yuan * 100) + more;
  return fen >= 0 && fen <= MAX_FEN ? fen : undefined;
}

/**
 * The amount of a field that holds nothing else. In: its text; `wan` when its label says 万元. The same amount in words
 * and in figures is one. `several-amounts`: which one counts is for a person to say.
 */
export function readAmount(text: string, { wan = false }: { readonly wan?: boolean } = {}): Result<Fen, AmountFault> {
  const plain = plainText(text);
  const distinct = [...new Set(amountsIn(plain).map(({ fen }) => fen))];
  if (distinct.length > 1) return err('several-amounts');
  if (distinct[0] !== undefined) return ok(distinct[0]);
  const bare = new RegExp(`^(?:人民币)?(${ARABIC}|${CHINESE})整?$`, 'u').exec(plain)?.[1];
  const value = bare === undefined ? undefined : chineseNumber(bare);
  const scaled = value === undefined ? undefined : toFen(wan && !/[万萬亿億]/u.test(plain) ? value * 10_000 : value);
  return scaled === undefined ? err('no-amount') : ok(scaled);
}

/** Yuan as an officer writes them: `27,709.61元`, `20万元`. Whole ten thousands in 万. */
export function amountText(fen: Fen): string {
  if (fen >= 1_000_000 && fen % 1_000_000 === 0) return `${(fen / 1_000_000).toLocaleString('en-US')}万元`;
  return `${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: fen % 100 === 0 ? 0 : 2, maximumFractionDigits: 2 })}元`;
}
