import { Dexie, type Table as DexieTable } from 'dexie';
import { z } from '../shared/zod.ts';
import { TABLES, type Table } from './pack.ts';
import { ListKind } from './schema.ts';
import type { BlockSource } from './search.ts';
import { SYNC_REASONS } from './state.ts';

const SegmentRow = z.object({
  number: z.number().int(),
  rows: z.number().int(),
  exactBits: z.number().int(),
  tombstoneBits: z.number().int().nullable(),
});

const Generation = z.object({
  version: z.number(),
  asOf: z.string(),
  publishedAt: z.string(),
  expiresAt: z.string(),
  count: z.number(),
  setHash: z.string(),
  storedAt: z.string(),
  /** Base first, newest overlay last. */
  segments: z.array(SegmentRow).min(1),
});
export type Generation = z.infer<typeof Generation>;

/** What the database says of one list: everything that a flip changes is in this one value. */
export const ListMeta = z.object({
  listId: z.string(),
  kind: ListKind,
  trust: z.enum(['signed', 'local']),
  current: Generation.optional(),
  /** The generation before: kept until the next flip, so that a bad publication can be undone. */
  previous: Generation.optional(),
  /** Segment numbers that hold blocks of no generation: an import under way or crashed, or what a flip left behind. */
  loose: z.array(z.number().int()),
  lastAttemptAt: z.string().optional(),
  lastVerifiedAt: z.string().optional(),
  lastOutcome: z.enum(SYNC_REASONS).optional(),
  lastDetail: z.string().optional(),
  versionFloor: z.number(),
  floorSetHash: z.string().optional(),
  /** A look-up met a block that is missing or does not decode: the next sync fetches the base whatever the version. */
  damaged: z.boolean().optional(),
});
export type ListMeta = z.infer<typeof ListMeta>;

/** Keys of blocks are numbers: segment number times 2^24 plus block number, exact up to 2^29 segments. */
const BLOCKS_PER_SEGMENT = 2 ** 24;
export const META_PREFIX = 'list:';
/** Counts up for ever: a segment number is never used for other content. */
export const NEXT_SEGMENT = 'next-segment';

export interface ListDatabase {
  readonly dexie: Dexie;
  readonly meta: DexieTable<unknown, string>;
  readonly blocks: Readonly<Record<Table, DexieTable<Uint8Array, number>>>;
}

/** The list database: disposable, since every byte of it can be fetched again (but for the version floors). */
export function openDatabase(name: string): ListDatabase {
  const dexie = new Dexie(name);
  dexie.version(1).stores({ r: '', x: '', t: '', meta: '' });
  return { dexie, meta: dexie.table('meta'), blocks: { r: dexie.table('r'), x: dexie.table('x'), t: dexie.table('t') } };
}

export function blockSource(database: ListDatabase): BlockSource {
  return {
    get: (table, segment, blocks) => database.blocks[table].bulkGet(blocks.map((block) => segment * BLOCKS_PER_SEGMENT + block)),
  };
}

/** Writes consecutive blocks in one transaction of their own. */
export async function putBlocks(database: ListDatabase, table: Table, segment: number, firstBlock: number, blocks: readonly Uint8Array[]): Promise<void> {
  const keys = blocks.map((_, index) => segment * BLOCKS_PER_SEGMENT + firstBlock + index);
  // Copies: a view would carry its whole pack into the database with every block.
  await database.blocks[table].bulkPut(blocks.map((block) => block.slice()), keys);
}

export async function deleteSegments(database: ListDatabase, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    for (const table of TABLES) {
      await database.blocks[table].where(':id').between(number * BLOCKS_PER_SEGMENT, (number + 1) * BLOCKS_PER_SEGMENT, true, false).delete();
    }
  }
}
