import { CheckFacts } from '../sheet/index.ts';
import { canonicalJson, isDay, type Json } from '../shared/index.ts';
import { createSha256 } from '../shared/hash.ts';
import { dayOf, scrub, type AuditEntry, type EntryKind } from '../record/index.ts';
import type { Feedback, FeedbackRow, Measure } from './types.ts';

/** Entries that measures are read from. */
export const FEEDBACK_KINDS = ['prompt', 'block', 'override'] as const satisfies readonly EntryKind[];
const MEASURE_OF: Readonly<Partial<Record<EntryKind, Measure>>> = { prompt: 'prompted', block: 'closed', override: 'opened' };

/** Longest period of one file, in days; the options page asks for no more. */
export const MAX_FEEDBACK_DAYS = 366;

/**
 * The measures among entries, oldest first. In: entries of `FEEDBACK_KINDS`, and the entry of each check by its number. A
 * prompt counts where the party is listed: that somebody may be meant is no measure against anybody.
 */
export function feedbackRows(entries: readonly AuditEntry[], checks: ReadonlyMap<number, AuditEntry>): FeedbackRow[] {
  return entries.flatMap((entry) => {
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

/** The file, sealed. Numbers of persons are struck out once more, since a file may go anywhere. */
export function sealFeedback(open: Omit<Feedback, 'format' | 'schema' | 'hash'>): Feedback {
  const content = scrub({ format: 'creditgate-feedback', schema: 1, ...open } as unknown as Readonly<Record<string, Json>>);
  return { ...(content as unknown as Omit<Feedback, 'hash'>), hash: hashOf(content) };
}

/** Whether a text is a feedback file whose content is the one that was sealed. */
export function verifyFeedback(given: string): 'good' | 'changed' | 'not-feedback' {
  let value: unknown;
  try {
    value = JSON.parse(given);
  } catch (error) {
    if (error instanceof SyntaxError) return 'not-feedback';
    throw error;
  }
  if (typeof value !== 'object' || value === null || (value as { format?: unknown }).format !== 'creditgate-feedback') return 'not-feedback';
  const { hash, ...content } = value as Record<string, Json>;
  return hash === hashOf(content) ? 'good' : 'changed';
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
