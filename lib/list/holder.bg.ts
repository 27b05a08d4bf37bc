import { Dexie } from 'dexie';
import { err, ok, type Result } from '../shared/index.ts';
import { openBare } from './bare.bg.ts';
import { blockSource, openDatabase, TABLE_NAMES, type ListDatabase } from './database.bg.ts';
import type { Keeper } from './keeper.bg.ts';
import type { BlockSource } from './search.ts';

export type StorageFault = 'storage-full' | 'storage-broken';

/** Longest time for opening, and for deleting a database, in milliseconds. */
export interface OpenPatience {
  readonly openMs: number;
  readonly deleteMs: number;
}

/** An upgrade or a deletion waits for whoever holds the database open, for ever if need be: an officer cannot. */
const PATIENCE: OpenPatience = { openMs: 10_000, deleteMs: 10_000 };
/** One that is still held open is tried again by the next sync. */
const DISCARD_MS = 1_000;
/** Nobody waits again for a database that did not open a moment ago. */
const BLOCKED_MS = 30_000;

export interface Holder {
  /** The database in use. Only within `guarded`, which opens it. */
  readonly database: ListDatabase;
  /** Blocks of the database in use. */
  readonly blocks: BlockSource;
  /** The database's failures as reason words. Anything but a full disk is a broken database. */
  guarded<T>(work: () => PromiseLike<T>): Promise<Result<T, StorageFault>>;
  /** Begins to open the database, so that the first reading need not wait for all of it. Never fails. */
  warm(): void;
  /** The same for reading alone, without Dexie as long as nothing has needed it. */
  reading<T>(work: (connection: IDBDatabase) => Promise<T>): Promise<Result<T, StorageFault>>;
  /** The same for work outside the database. */
  attempted<T>(work: () => PromiseLike<T>): Promise<Result<T, StorageFault>>;
  /** Deletes the database and begins an empty one: of another name, if somebody does not let the old one go. */
  replace(at: string): Promise<Result<void, StorageFault>>;
  /** Deletes databases that were left behind, as far as that is possible now. */
  discardOld(): Promise<void>;
  close(): void;
}

/** Holds the list database, whose name is `first` until one of that name could not be deleted. */
export function holdDatabase(first: string, keeper: Keeper, { openMs, deleteMs }: OpenPatience = PATIENCE): Holder {
  let database = openDatabase(first);
  let named = false;
  /** The database that somebody blocks, and until when it is not even tried. */
  let blocked = { name: '', until: -Infinity };
  let bare: IDBDatabase | null = null;
  let connecting: Promise<IDBDatabase> | undefined;

  /** The database that is in use: read once, and before anything is opened, since one that is being deleted opens for nobody. */
  async function settle(): Promise<void> {
    if (named) return;
    const name = (await keeper.atStart()).database ?? first;
    if (name !== database.name) use(name);
    named = true;
  }

  /** Waits for an opening of the database in use, and for a while does not even try again after one that was blocked. */
  async function opened<T>(opening: () => PromiseLike<T>): Promise<T> {
    const { name } = database;
    if (blocked.name === name && performance.now() < blocked.until) throw heldOpen();
    try {
      return await within(openMs, opening());
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError') blocked = { name, until: performance.now() + BLOCKED_MS };
      throw error;
    }
  }

  async function open(): Promise<void> {
    await settle();
    const { dexie } = database;
    if (dexie.isOpen()) return;
    try {
      await opened(() => dexie.open());
    } catch (error) {
      // It would remember the failure, or go on waiting: the next call is to try again.
      if (database.dexie === dexie) use(dexie.name);
      throw error;
    }
  }

  function isOpen(): boolean {
    return database.made && database.dexie.isOpen();
  }

  /** A connection for reading: Dexie's when it is open, else a bare one. What is not there as it should be is left to Dexie, which makes it, or says what is wrong. */
  async function connectAnew(): Promise<IDBDatabase> {
    // Almost always it is the first one: opened while that is being asked. A reader's request makes and changes nothing.
    const early = named ? undefined : { connection: openBare(first, TABLE_NAMES), used: false };
    try {
      await settle();
      const own = database;
      if (!isOpen() && bare === null) {
        const connection = await opened(() => {
          if (early === undefined || own.name !== first) return openBare(own.name, TABLE_NAMES);
          early.used = true;
          return early.connection;
        });
        if (database === own) hold(connection);
        else connection?.close();
      }
    } finally {
      if (early?.used === false) void early.connection.then((connection) => connection?.close());
    }
    if (bare !== null) return bare;
    await open();
    return database.dexie.backendDB();
  }

  function connect(): Promise<IDBDatabase> {
    if (connecting !== undefined) return connecting;
    const own = connectAnew().finally(() => {
      if (connecting === own) connecting = undefined;
    });
    connecting = own;
    return own;
  }

  function hold(connection: IDBDatabase | null): void {
    bare?.close();
    bare = connection;
    if (connection === null) return;
    const forget = (): void => {
      if (bare === connection) bare = null;
      connection.close();
    };
    for (const event of ['versionchange', 'close']) connection.addEventListener(event, forget);
  }

  function use(name: string): void {
    hold(null);
    // Whoever asks from now on does not wait for the one before.
    connecting = undefined;
    if (database.made) database.dexie.close();
    database = openDatabase(name);
  }

  async function attempted<T>(work: () => PromiseLike<T>): Promise<Result<T, StorageFault>> {
    try {
      return ok(await work());
    } catch (error) {
      const name = error instanceof Error || error instanceof DOMException ? error.name : typeof error;
      const inner = error instanceof Dexie.DexieError ? (error as { inner?: { name?: unknown } }).inner?.name : undefined;
      return err(name === 'QuotaExceededError' || inner === 'QuotaExceededError' ? 'storage-full' : 'storage-broken', name);
    }
  }

  return {
    get database() {
      return database;
    },
    blocks: { get: (table, segment, blocks) => blockSource(database).get(table, segment, blocks) },
    attempted,
    guarded: (work) =>
      attempted(async () => {
        await open();
        return work();
      }),
    warm: () => void attempted(connect),
    reading: (work) => attempted(async () => work(await connect())),
    async replace(at) {
      const noted = await attempted(() => keeper.setRecreatedAt(at));
      if (!noted.ok) return noted;
      const deleted = await attempted(() => within(deleteMs, database.dexie.delete()));
      blocked = { name: '', until: -Infinity };
      if (deleted.ok) {
        use(database.dexie.name);
        return ok(undefined);
      }
      return attempted(async () => {
        const left = [...((await keeper.read()).left ?? []), database.dexie.name];
        const next = freeName(first, left);
        // Before it is used: what is stored under a name that nobody knows would be lost.
        await keeper.setDatabase(next, left);
        use(next);
      });
    },
    async discardOld() {
      await attempted(async () => {
        const { left = [], database: name = first } = await keeper.read();
        for (const old of left) {
          const gone = await attempted(() => within(DISCARD_MS, Dexie.delete(old)));
          if (gone.ok) await keeper.setDatabase(name, ((await keeper.read()).left ?? []).filter((other) => other !== old));
        }
      });
    },
    close() {
      hold(null);
      if (database.made) database.dexie.close();
    },
  };
}

/** `creditgate-list`, `creditgate-list-2` and so on: the first that is not still being deleted. */
function freeName(first: string, taken: readonly string[]): string {
  const names = Array.from({ length: taken.length + 1 }, (_, index) => (index === 0 ? first : `${first}-${index + 1}`));
  return names.find((name) => !taken.includes(name)) ?? `${first}-${taken.length + 1}`;
}

function heldOpen(): DOMException {
  return new DOMException('the database is held open', 'TimeoutError');
}

async function within<T>(ms: number, work: PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(heldOpen()), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
