import type { ChainReport } from '../messaging/index.ts';
import { sealedRight, type AuditEntry } from '../record/index.ts';
import { canonicalJson, type Json } from '../shared/index.ts';
import { codeOf, readCode } from './code.ts';
import { readSheet, sheetHtml } from './html.ts';
import { belongingTo, makeSheet, sheetHash, type Sheet } from './sheet.ts';
import { WORDING } from './words.ts';

/** Why a sheet, or a code, was not verified. Closed set; each word has a text in the locale files. */
export const SHEET_FAULTS = [
  'not-a-sheet',
  'template-unknown',
  'hash-mismatch',
  'record-altered',
  'texts-differ',
  'display-altered',
  'chain-broken',
  'record-not-in-chain',
  'record-differs',
  'not-issued',
  'code-invalid',
  'code-differs',
  'code-unknown',
] as const;
export type SheetFault = (typeof SHEET_FAULTS)[number];

/** The audit trail that a sheet is held against: whether it is whole, and the entries of one check. */
export interface Trail {
  readonly report: ChainReport;
  /** The entry with this number, those that belong to it, and exports that name it, oldest first. */
  related(check: number): readonly AuditEntry[];
}

export type SheetReport =
  | {
      readonly ok: true;
      readonly sheet: Sheet;
      /** Whether it was held against an audit trail. */
      readonly against: boolean;
      /** False: made with words of another version, so that only an audit trail can vouch for its texts. */
      readonly wording: boolean;
    }
  | { readonly ok: false; readonly reason: SheetFault };

const bad = (reason: SheetFault): SheetReport => ({ ok: false, reason });

/**
 * Verifies a sheet. Alone: its hash covers all its data; its entries agree with their own hashes; its texts are those that
 * these entries give; and, of a file that shows something, every byte is what its data gives when it is written again, so
 * that shown text which was altered is found, and so is anything added, hidden or painted over. With a trail: the trail is
 * whole, holds these very entries, and says that this very sheet was issued. `code`: as somebody typed it from the paper.
 */
export function verifySheet(text: string, options: { readonly trail?: Trail; readonly code?: string } = {}): SheetReport {
  const read = readSheet(text);
  if (!read.ok) return read;
  const { sheet, html } = read;
  const [check] = sheet.entries;
  if (sheetHash(sheet) !== sheet.hash) return bad('hash-mismatch');
  if (check === undefined || !sheet.entries.every(sealedRight)) return bad('record-altered');
  if (codeOf(sheet.entries) !== sheet.code) return bad('record-altered');
  if (html && plain(sheetHtml(sheet)) !== plain(text)) return bad('display-altered');
  const wording = sheet.wording === WORDING;
  if (wording) {
    const again = makeSheet(sheet.entries, sheet);
    if (!again.ok || again.value.hash !== sheet.hash) return bad('texts-differ');
  }
  if (options.code !== undefined) {
    const code = readCode(options.code);
    if (code === undefined) return bad('code-invalid');
    if (code !== sheet.code) return bad('code-differs');
  }
  const fault = options.trail === undefined ? undefined : againstTrail(sheet, options.trail);
  return fault === undefined ? { ok: true, sheet, against: options.trail !== undefined, wording } : bad(fault);
}

function againstTrail(sheet: Sheet, trail: Trail): SheetFault | undefined {
  if (!trail.report.ok) return 'chain-broken';
  const related = trail.related(sheet.entries[0]?.seq ?? 0);
  if (related.length === 0) return 'record-not-in-chain';
  const known = new Map(related.map((entry) => [entry.seq, canonicalJson(entry as unknown as Json)]));
  if (!sheet.entries.every((entry) => known.get(entry.seq) === canonicalJson(entry as unknown as Json))) return 'record-differs';
  return related.some(({ kind, data }) => kind === 'export' && data['sheet'] === sheet.hash) ? undefined : 'not-issued';
}

/** What mail and storage do to a file without touching what it says: line ends, a mark of the encoding. */
function plain(text: string): string {
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n').trimEnd();
}

/** What of an entry a code is made of. */
export type Coded = Pick<AuditEntry, 'seq' | 'kind' | 'hash' | 'data'>;
export type CodeReport<E extends Coded> = { readonly ok: true; readonly entries: readonly E[] } | { readonly ok: false; readonly reason: SheetFault };

/**
 * Finds the check that a code on paper stands for, with what belonged to it when the sheet was issued: later decisions give
 * another code. In: all entries of a trail, oldest first.
 */
export function findCode<E extends Coded>(typed: string, entries: readonly E[]): CodeReport<E> {
  const code = readCode(typed);
  if (code === undefined) return { ok: false, reason: 'code-invalid' };
  const byCheck = new Map<number, E[]>();
  for (const entry of entries) {
    const check = entry.data['check'];
    if (typeof check !== 'number') continue;
    const known = byCheck.get(check);
    if (known === undefined) byCheck.set(check, [entry]);
    else known.push(entry);
  }
  for (const entry of entries) {
    if (entry.kind !== 'check' && entry.kind !== 'manual-lookup') continue;
    const all = belongingTo([entry, ...(byCheck.get(entry.seq) ?? [])]);
    for (let end = 1; end <= all.length; end += 1) if (codeOf(all.slice(0, end)) === code) return { ok: true, entries: all.slice(0, end) };
  }
  return { ok: false, reason: 'code-unknown' };
}

/** A trail that is at hand as a whole, as from an exported file. */
export function trailOf(entries: readonly AuditEntry[], report: ChainReport): Trail {
  return { report, related: (check) => entries.filter(({ seq, data }) => seq === check || data['check'] === check) };
}
