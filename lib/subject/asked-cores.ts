import { parseCompany } from './company.ts';
import { coreOf } from './core.ts';

/**
 * Cores under which the index may hold the same party in another writing: that of the name; of what it is taken apart
 * into, also with the place that a county's bare name is not known for; of a branch's parent; and without 集团, which the
 * index drops only in brackets. One to four, to be compared afterwards: they find and never decide.
 */
export function coresOfParty(name: string): string[] {
  const { place, core, folded, branch } = parseCompany(name);
  const cores = [coreOf(name), core, ...(place === undefined ? [] : [place.bareText + core]), ...(branch === undefined ? [] : [coreOf(folded)]), core.replace('集团', '')];
  return [...new Set(cores)].filter((one) => one.length >= MIN_CORE);
}

const MIN_CORE = 2;
