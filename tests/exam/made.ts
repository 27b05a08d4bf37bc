/** Names as a registry gives them, in their parts: what the generated cases are made of. */
import fc from 'fast-check';
import { usccOf } from '../support/codes.ts';
import { BRAND_LETTERS, COMPANY_FORMS, OTHER_FORMS, PLACES, TRADES, type Place } from './words.ts';

export interface Made {
  readonly place: Place;
  readonly brand: string;
  readonly trade: string;
  readonly form: string;
}

export const letter = fc.constantFrom(...BRAND_LETTERS);
const brand = fc.tuple(fc.constantFrom('示例', '测试'), letter, letter).map((parts) => parts.join(''));
export const place = fc.constantFrom(...PLACES);
export const trade = fc.constantFrom(...TRADES);
export const companyForm = fc.constantFrom(...COMPANY_FORMS);
export const otherForm = fc.constantFrom(...OTHER_FORMS);

export const made: fc.Arbitrary<Made> = fc.record({ place, brand, trade, form: companyForm });

/** Codes of enterprises in region 990000 with a sound check character. */
export const code = fc.integer({ min: 0, max: 9_999_999 }).map((sequence) => usccOf('91', sequence));

/** `杭州示例云峰食品有限公司`, with another region in front where one is given. */
export function named({ place, brand, trade, form }: Made, region = place.cityShort): string {
  return `${region}${brand}${trade}${form}`;
}

/** Two different things of one kind. */
export function two<T>(of: fc.Arbitrary<T>, same: (a: T, b: T) => boolean = Object.is): fc.Arbitrary<readonly [T, T]> {
  return fc.tuple(of, of).filter(([a, b]) => !same(a, b));
}
