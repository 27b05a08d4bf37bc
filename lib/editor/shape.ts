import { idCheck, orgCodeCheck, personIdShape, regNoCheck, usccCheck } from '../subject/index.ts';

/** Numbers from 0 to below `below`, the same for the same seed. Not for secrets: the seed holds the salt. */
export function numbers(seed: string): (below: number) => number {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) as number), 0x01000193);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const DIGITS = '0123456789';
/** The letters that codes of parties use; the others would make a code invalid. */
const CODE_LETTERS = 'ABCDEFGHJKLMNPQRTUWXY';
const LOWER = 'bcdfghjklmnpqrstvwxz';
/** Stems and branches: read as 甲乙丙, never as somebody. */
const HAN = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥';
/** What a party's name ends with: a name without it is no name to the reader. */
const PARTY_END = /(?:(?:股份)?有限(?:责任)?公司|公司|集团|厂|店|商行|合作社|经营部|服务部|工作室|事务所|超市|药房|饭店|酒楼|商场|诊所|门市部|中心)$/u;

export function isPartyName(han: string): boolean {
  return han.length > 4 && PARTY_END.test(han);
}

/** Same length, same end; begins with 示例 where there is room. */
export function syntheticHan(han: string, next: (below: number) => number): string {
  const end = isPartyName(han) ? (PARTY_END.exec(han)?.[0] ?? '') : '';
  const head = [...han].length - [...end].length;
  const begin = head >= 4 ? '示例' : '';
  const filler = Array.from({ length: head - begin.length }, () => HAN[next(HAN.length)]).join('');
  return begin + filler + end;
}

/**
 * A run of letters, digits and mask characters as another of the same shape. Codes keep kind and validity, with the
 * division 990000, which does not exist; mobile numbers begin with 10, which none does.
 */
export function syntheticRun(run: string, next: (below: number) => number): string {
  const upper = run.toUpperCase();
  if (/^[0-9A-Z]{18}$/u.test(upper)) {
    if (personIdShape(upper) !== undefined) return checked(`99000019000101${digits(3, next)}`, idCheck, idCheck(upper), '0123456789X');
    if (/^[0-9A-Z]{2}\d{6}/u.test(upper)) return checked(`${upper.slice(0, 2)}990000${like(upper.slice(8, 17), next)}`, usccCheck, usccCheck(upper), DIGITS + CODE_LETTERS);
  }
  if (/^\d{15}$/u.test(run)) return checked(`990000${digits(8, next)}`, regNoCheck, regNoCheck(run), DIGITS);
  if (/^[0-9A-Z]{8}[0-9X]$/u.test(upper) && /\d{4}/u.test(upper)) return checked(like(upper.slice(0, 8), next), orgCodeCheck, orgCodeCheck(upper), '0123456789X');
  if (/^1\d{10}$/u.test(run)) return `10${digits(9, next)}`;
  return like(run, next);
}

/** The first last place with which the code passes its check, or the first with which it does not. */
function checked(body: string, check: (code: string) => boolean, shouldPass: boolean, places: string): string {
  const last = [...places].find((place) => check(body + place) === shouldPass);
  return body + (last ?? '0');
}

function digits(count: number, next: (below: number) => number): string {
  return Array.from({ length: count }, () => DIGITS[next(10)]).join('');
}

function like(run: string, next: (below: number) => number): string {
  return [...run]
    .map((letter) => {
      if (/\p{Nd}/u.test(letter)) return DIGITS[next(10)];
      if (/\p{Lu}/u.test(letter)) return CODE_LETTERS[next(CODE_LETTERS.length)];
      return /\p{L}|\p{N}/u.test(letter) ? LOWER[next(LOWER.length)] : letter;
    })
    .join('');
}
