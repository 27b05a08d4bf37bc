import { amountsIn, plainText, readAmount, type Fen } from './amount.ts';
import { chineseNumber, MULTIPLES, NUMERALS } from './chinese-number.ts';

/** A statutory span of a fine: in fen, or in multiples of the value of the goods. */
export interface FineRange {
  readonly unit: 'fen' | 'multiple';
  readonly min: number;
  readonly max: number;
}

const NUMBER = `(?:\\d{1,15}(?:\\.\\d{1,6})?[${MULTIPLES}]*|[${NUMERALS}${MULTIPLES}]{1,20})`;
const TO = '(?:以上(?:至|到|,|、)?|至|到|-{1,2}|—{1,2}|–|~|～|〜)';
const SPAN = new RegExp(`(${NUMBER})(元|圆|倍)?${TO}(${NUMBER})(元|圆|倍)(?:以下)?`, 'gu');
const UP_TO = new RegExp(`(${NUMBER})(元|圆|倍)以下`, 'gu');

/**
 * The one span that a field of the statutory range says: 「五万元以上十万元以下」「5-10万元」「十倍以上二十倍以下」「三万元以下」.
 * Undefined when there is none, or more than one: which tier applies is for a person to say.
 */
export function readRange(text: string): FineRange | undefined {
  const plain = plainText(text);
  const spans = [...plain.matchAll(SPAN)].map((match) => spanOf(match[1] ?? '', match[2] ?? match[4] ?? '', match[3] ?? '', match[4] ?? ''));
  const found = spans.length > 0 ? spans : [...plain.matchAll(UP_TO)].map((match) => spanOf('0', match[2] ?? '', match[1] ?? '', match[2] ?? ''));
  return found.length === 1 ? found[0] : undefined;
}

function spanOf(low: string, lowUnit: string, high: string, highUnit: string): FineRange | undefined {
  if ((lowUnit === '倍') !== (highUnit === '倍')) return undefined;
  const top = chineseNumber(high);
  // 「5-10万元」: the lower figure borrows the unit of the higher.
  const scale = /[万亿萬億]$/u.exec(high)?.[0] ?? '';
  const whole = chineseNumber(low);
  const lent = scale === '' || /[万亿萬億元圆]/u.test(low) || whole === 0 ? whole : chineseNumber(`${low}${scale}`);
  // 「5000-1万元」 is five thousand, not fifty million.
  const bottom = lent !== undefined && top !== undefined && lent > top ? whole : lent;
  if (bottom === undefined || top === undefined || top <= bottom) return undefined;
  return highUnit === '倍' ? { unit: 'multiple', min: bottom, max: top } : { unit: 'fen', min: Math.round(bottom * 100), max: Math.round(top * 100) };
}

/** A span entered as two fields. Undefined unless both can be read and the higher is higher. */
export function rangeOf(lowest: string, highest: string, wan: boolean): FineRange | undefined {
  const low = readAmount(lowest, { wan });
  const high = readAmount(highest, { wan });
  return low.ok && high.ok && high.value > low.value ? { unit: 'fen', min: low.value, max: high.value } : undefined;
}

/** The span in fen: multiples need the value of the goods. */
export function rangeInFen(range: FineRange, goodsValue: Fen | undefined): { readonly min: Fen; readonly max: Fen } | undefined {
  if (range.unit === 'fen') return { min: range.min, max: range.max };
  return goodsValue === undefined || goodsValue === 0 ? undefined : { min: range.min * goodsValue, max: range.max * goodsValue };
}

/** The largest amount that belongs to one of these words in its own sentence: 「罚款人民币伍万元」「处以5万元的罚款」. */
export function amountBeside(plain: string, word: RegExp): Fen | undefined {
  const found = [...plain.matchAll(word)].flatMap((match) => {
    const clause = /^[^。;；\n]{0,60}/u.exec(plain.slice(match.index + match[0].length))?.[0] ?? '';
    // The next kind of penalty has an amount of its own.
    const own = clause.split(/罚款|没收|警告|吊销|责令/u)[0] ?? '';
    const behind = amountsIn(own).slice(0, 1);
    return (behind.length > 0 ? behind : amountsJustBefore(plain.slice(Math.max(0, match.index - 40), match.index))).map(({ fen }) => fen);
  });
  return found.length === 0 ? undefined : Math.max(...found);
}

/** 「十万元以下罚款」 is a limit, no amount. */
function amountsJustBefore(text: string): readonly { readonly fen: Fen }[] {
  return amountsIn(text).filter(({ to }) => /^整?(?:的)?$/u.test(text.slice(to)));
}
