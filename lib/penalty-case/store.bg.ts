import { bytesToHex } from '@noble/hashes/utils.js';
import type { Table } from 'dexie';
import { err, ok, type Day, type Result } from '../shared/index.ts';
import { guarded, keptKey, makeHashingKey, openKept, type KeptKey } from '../storage/index.bg.ts';
import { sameCase } from './case-key.ts';
import type { CaseDecision, CaseKeys, Deadline } from './types.ts';

export interface CaseDecisionStore {
  /** The decision on the same case, the latest one; none when it cannot be read: the question is asked again then. */
  find(keys: CaseKeys): Promise<CaseDecision | undefined>;
  /** Keeps a decision in place of those on the same case. */
  put(decision: CaseDecision, keys: CaseKeys): Promise<Result<void, 'storage-broken'>>;
  /** Changes the deadlines of a decision; undefined when it is not there. */
  change(id: string, change: (before: readonly Deadline[]) => readonly Deadline[]): Promise<CaseDecision | undefined>;
  /** Decisions with something left to be done, soonest first, and how many there are in all. */
  open(limit: number): Promise<Result<{ readonly cases: readonly CaseDecision[]; readonly total: number }, 'storage-broken'>>;
  get(id: string): Promise<CaseDecision | undefined>;
  close(): void;
}

interface Row extends CaseDecision {
  /** The plain keys hashed with the desk's own: they tell nobody who was punished for what. */
  readonly hashed: CaseKeys;
  readonly hashes: readonly string[];
  /** First day that is due, `9999-12-31` while no day is known; absent when nothing is left to be done. */
  readonly due?: Day;
}

const NAME = 'creditgate-cases';
/** Kept so long after the decision; the audit chain keeps it anyway. */
const KEPT_MS = 400 * 86_400_000;
const NO_DAY: Day = '9999-12-31';

/** Opens the decisions on penalty cases: a database of their own, that no sync, repair or reset of a list touches. */
export function openCaseDecisionStore(now: () => number = Date.now): CaseDecisionStore {
  const db = openKept(NAME, [{ cases: '&id, *hashes, due, at', secrets: '&id' }]);
  const cases: Table<Row, string> = db.table('cases');
  const secrets: Table<KeptKey, string> = db.table('secrets');
  let key: Promise<CryptoKey> | undefined;

  const deskKey = () => keptKey(secrets, 'case', makeHashingKey);

  async function hashed(keys: CaseKeys): Promise<CaseKeys> {
    key ??= deskKey();
    const signing = await key;
    const entries = Object.entries(keys).map(async ([name, text]: [string, string]) => [name, bytesToHex(new Uint8Array(await crypto.subtle.sign('HMAC', signing, new TextEncoder().encode(text))))] as const);
    return Object.fromEntries(await Promise.all(entries)) as CaseKeys;
  }

  async function same(keys: CaseKeys): Promise<Row[]> {
    const mine = await hashed(keys);
    const hashes = Object.values(mine) as string[];
    const near = hashes.length === 0 ? [] : await cases.where('hashes').anyOf(hashes).distinct().toArray();
    return near.filter((row) => sameCase(row.hashed, mine)).sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  async function read<T>(task: () => Promise<T>, otherwise: T): Promise<T> {
    let done: Result<T, 'storage-broken'> | undefined;
    try {
      done = await guarded(db, task);
      return done.ok ? done.value : otherwise;
    } finally {
      // A key that could not be read is asked for again.
      if (done?.ok !== true) key = undefined;
    }
  }

  return {
    find: (keys) => read(async () => plain((await same(keys))[0]), undefined),
    async put(decision, keys) {
      const written = await read(async () => {
        const [before, mine] = [await same(keys), await hashed(keys)];
        await db.transaction('rw', cases, async () => {
          await cases.bulkDelete(before.map(({ id }) => id));
          await cases.put(withDue({ ...decision, hashed: mine, hashes: Object.values(mine) as string[] }));
          await cases.where('at').below(new Date(now() - KEPT_MS).toISOString()).delete();
        });
        return true;
      }, false);
      return written ? ok(undefined) : err('storage-broken');
    },
    change: (id, change) =>
      read(
        () =>
          db.transaction('rw', cases, async () => {
            const row = await cases.get(id);
            if (row === undefined) return undefined;
            const after = withDue({ ...row, deadlines: change(row.deadlines) });
            await cases.put(after);
            return plain(after);
          }),
        undefined,
      ),
    open: (limit) =>
      read<Result<{ cases: CaseDecision[]; total: number }, 'storage-broken'>>(
        async () => {
          const open = cases.where('due').belowOrEqual(NO_DAY);
          const [total, rows] = await Promise.all([open.count(), cases.where('due').belowOrEqual(NO_DAY).limit(limit).toArray()]);
          return ok({ cases: rows.map((row) => plain(row) as CaseDecision), total });
        },
        err('storage-broken'),
      ),
    get: (id) => read(async () => plain(await cases.get(id)), undefined),
    close: () => db.close(),
  };
}

function withDue({ due: _before, ...row }: Row): Row {
  const left = row.deadlines.filter(({ doneOn }) => doneOn === undefined).map(({ dueOn }) => dueOn ?? NO_DAY).sort();
  return left[0] === undefined ? row : { ...row, due: left[0] };
}

function plain(row: Row | undefined): CaseDecision | undefined {
  if (row === undefined) return undefined;
  const { hashed: _hashed, hashes: _hashes, due: _due, ...decision } = row;
  return decision;
}
