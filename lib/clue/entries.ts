import { err, isDay, ok, type Result } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { NEXT } from './steps.ts';
import { CLUE_MAX, CLUE_OUTCOMES, CLUE_STATES, type Clue, type ClueEvent } from './types.ts';
import { REG_FIELDS } from '../shared/reg-fields.ts';

/** Kinds of audit entries that the ledger is made of. */
export const CLUE_ENTRIES = ['clue-registered', 'clue-moved', 'clue-corrected'] as const;
export type ClueEntryKind = (typeof CLUE_ENTRIES)[number];

/** An audit entry, as far as the ledger needs it. */
export interface LedgerEntry {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly data: { readonly [key: string]: unknown };
}

const text = (max: number) => z.string().min(1).max(max);
const day = z.string().refine(isDay);
const who = { by: z.string().optional(), byName: z.string().optional() };
// Masking may lengthen a text by no more than it strikes out, so what was within the caps stays within them.
const patch = z.partialRecord(z.enum(['name', 'code', 'field', 'note', 'due', 'letterNo']), z.string().max(CLUE_MAX.note));

const Registered = z.object({
  clue: z.string().min(1),
  name: text(CLUE_MAX.name).optional(),
  code: text(CLUE_MAX.code).optional(),
  field: z.enum(REG_FIELDS),
  host: text(CLUE_MAX.host).optional(),
  title: text(CLUE_MAX.title).optional(),
  text: text(CLUE_MAX.text).optional(),
  textEdited: z.literal(true).optional(),
  note: text(CLUE_MAX.note).optional(),
  on: day,
  due: day,
  ...who,
});
const Moved = z.object({
  clue: z.string().min(1),
  from: z.enum(CLUE_STATES),
  to: z.enum(CLUE_STATES),
  on: day,
  due: day.optional(),
  reason: text(CLUE_MAX.reason),
  body: text(CLUE_MAX.body).optional(),
  letterNo: text(CLUE_MAX.letterNo).optional(),
  outcome: z.enum(CLUE_OUTCOMES).optional(),
  ...who,
});
const Corrected = z.object({ clue: z.string().min(1), reason: text(CLUE_MAX.reason), before: patch, after: patch, ...who });

/** Why an entry changes nothing: not readable, about no clue, one that is there already, or a step that its state does not allow. */
export type EntryFault = 'unreadable' | 'unknown-clue' | 'known-clue' | 'step-impossible';

/** Id of the clue that an entry is about. */
export function clueOf({ data }: Pick<LedgerEntry, 'data'>): string | undefined {
  return typeof data['clue'] === 'string' ? data['clue'] : undefined;
}

/**
 * The clue after an entry. In: the clue before it (undefined for the first), an entry of the chain. The one place that
 * turns entries into clues: daily work and rebuilding go the same way, so that they cannot disagree.
 */
export function applyEntry(clue: Clue | undefined, entry: LedgerEntry): Result<Clue, EntryFault> {
  if (entry.kind === 'clue-registered') return clue === undefined ? registered(entry) : err('known-clue');
  if (clue === undefined) return err('unknown-clue');
  if (entry.kind === 'clue-moved') return moved(clue, entry);
  return entry.kind === 'clue-corrected' ? corrected(clue, entry) : err('unreadable');
}

function registered({ seq, at, data }: LedgerEntry): Result<Clue, EntryFault> {
  const parsed = Registered.safeParse(data);
  if (!parsed.success) return err('unreadable');
  const { clue: id, host, title, by, byName, on, due, ...facts } = parsed.data;
  return ok({
    ...facts,
    id,
    no: seq,
    ...(host === undefined ? {} : { source: { host, ...(title === undefined ? {} : { title }) } }),
    state: 'registered',
    registeredOn: on,
    since: on,
    due,
    events: [{ kind: 'registered', seq, at, ...given({ by, byName }), on, due }],
  });
}

function moved(clue: Clue, { seq, at, data }: LedgerEntry): Result<Clue, EntryFault> {
  const parsed = Moved.safeParse(data);
  if (!parsed.success) return err('unreadable');
  const { clue: _id, from, to, on, due, body, letterNo, outcome } = parsed.data;
  if (from !== clue.state || !NEXT[from].includes(to)) return err('step-impossible');
  const { clue: _same, ...line } = parsed.data;
  const event: ClueEvent = { kind: 'moved', seq, at, ...line };
  const { due: _due, outcome: _outcome, ...kept } = clue;
  // A second transfer is another letter: the number of the first one does not stay.
  const { body: _body, letterNo: _letterNo, ...unsent } = kept;
  return ok({ ...(to === 'transferred' ? { ...unsent, ...given({ body, letterNo }) } : kept), ...given({ due, outcome }), state: to, since: on, events: [...clue.events, event] });
}

function corrected(clue: Clue, { seq, at, data }: LedgerEntry): Result<Clue, EntryFault> {
  const parsed = Corrected.safeParse(data);
  if (!parsed.success) return err('unreadable');
  const { clue: _id, by, byName, reason, before, after } = parsed.data;
  const merged = Object.fromEntries(Object.entries({ ...clue, ...after }).filter(([, value]) => value !== '')) as unknown as Clue;
  const sound = (REG_FIELDS as readonly string[]).includes(merged.field) && (merged.due === undefined || isDay(merged.due));
  if (!sound) return err('unreadable');
  return ok({ ...merged, events: [...clue.events, { kind: 'corrected', seq, at, ...given({ by, byName }), reason, before, after }] });
}

function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
