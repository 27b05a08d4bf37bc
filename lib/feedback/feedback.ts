import { CheckFacts } from '../sheet/index.ts';
import { canonicalJson, err, isDay, ok, type Json, type Result } from '../shared/index.ts';
import { createSha256 } from '../shared/hash.ts';
import { membersOf } from '../shared/members.ts';
import { z } from '../shared/zod.ts';
import { dayOf, scrub, type AuditEntry, type EntryKind } from '../record/index.ts';
import type { Feedback, FeedbackFault, FeedbackHead, FeedbackRow, Measure } from './types.ts';

/** Entries that measures are read from. */
export const FEEDBACK_KINDS = ['prompt', 'block', 'override', 'inspection'] as const satisfies readonly EntryKind[];
const MEASURE_OF: Readonly<Partial<Record<EntryKind, Measure>>> = { prompt: 'prompted', block: 'closed', override: 'opened', inspection: 'inspected' };

/** Longest period of one file, in days; the options page asks for no more. */
export const MAX_FEEDBACK_DAYS = 366;

/**
 * The measures among entries, oldest first. In: entries of `FEEDBACK_KINDS`; the entry of each check by its number; and the
 * entries by which marks of inspections were taken back, whenever that was. A prompt counts where the party is listed: that
 * somebody may be meant is no measure against anybody.
 */
export function feedbackRows(entries: readonly AuditEntry[], checks: ReadonlyMap<number, AuditEntry>, undone: readonly AuditEntry[] = []): FeedbackRow[] {
  const takenBack = new Set(undone.map(({ data }) => data.visit));
  return entries.flatMap((entry) => {
    if (entry.kind === 'inspection') return takenBack.has(entry.data.visit) ? [] : [inspectionRow(entry)];
    const measure = MEASURE_OF[entry.kind];
    if (measure === undefined || (entry.kind === 'prompt' && entry.data.outcome !== 'listed')) return [];
    const { check } = entry.data;
    const facts = CheckFacts.safeParse(typeof check === 'number' ? checks.get(check)?.data.facts : undefined);
    return [rowOf(entry, measure, facts.success ? facts.data : undefined)];
  });
}

function rowOf(entry: AuditEntry, measure: Measure, facts: CheckFacts | undefined): FeedbackRow {
  const { data } = entry;
  const finding = facts?.findings[0];
  const wanted = measure === 'prompted' ? ['warn'] : ['block-commitment', 'block-simplified-deregistration'];
  const applied = facts?.effects.filter(({ effect }) => wanted.includes(effect)) ?? [];
  return {
    entry: entry.seq,
    at: entry.at,
    day: dayOf(entry),
    measure,
    name: text(data.name),
    code: text(data.code),
    grade: text(data.grade),
    list: finding?.list ?? '',
    ground: finding?.ground ?? '',
    authority: finding?.authority ?? '',
    docNo: finding?.docNo ?? '',
    listedOn: finding?.listedOn ?? '',
    basis: [...new Set(applied.flatMap(({ basis }) => basis.map(({ title, article }) => `${title} ${article}`)))],
    system: text(data.host),
    pageKind: text(data.pageKind),
    officer: [text(data.by), text(data.byName)].filter((part) => part !== '').join(' '),
    reason: measure === 'opened' ? text(data.reason) : '',
    signer: text(data.signerName),
  };
}

/** An inspection has no check behind it: what it rests on stands in its own entry. */
function inspectionRow(entry: AuditEntry): FeedbackRow {
  const { data } = entry;
  const listing = membersOf(Array.isArray(data.listings) ? data.listings[0] : undefined) as { readonly [name: string]: Json };
  const basis = (Array.isArray(data.basis) ? data.basis : []).map(text).filter((part) => part !== '');
  return {
    ...rowOf(entry, 'inspected', undefined),
    day: isDay(text(data.on)) ? text(data.on) : dayOf(entry),
    code: text(data.code) || text(data.regNo),
    list: text(listing.list),
    ground: text(listing.ground),
    authority: text(listing.authority),
    docNo: text(listing.docNo),
    listedOn: text(listing.listedOn),
    basis,
    pageKind: 'inspection',
  };
}

/** The file, sealed. Numbers of persons are struck out once more, since a file may go anywhere. */
export function sealFeedback(open: Omit<Feedback, 'format' | 'schema' | 'hash'>): Feedback {
  const content = scrub({ format: 'creditgate-feedback', schema: 1, ...open } as unknown as Readonly<Record<string, Json>>);
  return { ...(content as unknown as Omit<Feedback, 'hash'>), hash: hashOf(content) };
}

const Head = z.object({ format: z.literal('creditgate-feedback'), schema: z.literal(1), from: z.string(), to: z.string(), madeAt: z.string(), chain: z.string(), rows: z.array(z.json()), hash: z.string() });

/** Head of a feedback file whose content is the one that was sealed. In: its text, or that of any other file. */
export function verifyFeedback(given: string): Result<FeedbackHead, FeedbackFault> {
  let value: unknown;
  try {
    value = JSON.parse(given);
  } catch (error) {
    if (error instanceof SyntaxError) return err('not-feedback');
    throw error;
  }
  if (membersOf(value).format !== 'creditgate-feedback') return err('not-feedback');
  const head = Head.safeParse(value);
  if (!head.success) return err('changed');
  const { hash, ...content } = value as Record<string, Json>;
  const { from, to, madeAt, chain, rows } = head.data;
  return hash === hashOf(content) ? ok({ from, to, madeAt, chain, hash, count: rows.length }) : err('changed');
}

/** The entry by which a sealed file went out: it is recorded before anything is given away. */
export function issuedBy(entries: readonly AuditEntry[], { hash }: Pick<FeedbackHead, 'hash'>): AuditEntry | undefined {
  return entries.find(({ kind, data }) => kind === 'export' && data.what === 'feedback' && data.sha256 === hash);
}

/** A period of whole days that one file may cover. */
export function isFeedbackPeriod({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return isDay(from) && isDay(to) && from <= to && (Date.parse(to) - Date.parse(from)) / 86_400_000 < MAX_FEEDBACK_DAYS;
}

function hashOf(content: Readonly<Record<string, Json>>): string {
  const hash = createSha256();
  hash.update(new TextEncoder().encode(canonicalJson(content)));
  return hash.hex();
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
