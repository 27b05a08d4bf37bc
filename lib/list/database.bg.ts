import { Dexie, type Table as DexieTable } from 'dexie';
import { TABLES, type Table } from './pack.ts';
import type { BlockSource } from './search.ts';

export type { Generation } from './meta.ts';

/** Keys of blocks are numbers: segment number times 2^24 plus block number, exact up to 2^29 segments. */
const BLOCKS_PER_SEGMENT = 2 ** 24;
/** Name of the list database, until one of it could not be deleted (`holder.bg.ts`). */
export const LIST_DATABASE = 'creditgate-list';
export const META_PREFIX = 'list:';
/** Values of a list beside its meta value. */
export const ASIDES = ['head', 'keys', 'part'] as const;

export function asideKey(listId: string, what: (typeof ASIDES)[number]): string {
  return `${what}:${listId}`;
}
/** Counts up for ever: a segment number is never used for other content. */
export const NEXT_SEGMENT = 'next-segment';

export interface ListDatabase {
  readonly name: string;
  /** Whether Dexie has been needed so far. The members below make it, which takes as long as two readings. */
  readonly made: boolean;
  readonly dexie: Dexie;
  readonly meta: DexieTable<unknown, string>;
  readonly blocks: Readonly<Record<Table, DexieTable<Uint8Array, number>>>;
  readonly tables: readonly DexieTable[];
}

/** Names of all its tables. */
export const TABLE_NAMES: readonly string[] = [...TABLES, 'meta'];

/** The list database: disposable, since every byte of it can be fetched again (but for the version floors). */
export function openDatabase(name: string): ListDatabase {
  let made: ReturnType<typeof makeDexie> | undefined;
  const make = () => (made ??= makeDexie(name));
  return {
    name,
    get made() {
      return made !== undefined;
    },
    get dexie() {
      return make().dexie;
    },
    get meta() {
      return make().meta;
    },
    get blocks() {
      return make().blocks;
    },
    get tables() {
      return make().dexie.tables;
    },
  };
}

function makeDexie(name: string): Pick<ListDatabase, 'dexie' | 'meta' | 'blocks'> {
  const dexie = new Dexie(name);
  dexie.version(1).stores({ r: '', x: '', t: '', meta: '' });
  // What the build before has stored has no fuzzy index; it gets one with its next base.
  dexie.version(2).stores({ f: '' });
  const meta: ListDatabase['meta'] = dexie.table('meta');
  const blocks: ListDatabase['blocks'] = { r: dexie.table('r'), x: dexie.table('x'), f: dexie.table('f'), t: dexie.table('t') };
  return { dexie, meta, blocks };
}

/** Key of a block in its table. */
export function blockKey(segment: number, block: number): number {
  return segment * BLOCKS_PER_SEGMENT + block;
}

export function blockSource(database: ListDatabase): BlockSource {
  return {
    get: (table, segment, blocks) => database.blocks[table].bulkGet(blocks.map((block) => blockKey(segment, block))),
  };
}

/** Writes consecutive blocks in one transaction of their own. */
export async function putBlocks(database: ListDatabase, table: Table, segment: number, firstBlock: number, blocks: readonly Uint8Array[]): Promise<void> {
  const keys = blocks.map((_, index) => blockKey(segment, firstBlock + index));
  // Copies: a view would carry its whole pack into the database with every block.
  await database.blocks[table].bulkPut(blocks.map((block) => block.slice()), keys);
}

export async function deleteSegments(database: ListDatabase, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    for (const table of TABLES) {
      await database.blocks[table].where(':id').between(blockKey(number, 0), blockKey(number + 1, 0), true, false).delete();
    }
  }
}
