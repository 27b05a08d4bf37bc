import { ENTITY, PERSON } from '../site/party-words.ts';
import type { RowSubject } from './types.ts';

/** Texts of a row's cells by what their columns mean; empty where there is none. */
export interface RowTexts {
  readonly name?: string;
  readonly code?: string;
  readonly number?: string;
  readonly regNo?: string;
  readonly legalRep?: string;
}

const CODE = /(?<![0-9A-Za-z])[0-9A-HJ-NP-RT-UW-Y]{18}(?![0-9A-Za-z])/u;
const DAY = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
/** Number of a person: it is neither asked for nor sent. */
const PERSON_ID = new RegExp(`(?<![0-9A-Za-z])[1-8]\\d{5}(?:18|19|20)\\d{2}${DAY}\\d{3}[\\dXx](?![0-9A-Za-z])`, 'u');
/** The older ones look like registration numbers: only a column that may hold either is not believed. */
const OLD_PERSON_ID = new RegExp(`(?<![0-9A-Za-z])[1-8]\\d{7}${DAY}\\d{3}(?![0-9A-Za-z])`, 'u');
/** Cut by the page: a part of a name is not the name. */
const CUT = /(?:…|\.{3})$/u;

const isPersonId = (text: string): boolean => PERSON_ID.test(text);

const bare = (text: string | undefined): string => (text ?? '').replace(/[\s-]/gu, '');

/**
 * The party that a row names, or undefined when it names none that could be looked up: no code, and no name that is more
 * than a person's. Numbers of persons are left out wherever they stand.
 */
export function rowSubject(texts: RowTexts): RowSubject | undefined {
  const within = CODE.exec(texts.name ?? '')?.[0];
  const written = [texts.code, OLD_PERSON_ID.test(bare(texts.number)) ? '' : texts.number, within].map(bare).find((text) => text !== '');
  const code = written === undefined || isPersonId(written) || written.length > 40 || !/\d/u.test(written) ? undefined : written;
  const alone = within === undefined ? (texts.name ?? '') : (texts.name ?? '').replace(within, '').replace(/[(（]\s*[)）]\s*$/u, '');
  const named = alone.trim();
  const name = named.length < 2 || CUT.test(named) || isPersonId(named) || (code === undefined && PERSON.test(named) && !ENTITY.test(named)) ? undefined : named;
  const regNo = texts.regNo === undefined || isPersonId(texts.regNo) || !/\d/u.test(texts.regNo) ? undefined : texts.regNo.trim();
  if (name === undefined && code === undefined) return undefined;
  const legalRep = texts.legalRep === undefined || texts.legalRep.trim() === '' || isPersonId(texts.legalRep) ? undefined : texts.legalRep.trim();
  return { ...(name === undefined ? {} : { name }), ...(code === undefined ? {} : { code }), ...(regNo === undefined ? {} : { regNo }), ...(legalRep === undefined ? {} : { legalRep }) };
}
