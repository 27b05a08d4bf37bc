import type { Day } from '../shared/index.ts';
import { actsOf, decisionKey, earliest, type PenaltyRow } from './penalty.ts';

/** One decision about one party, drawn from all its rows. */
export interface Decision {
  readonly docNo?: string;
  readonly decidedOn: Day;
  readonly publishedOn?: Day;
  readonly removedOn?: Day;
  /** Number of different acts; at least one. */
  readonly acts: number;
  readonly warningOnly: boolean;
  readonly simple: boolean;
}

interface Entry {
  edition: number;
  decision: Decision;
  /** Absent when only their number is known. */
  acts?: Set<string>;
}

/**
 * The decisions about one party. Rows of one edition (a file, a version of a list) add up, in any order; the rows of a later
 * edition take the place of those of earlier ones, so that corrections count. Only a repair or a quashing stays, whatever a
 * later edition leaves out: a source that has not heard of it yet must not bring the penalty back.
 */
export class Decisions {
  readonly #entries = new Map<string, Entry>();

  /** `edition` rises; rows of an edition older than what is known only add their removal. */
  add(row: PenaltyRow, edition: number): void {
    const key = decisionKey(row);
    const before = this.#entries.get(key);
    if (before === undefined) this.#entries.set(key, { edition, ...whole(row) });
    else if (edition > before.edition) this.#entries.set(key, { edition, ...freed(whole(row), before.decision.removedOn) });
    else if (edition < before.edition) this.#entries.set(key, { ...before, ...freed(before, row.removedOn) });
    else this.#entries.set(key, { edition, ...united(before, row) });
  }

  /** What an earlier run had made of the decision with this key. */
  restore(key: string, decision: Decision, edition: number): void {
    this.#entries.set(key, { edition, decision });
  }

  *entries(): Generator<[key: string, decision: Decision]> {
    for (const [key, { decision }] of this.#entries) yield [key, decision];
  }

  *values(): Generator<Decision> {
    for (const { decision } of this.#entries.values()) yield decision;
  }

  get size(): number {
    return this.#entries.size;
  }
}

function whole(row: PenaltyRow): Pick<Entry, 'decision' | 'acts'> {
  const { docNo, decidedOn, publishedOn, removedOn, act, warningOnly, simple } = row;
  const acts = new Set(actsOf(act));
  return { acts, decision: { docNo, decidedOn, publishedOn, removedOn, acts: Math.max(1, acts.size), warningOnly, simple } };
}

function freed<T extends Pick<Entry, 'decision'>>(entry: T, removedOn: Day | undefined): T {
  return { ...entry, decision: { ...entry.decision, removedOn: earliest(entry.decision.removedOn, removedOn) } };
}

/** Whatever order the rows come in: the earliest days, all acts, and light only where every row is. */
function united({ decision, acts = new Set() }: Entry, row: PenaltyRow): Pick<Entry, 'decision' | 'acts'> {
  const all = new Set([...acts, ...actsOf(row.act)]);
  return {
    acts: all,
    decision: {
      docNo: decision.docNo === undefined || (row.docNo !== undefined && row.docNo < decision.docNo) ? row.docNo : decision.docNo,
      decidedOn: earliest(decision.decidedOn, row.decidedOn) ?? decision.decidedOn,
      publishedOn: earliest(decision.publishedOn, row.publishedOn),
      removedOn: earliest(decision.removedOn, row.removedOn),
      acts: Math.max(1, all.size),
      warningOnly: decision.warningOnly && row.warningOnly,
      simple: decision.simple && row.simple,
    },
  };
}
