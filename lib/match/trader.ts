import type { Subject } from '../subject/index.ts';
import type { Listed } from './grade.ts';
import type { ReadName } from './names.ts';
import type { MatchStep } from './steps.ts';

/**
 * Whether one side is known to be an individual trader (个体工商户): by its code, its old number or its name; never where the name is that of a company. Shops of one
 * name are found by the hundred, so that a name alone says little of them.
 */
export function isTrader(subject: Subject, listing: Listed, page: ReadName, listed: ReadName): boolean {
  if (page.parsed().form === 'company' && listed.parsed().form === 'company') return false;
  const codes = [...subject.codes.filter(({ kind }) => kind === 'uscc' || kind === 'regNo').map(({ value }) => value), listing.uscc ?? '', listing.regNo ?? ''];
  return codes.some(isTraderCode) || page.parsed().form === 'trader' || listed.parsed().form === 'trader';
}

/** USCC that begin with 92; 15-digit numbers whose sequence begins with 6 to 9 (GS 15-2006). */
function isTraderCode(code: string): boolean {
  return /^92[0-9A-Z]{16}$/.test(code) || /^\d{6}[6-9]\d{8}$/.test(code);
}

/** With the same place in both names, or the same operator, the name says more. */
export function traderStep(page: ReadName, listed: ReadName, steps: readonly MatchStep[], sameOperator: boolean): MatchStep {
  const samePlace = page.parsed().place !== undefined && listed.parsed().place !== undefined && !steps.includes('region-missing');
  return samePlace || sameOperator ? 'trader-name' : 'trader-name-alone';
}
