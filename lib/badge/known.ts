import { ROWS_ASKED, type BadgeMark, type RowSubject } from './types.ts';

/** A document that names more parties than this is no list that somebody reads. */
export const MAX_KNOWN = 20_000;

export interface Totals {
  readonly rows: number;
  readonly listed: number;
  readonly unsure: number;
}

/** What is known of the parties of one document, and who is still to be asked for. Each party is asked for once. */
export interface Known {
  /** The badge of a party; null: none; undefined: not known yet. */
  get(subject: RowSubject): BadgeMark | null | undefined;
  /** Notes a party that is not known. First noted, first asked for. */
  want(subject: RowSubject): void;
  /** The next parties to ask for, at most `ROWS_ASKED`. They stay wanted until `learn` or `fail`. */
  next(): readonly RowSubject[];
  learn(subjects: readonly RowSubject[], marks: readonly (BadgeMark | null)[]): void;
  /** Forgets who is wanted: rows that are gone need no answer. */
  unwant(): void;
  /** Everything is to be asked for anew. */
  forget(): void;
  /** Parties that were checked since the last time this was asked. */
  totals(): Totals;
}

/** Same for the same party, whichever row shows it. */
export function keyOf({ name, code, regNo, legalRep }: RowSubject): string {
  return [name, code, regNo, legalRep].map((text) => text ?? '').join('\n');
}

export function createKnown(): Known {
  const marks = new Map<string, BadgeMark | null>();
  const wanted = new Map<string, RowSubject>();
  let told = { rows: 0, listed: 0, unsure: 0 };
  return {
    get: (subject) => marks.get(keyOf(subject)),
    want(subject) {
      const key = keyOf(subject);
      if (!marks.has(key) && marks.size + wanted.size < MAX_KNOWN) wanted.set(key, subject);
    },
    next: () => [...wanted.values()].slice(0, ROWS_ASKED),
    learn(subjects, found) {
      for (const [index, subject] of subjects.entries()) {
        const mark = found[index] ?? null;
        marks.set(keyOf(subject), mark);
        wanted.delete(keyOf(subject));
        const listed = mark?.word === 'listed' || mark?.word === 'local';
        const unsure = mark?.word === 'unsure' || mark?.word === 'facts';
        told = { rows: told.rows + 1, listed: told.listed + Number(listed), unsure: told.unsure + Number(unsure) };
      }
    },
    unwant: () => wanted.clear(),
    forget() {
      marks.clear();
      wanted.clear();
    },
    totals() {
      const since = told;
      told = { rows: 0, listed: 0, unsure: 0 };
      return since;
    },
  };
}
