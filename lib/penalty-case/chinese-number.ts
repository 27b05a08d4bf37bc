/** Digits as officials write them: ordinary, capital (financial) and traditional. */
const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 貳: 2, 两: 2, 兩: 2, 三: 3, 叁: 3, 參: 3, 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 陸: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1_000, 仟: 1_000 };
const LARGE: Readonly<Record<string, number>> = { 万: 10_000, 萬: 10_000, 亿: 100_000_000, 億: 100_000_000 };

export const NUMERALS = '零〇一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖两兩';
export const MULTIPLES = '十百千万亿拾佰仟萬億';

const TOKEN = /\d+(?:\.\d+)?|[^\d.]/gu;

/**
 * The value of a number in Arabic digits, Chinese numerals, or both: `1.5万`, `2万5千`, `壹万贰仟`, `十五`.
 * Undefined for what is no number, or whose last digit may mean two things (三万五: 35,000 or 30,005).
 */
export function chineseNumber(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let tight = false;
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.length === 0 || tokens.join('') !== text) return undefined;
  for (const token of tokens) {
    const value = /^\d/.test(token) ? Number(token) : DIGITS[token];
    if (value !== undefined) {
      // 「二〇二六」 is written digit by digit; a zero between units only fills a gap.
      if (digit !== undefined && digit !== 0) return undefined;
      if (value === 0 && tokens.length > 1 && DIGITS[token] === 0) tight = false;
      digit = value;
    } else if (SMALL[token] !== undefined) {
      section += (digit ?? 1) * SMALL[token];
      digit = undefined;
      tight = true;
    } else if (LARGE[token] !== undefined) {
      const whole = section + (digit ?? 0);
      if (whole === 0 && total === 0) return undefined;
      total = token === '亿' || token === '億' ? (total + whole) * LARGE[token] : total + whole * LARGE[token];
      section = 0;
      digit = undefined;
      tight = true;
    } else return undefined;
  }
  // 「十五」 is fifteen, 「三万五」 and 「三百五」 are said, not written.
  if (digit !== undefined && digit !== 0 && tight && !/[十拾]/u.test(tokens.at(-2) ?? '')) return undefined;
  return total + section + (digit ?? 0);
}

/** 「二〇二六」 → 2026: digits one by one. Undefined when another character stands among them. */
export function chineseDigits(text: string): number | undefined {
  const digits = [...text].map((character) => (/\d/.test(character) ? Number(character) : DIGITS[character]));
  return text === '' || digits.some((digit) => digit === undefined) ? undefined : Number(digits.join(''));
}
