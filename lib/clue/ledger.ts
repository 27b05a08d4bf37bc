import { canonicalJson, type Json } from '../shared/index.ts';
import { applyEntry, clueOf, type EntryFault, type LedgerEntry } from './entries.ts';
import type { Clue } from './types.ts';

/** An entry that changed nothing, and why. */
export interface LedgerFault {
  readonly seq: number;
  readonly reason: EntryFault;
}

export interface Ledger {
  readonly clues: ReadonlyMap<string, Clue>;
  readonly faults: readonly LedgerFault[];
}

/** The whole ledger from entries alone, in the order of the chain; entries of other kinds are passed over by the caller. */
export async function ledgerOf(entries: AsyncIterable<LedgerEntry> | Iterable<LedgerEntry>): Promise<Ledger> {
  const clues = new Map<string, Clue>();
  const faults: LedgerFault[] = [];
  for await (const entry of entries) {
    const id = clueOf(entry);
    const after = applyEntry(id === undefined ? undefined : clues.get(id), entry);
    if (after.ok) clues.set(after.value.id, after.value);
    else faults.push({ seq: entry.seq, reason: after.reason });
  }
  return { clues, faults };
}

/** Numbers of the clues that the store holds otherwise than the chain says: changed, missing, or never recorded. */
export function differing(stored: readonly Clue[], recorded: ReadonlyMap<string, Clue>): number[] {
  const held = new Map(stored.map((clue) => [clue.id, clue]));
  const wrong = [...recorded.values()].filter((clue) => !same(held.get(clue.id), clue)).map(({ no }) => no);
  const invented = stored.filter(({ id }) => !recorded.has(id)).map(({ no }) => no);
  return [...new Set([...wrong, ...invented])].sort((a, b) => a - b);
}

function same(one: Clue | undefined, other: Clue): boolean {
  return one !== undefined && canonicalJson(one as unknown as Json) === canonicalJson(other as unknown as Json);
}
