/** Ways in which people and systems write the same name, number or code. */
import fc from 'fast-check';

type Writing = (text: string) => string;

const NOTHING_TO_SEE = ['\u200b', '\u200c', '\u2060', '\ufeff', '\u00ad', ' ', '\u3000', '\u00a0', '\t', '\n'] as const;
const BRACKETS = [['(', ')'], ['（', '）'], ['〔', '〕'], ['【', '】'], ['[', ']'], ['［', '］']] as const;

const insert = fc.tuple(fc.constantFrom(...NOTHING_TO_SEE), fc.nat(40)).map(([mark, at]): Writing => (text) => {
  const letters = [...text];
  return [...letters.slice(0, at % (letters.length + 1)), mark, ...letters.slice(at % (letters.length + 1))].join('');
});
const brackets = fc.constantFrom(...BRACKETS).map(([open, close]): Writing => (text) => text.replaceAll(/[(（〔【[［]/gu, open).replaceAll(/[)）〕】\]］]/gu, close));
const lower = fc.constant<Writing>((text) => text.toLowerCase());
/** ASCII letters and digits have a full-width twin, at a fixed distance. */
const fullWidth = fc.constant<Writing>((text) => text.replaceAll(/[0-9A-Za-z]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)));

/** Up to four changes that lose nothing, one after another. */
export const lossless: fc.Arbitrary<Writing> = fc.array(fc.oneof(insert, brackets, lower, fullWidth), { minLength: 1, maxLength: 4 }).map((writings) => (text) => writings.reduce((done, write) => write(done), text));

const DIGITS = [...'零一二三四五六七八九'];
const FINANCIAL = [...'零壹贰叁肆伍陆柒捌玖'];

/** 1 to 99 as `12`, `１２`, `十二`, `拾贰`. */
export function numberWritings(number: number): string[] {
  const write = (digits: readonly string[], ten: string): string => {
    const [tens, ones] = [Math.floor(number / 10), number % 10];
    return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? ten : ''}${ones > 0 ? digits[ones] : ''}`;
  };
  return [String(number), write(DIGITS, '十'), write(FINANCIAL, '拾')];
}

const CODE_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** One sign replaced by another of the alphabet, or two unlike neighbours swapped: GB 32100 finds every such slip. */
export const changedCode: fc.Arbitrary<Writing> = fc.tuple(fc.nat(17), fc.integer({ min: 1, max: 30 }), fc.boolean()).map(([at, by, swap]) => (code) => {
  const signs = [...code];
  const [here, next] = [signs[at] as string, signs[at + 1]];
  if (swap && next !== undefined && next !== here) return [...signs.slice(0, at), next, here, ...signs.slice(at + 2)].join('');
  const other = CODE_SIGNS[(CODE_SIGNS.indexOf(here) + by) % CODE_SIGNS.length] as string;
  return [...signs.slice(0, at), other, ...signs.slice(at + 1)].join('');
});
