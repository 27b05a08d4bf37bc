/** Check digits of the codes that identify parties and persons. In: normalised text of the right shape. */

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015: weight of place i (from 0) is 3^i mod 31, check = (31 − Σ mod 31) mod 31. */
export function usccCheck(code: string): boolean {
  if (code.length !== 18) return false;
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i += 1) {
    const value = USCC_ALPHABET.indexOf(code.charAt(i));
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}

const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11714: MOD 11 over 0-9 and A-Z = 10-35; 10 is written X, 11 is written 0. */
export function orgCodeCheck(code: string): boolean {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return false;
  const sum = ORG_WEIGHTS.reduce((total, weight, i) => total + weight * Number.parseInt(code.charAt(i), 36), 0);
  const check = 11 - (sum % 11);
  return (check === 10 ? 'X' : check === 11 ? '0' : String(check)) === code.charAt(8);
}

/** GS 15-2006 (GB/T 17710 MOD 11,10) for 15-digit registration numbers. */
export function regNoCheck(code: string): boolean {
  if (!/^\d{15}$/.test(code)) return false;
  let product = 10;
  for (let i = 0; i < 14; i += 1) {
    const sum = (product + Number(code.charAt(i))) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === Number(code.charAt(14));
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643 (ISO 7064 MOD 11-2), also used by residence permits. */
export function idCheck(code: string): boolean {
  return /^\d{17}[\dX]$/.test(code) && idCheckDigit(code) === code.charAt(17);
}

/** Check digit that belongs to the first 17 digits. */
export function idCheckDigit(digits: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits.charAt(i)), 0);
  return '10X98765432'.charAt(sum % 11);
}
