import { sha256 } from '@noble/hashes/sha2.js';
import { maskPersonIds, normaliseCode, normaliseName, personHash, readCode, usccCheck, type PersonKey } from '../../subject/index.ts';
import { GROUND_CODES, Listing, type FormerName, type GroundCode, type RiskClass } from '../schema.ts';
import type { ColumnMap, Target } from './columns.ts';
import { readDay } from './dates.ts';
import { groundCodeOf } from './grounds.ts';
import { amountText, penaltyRemoval } from './penalty.ts';
import type { RowError, RowWarning } from './reasons.ts';

/** Written where the source does not say: real feeds lack these facts, and the listing counts all the same. */
export const NOT_STATED = '未载明';

export type Reading =
  | { readonly ok: true; readonly listing: Listing; readonly warnings: readonly { target?: Target; reason: RowWarning }[] }
  | { readonly ok: false; readonly errors: readonly { target?: Target; reason: RowError }[] };

/**
 * Turns one row of a source into a listing. Cells may be text, numbers, dates or (from JSON) arrays. A person's identity
 * number becomes its keyed hash when `personKey` is given; otherwise its column is not read at all.
 */
export function readRecord(cells: readonly unknown[], map: ColumnMap, personKey?: PersonKey): Reading {
  const errors: { target?: Target; reason: RowError }[] = [];
  const warnings: { target?: Target; reason: RowWarning }[] = [];
  const warn = (reason: RowWarning, target?: Target) => void warnings.push({ reason, target });

  const raw = (target: Target): unknown => (map.columns.get(target) ?? []).map((index) => cells[index]).find((cell) => textOf(cell) !== undefined);
  const text = (target: Target): string | undefined => {
    const given = textOf(raw(target));
    const masked = maskPersonIds(given);
    // Whatever column it stands in, and in the midst of a sentence: a number of a person is not stored.
    if (masked !== given) warn('person-id-dropped', target);
    return masked;
  };
  const day = (target: Target): string | undefined => {
    const read = readDay(raw(target));
    if (!read.ok) errors.push({ target, reason: 'bad-date' });
    return read.ok ? read.value : undefined;
  };
  const code = (target: Target): string | undefined => {
    const cell = raw(target);
    // Beyond 2^53 a spreadsheet has already replaced the last digits by zeros.
    if (typeof cell === 'number' && !Number.isSafeInteger(cell)) errors.push({ target, reason: 'code-as-number' });
    if (typeof cell === 'string' && /^\d(\.\d+)?E\+?\d+$/i.test(cell.trim())) errors.push({ target, reason: 'code-as-number' });
    const value = textOf(cell);
    return value === undefined ? undefined : normaliseCode(value);
  };

  const name = text('name');
  if (name === undefined || normaliseName(name).normal === '') errors.push({ target: 'name', reason: 'missing-name' });
  // Lost or private characters: a page will hardly write the name in the same way.
  if (name !== undefined && /[\ufffd\ue000-\uf8ff]/.test(name)) warn('odd-characters', 'name');
  const listedOn = day('listedOn');
  if (listedOn === undefined && !errors.some((error) => error.target === 'listedOn')) errors.push({ target: 'listedOn', reason: 'missing-listed-on' });
  const codes = sortCodes({ uscc: code('uscc'), regNo: code('regNo'), orgCode: code('orgCode'), code: code('code') }, warn);
  const [ground, groundArticle, authority] = [text('ground'), text('groundArticle'), text('authority')];
  const risk = riskClass(text('riskClass'), warn);
  // A classification has no ground of its own.
  if (ground === undefined && risk === undefined) warn('missing-ground', 'ground');
  if (authority === undefined) warn('missing-authority', 'authority');
  const removal = penaltyRemoval({ repairedOn: day('repairedOn'), quashedOn: day('quashedOn'), repaired: text('repaired'), ...(listedOn === undefined ? {} : { listedOn }) });
  const removedOn = day('removedOn') ?? removal?.on;
  if (removedOn !== undefined && listedOn !== undefined && removedOn < listedOn) warn('removed-before-listed', 'removedOn');
  const facts = {
    ...codes,
    name: name ?? '',
    legalRep: text('legalRep'),
    legalRepIdHash: personKey === undefined ? undefined : hashed(textOf(raw('personal')), personKey, warn),
    ground: ground ?? NOT_STATED,
    groundCode: groundCode(text('groundCode'), groundArticle, ground, warn),
    groundArticle,
    listingAuthority: authority ?? NOT_STATED,
    listingDocNo: text('docNo'),
    listedOn: listedOn ?? '',
    endsOn: day('endsOn'),
    removedOn,
    removalReason: text('removalReason') ?? removal?.reason,
    measuresLiftedAt: day('measuresLiftedAt'),
    formerNames: formerNames(raw('formerNames'), () => warn('person-id-dropped', 'formerNames')),
    region: region(text('region'), warn),
    relatedName: text('relatedName'),
    relatedUscc: withoutPerson(code('relatedUscc'), () => warn('person-id-dropped', 'relatedUscc')),
    riskClass: risk,
    penaltyKinds: text('penaltyKinds'),
    penaltyAmount: amountText(text('penaltyAmount')),
    penaltyProcedure: text('penaltyProcedure'),
    publishedOn: day('publishedOn'),
    penaltyCount: text('penaltyCount'),
  };
  if (errors.length > 0) return { ok: false, errors };
  const parsed = Listing.safeParse(withoutAbsent({ id: ownId(text('id')) ?? derivedId(facts), ...facts }));
  if (parsed.success) return { ok: true, listing: parsed.data, warnings };
  const tooLong = parsed.error.issues.some((issue) => issue.code === 'too_big');
  return { ok: false, errors: [{ target: parsed.error.issues[0]?.path[0] as Target, reason: tooLong ? 'too-long' : 'invalid-record' }] };
}

/** Most cells are of nothing but these: nothing to take away, and a dash or two is looked at below. */
const PLAIN = /^[0-9A-Za-z\u4e00-\u9fff〔〕（）()、，。；：/.-]+$/;
const ABSENT = /^([-–—]+|null|undefined|nan|无)$/i;

/** Text of a cell without control characters and surrounding white space; undefined for what means "nothing". */
export function textOf(cell: unknown): string | undefined {
  if (typeof cell === 'string' && cell.length > 9 && PLAIN.test(cell) && !/^[-–—]+$/.test(cell)) return cell;
  if (cell instanceof Date) return cell.toISOString();
  if (Array.isArray(cell)) return cell.length === 0 ? undefined : cell.join(';');
  if (typeof cell !== 'string' && typeof cell !== 'number' && typeof cell !== 'boolean') return undefined;
  const text = String(cell)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u200b-\u200f\ufeff]/g, '')
    .trim();
  return text === '' || ABSENT.test(text) ? undefined : text;
}

export interface Codes {
  uscc?: string;
  regNo?: string;
  orgCode?: string;
}

/**
 * Puts every code where its shape belongs, whatever column it stood in. A failed check digit is only remarked
 * on. Identity numbers of persons stand in such columns for individual businesses: they are left out.
 */
export function sortCodes(given: Codes & { code?: string }, warn: (reason: RowWarning, target?: Target) => void): Codes {
  const codes: Codes = {};
  for (const target of ['uscc', 'code', 'regNo', 'orgCode'] as const) {
    const value = given[target];
    if (value === undefined || value === '') continue;
    const { kind } = readCode(value);
    // Fifteen digits are a registration number or an old identity number; in a column of numbers of firms, the former.
    const own = kind === 'residentId' && value.length === 15 && target !== 'orgCode' ? 'regNo' : kind;
    if (own === 'residentId' || own === 'residencePermit') warn('person-id-dropped', target);
    else if (own === 'uscc' || own === 'regNo' || own === 'orgCode') {
      codes[own] ??= value;
      if (own === 'uscc' && !usccCheck(value)) warn('uscc-checksum', target);
    } else {
      warn('code-shape', target);
      // Old numbers come in many lengths: kept where they are sure not to pass for another kind.
      if (own === 'unknown' && target === 'regNo' && value.length <= 20) codes.regNo ??= value;
    }
  }
  return codes;
}

function hashed(number: string | undefined, key: PersonKey, warn: (reason: RowWarning, target?: Target) => void): string | undefined {
  if (number === undefined) return undefined;
  const hash = personHash(number, key);
  if (hash === undefined) warn('person-id-shape', 'personal');
  return hash;
}

function groundCode(given: string | undefined, article: string | undefined, ground: string | undefined, warn: (reason: RowWarning, target?: Target) => void): GroundCode {
  const known = GROUND_CODES.find((code) => code === given?.toUpperCase());
  if (known !== undefined) return known;
  if (given !== undefined) warn('unknown-ground-code', 'groundCode');
  return groundCodeOf(article, ground);
}

export function region(given: string | undefined, warn: (reason: RowWarning, target?: Target) => void): string | undefined {
  if (given === undefined) return undefined;
  const digits = given.normalize('NFKC');
  if (/^\d{6}$/.test(digits)) return digits;
  warn('region-shape', 'region');
  return undefined;
}

/** 「C」「C级」「C类」「Ｃ」「C（较高）」; a text that names no class, or more than one, is none. */
function riskClass(given: string | undefined, warn: (reason: RowWarning, target?: Target) => void): RiskClass | undefined {
  if (given === undefined) return undefined;
  const found = /^([A-D])(?:[级类]|\(|$)/u.exec(given.normalize('NFKC').toUpperCase().replace(/\s/gu, ''))?.[1];
  if (found === undefined) warn('unknown-risk-class', 'riskClass');
  return found as RiskClass | undefined;
}

/** A code of an enterprise; a number of a person in its column is left out. */
function withoutPerson(code: string | undefined, onPersonId: () => void): string | undefined {
  if (code === undefined || maskPersonIds(code) === code) return code;
  onPersonId();
  return undefined;
}

/** An id out of which a number of a person was struck would be shared by many. */
function ownId(id: string | undefined): string | undefined {
  return id?.includes('***') === true ? undefined : id;
}

function formerNames(cell: unknown, onPersonId: () => void): FormerName[] | undefined {
  const items: unknown[] = Array.isArray(cell) ? cell : (textOf(cell) ?? '').split(/[;；、|]/);
  const names: FormerName[] = [];
  for (const item of items) {
    const object = item !== null && typeof item === 'object' ? (item as Record<string, unknown>) : { name: item };
    const given = textOf(object['name']);
    const name = maskPersonIds(given);
    if (name !== given) onPersonId();
    if (name === undefined || names.some((known) => known.name === name)) continue;
    const [from, to] = [readDay(object['from']), readDay(object['to'])];
    names.push({ name, ...(from.ok && from.value !== undefined ? { from: from.value } : {}), ...(to.ok && to.value !== undefined ? { to: to.value } : {}) });
  }
  return names.length === 0 ? undefined : names;
}

/** Id of a record whose source has none: the same decision about the same entity has the same id in every version. */
function derivedId(facts: Codes & { name: string; legalRepIdHash?: string; listingDocNo?: string; listedOn: string }): string {
  const entity = facts.uscc ?? facts.regNo ?? facts.legalRepIdHash ?? normaliseName(facts.name).normal;
  return shortDigest(JSON.stringify([entity, facts.listingDocNo ?? '', facts.listedOn]));
}

/** First 16 base64url characters (96 bits) of SHA-256. */
export function shortDigest(text: string): string {
  const digest = sha256(new TextEncoder().encode(text)).subarray(0, 12);
  return btoa(String.fromCharCode(...digest)).replaceAll('+', '-').replaceAll('/', '_');
}

function withoutAbsent(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
