import { ENTRY_KINDS, type AuditEntry, type EntryKind } from '../record/index.ts';
import { err, ok, type Json, type Result } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { codeOf, hashOf } from './code.ts';
import { contentOf } from './content.ts';
import { CheckFacts } from './facts.ts';
import { SHEET_LANGS, type SheetLang } from './text.ts';
import { WORDING } from './words.ts';

export const FORMAT = 'creditgate-sheet';
/** Layout of a sheet. What once was issued must look the same for ever: a changed layout is another number. */
export const TEMPLATE = 1;

const text = z.string().max(4_000);
/** One line of the table: what stands in its left column, and the paragraphs in the right one. */
const SheetRow = z.strictObject({ label: text, lines: z.array(text).max(60), strong: z.boolean().optional() });
export type SheetRow = z.infer<typeof SheetRow>;
const SheetContent = z.strictObject({ title: text, above: z.array(text).max(4), rows: z.array(SheetRow).max(20), signatures: z.array(text).max(4), below: z.array(text).max(8) });
/** Every text that a sheet shows, in its place; the rest is lines and the QR code. */
export type SheetContent = z.infer<typeof SheetContent>;

const Entry = z.strictObject({ seq: z.number().int(), at: text, kind: z.enum(ENTRY_KINDS), data: z.record(z.string(), z.json()), prev: text, hash: text });

/** A check sheet: the audit entries that it is made of, the texts drawn from them, and the hash over all of it. */
export const Sheet = z.strictObject({
  format: z.literal(FORMAT),
  template: z.number().int(),
  wording: text,
  lang: z.enum(SHEET_LANGS),
  issuedAt: text,
  code: text,
  entries: z.array(Entry).min(1).max(200),
  content: SheetContent,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Sheet = Omit<z.infer<typeof Sheet>, 'entries'> & { readonly entries: readonly AuditEntry[] };

const CHECKS: readonly EntryKind[] = ['check', 'manual-lookup'];
const BELONGS: readonly EntryKind[] = ['prompt', 'block', 'choice-stopped', 'submit-stopped', 'override', 'override-requested', 'override-refused', 'confirm', 'judgement', 'judgement-lapsed', 'tamper'];
/** A page that fights the guard writes entries without end; the first ones tell what happened. */
const MAX_ENTRIES = 100;

export type SheetRefusal = 'no-such-check' | 'made-by-older-version';

/** Entries of one check as a sheet holds them: the check itself, then what belongs to it, oldest first. */
export function belongingTo<E extends Pick<AuditEntry, 'kind'>>(related: readonly E[]): E[] {
  const [check, ...rest] = related;
  if (check === undefined) return [];
  return [check, ...rest.filter(({ kind }) => BELONGS.includes(kind)).slice(0, MAX_ENTRIES)];
}

/** Whether a sheet can be made of an entry: a check whose facts were recorded with it. */
export function hasSheet(entry: AuditEntry): boolean {
  return CHECKS.includes(entry.kind) && entry.data['facts'] !== undefined;
}

/**
 * The sheet of one check. In: its entry first, then those that belong to it; language; instant of issue (ISO, UTC).
 * Whatever is shown comes from the entries, so that a list that has moved on since says nothing here.
 */
export function makeSheet(related: readonly AuditEntry[], { lang, issuedAt }: { readonly lang: SheetLang; readonly issuedAt: string }): Result<Sheet, SheetRefusal> {
  const entries = belongingTo(related);
  const [check] = entries;
  if (check === undefined || !CHECKS.includes(check.kind)) return err('no-such-check');
  const facts = CheckFacts.safeParse(check.data['facts']);
  if (!facts.success) return err('made-by-older-version');
  const code = codeOf(entries);
  const open = { format: FORMAT, template: TEMPLATE, wording: WORDING, lang, issuedAt, code, entries, content: contentOf({ entries, facts: facts.data, lang, issuedAt, code }) } as const;
  return ok({ ...open, hash: sheetHash(open) });
}

export function sheetHash({ hash: _hash, ...open }: Omit<Sheet, 'hash'> & { readonly hash?: string }): string {
  return hashOf(open as unknown as Json);
}

/** What the QR code says: the short code, the entry's number and hash, the sheet's hash. Upper case packs it closer. */
export function qrText({ code, entries, hash }: Pick<Sheet, 'code' | 'entries' | 'hash'>): string {
  return `CGS1:${code}:${entries[0]?.seq ?? 0}:${entries[0]?.hash ?? ''}:${hash}`.toUpperCase();
}
