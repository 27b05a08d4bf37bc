import { isDay } from '../shared/index.ts';

/** First two digits of division codes that identity cards carry; 81-83 stand for the residence permits. */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** 18 places whose places 7-14 are a day of birth: identity card, residence permit, permanent-residence card. */
export function personIdShape(code: string): 'residentId' | 'residencePermit' | undefined {
  if (!/^[1-9]\d{16}[\dX]$/.test(code) || !isBirthday(code.slice(6, 14))) return undefined;
  if (/^8[123]0000/.test(code) || code.startsWith('9')) return 'residencePermit';
  return PROVINCES.test(code) ? 'residentId' : undefined;
}

/** 15-digit identity cards: two-digit year, no check digit. */
export function oldPersonIdShape(code: string): boolean {
  return /^\d{15}$/.test(code) && PROVINCES.test(code) && isBirthday(`19${code.slice(6, 12)}`);
}

function isBirthday(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  return year >= 1850 && year <= 2100 && isDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`);
}
