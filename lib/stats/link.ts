import { LINK_FIGURES, type LinkFigure } from './figures.ts';
import { FIELDS } from './fields.ts';
import { isPeriod } from './period.ts';
import { filterOf, type FigureQuery, type Narrowing } from './summary.ts';
import type { CellFilter } from '../record/index.ts';

/** The records that a figure leads to. */
export type RecordsLink = Narrowing & { readonly figure: LinkFigure; readonly from: string; readonly to: string };

/** The link as the part of an address after `?`. */
export function linkText({ figure, from, to, line, site, field }: RecordsLink): string {
  const parts: [string, string | undefined][] = [['figure', figure], ['from', from], ['to', to], ['line', line], ['site', site], ['field', field]];
  return new URLSearchParams(parts.filter((part): part is [string, string] => part[1] !== undefined)).toString();
}

/** Reads such an address; undefined for whatever was not written by `linkText`. */
export function readLink(text: string): RecordsLink | undefined {
  const given = new URLSearchParams(text);
  const figure = LINK_FIGURES.find((one) => one === given.get('figure'));
  const period = { from: given.get('from') ?? '', to: given.get('to') ?? '' };
  const field = [...FIELDS, 'none' as const].find((one) => one === given.get('field'));
  if (figure === undefined || !isPeriod(period) || (given.has('field') && field === undefined)) return undefined;
  const [line, site] = [given.get('line'), given.get('site')];
  return { figure, ...period, ...(line === null ? {} : { line }), ...(site === null ? {} : { site }), ...(field === undefined ? {} : { field }) };
}

/** The entries behind a link, as the records are asked for them. */
export function linkFilter(link: RecordsLink): CellFilter {
  const { figure, ...rest } = link;
  if (figure !== 'stale' && figure !== 'decisions') return filterOf({ ...rest, figure } satisfies FigureQuery);
  return { ...filterOf({ ...rest, figure: 'check' }), whats: figure === 'stale' ? ['sync', 'import'] : ['override', 'confirm'] };
}
