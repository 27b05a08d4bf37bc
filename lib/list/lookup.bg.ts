import { answered } from './bare.bg.ts';
import { blockKey, META_PREFIX } from './database.bg.ts';
import { bucketOf, hashKey, type KeyHash } from './keys.ts';
import { stateOf, type ListMeta } from './meta.ts';
import { readableMeta } from './meta-shape.ts';
import { askNear, nearBuckets, searchNear, type NearAsked, type NearQuery } from './near.ts';
import { TABLES } from './pack.ts';
import { search, type BlockSource, type SearchFault, type StoredSegment } from './search.ts';
import type { ListKind } from './schema.ts';
import type { LookupAnswers, LookupHit, LookupKey, NearAnswer } from './state.ts';

/** Lists in which a name that is only alike says nothing. */
const NO_NEAR: readonly ListKind[] = ['person', 'risk', 'penalty', 'repeat'];

/** A list whose blocks are missing or do not decode is named, so that it can be marked for repair. `segments`: what is in force. */
export type Reading = LookupAnswers & { readonly damagedList?: string; readonly segments?: readonly StoredSegment[] };

/** A question, made ready while the connection opens. */
export interface Asked {
  readonly groups: readonly (readonly LookupKey[])[];
  /** Keys that several groups share are asked once. */
  readonly keys: readonly LookupKey[];
  readonly hashes: readonly KeyHash[];
  readonly near?: NearAsked;
  readonly unlessFound: boolean;
}

export function asked(groups: readonly (readonly LookupKey[])[], near?: NearQuery): Asked {
  const keys = [...new Map(groups.flat().map((key) => [nameOf(key), key])).values()];
  return { groups, keys, hashes: keys.map(hashKey), unlessFound: near?.unlessFound === true, ...(near === undefined ? {} : { near: askNear(near) }) };
}

/**
 * Answers all groups of keys from one transaction: states and hits fit together whatever is flipped meanwhile.
 *
 * @param expected segments that were in force a while ago: their buckets are asked for together with what tells which are in
 *   force now. Where these are others, that was in vain, and nothing else
 * @throws what the database throws
 */
export async function lookup(connection: IDBDatabase, { groups, keys, hashes, near, unlessFound }: Asked, expected: readonly StoredSegment[] = []): Promise<Reading> {
  const transaction = connection.transaction(['meta', ...TABLES], 'readonly');
  const blocks = readOnce(transaction);
  const metaRead = answered<unknown[]>(transaction.objectStore('meta').getAll(IDBKeyRange.bound(META_PREFIX, `${META_PREFIX}\uffff`)));
  for (const { number, exactBits, fuzzyBits } of expected) {
    begin(blocks.get('x', number, hashes.map((hash) => bucketOf(hash.high, exactBits))));
    if (near !== undefined && !unlessFound) begin(blocks.get('f', number, nearBuckets(near, fuzzyBits)));
  }
  const stored = await metaRead;
  const metas = stored.map(readableMeta).filter((meta) => meta !== undefined);
  if (metas.length < stored.length) return { ok: false, reason: 'storage-broken', detail: 'meta' };
  const found = new Map<string, LookupHit[]>();
  const nearest: NearAnswer[] = [];
  let known = false;
  // Names like a person's are other people's names; a risk list has nearly every party, and is no answer to who is listed.
  const nearIn = async ({ kind, current }: ListMeta) => (near === undefined || NO_NEAR.includes(kind) || current === undefined ? undefined : searchNear(blocks, current.segments, near));
  for (const meta of metas) {
    const { listId, current } = meta;
    if (current === undefined) continue;
    const [hits, close] = await Promise.all([keys.length === 0 ? undefined : search(blocks, current.segments, keys, hashes), unlessFound ? undefined : nearIn(meta)]);
    if (hits?.ok === false) return broken(meta, hits.reason);
    if (close?.ok === false) return broken(meta, close.reason);
    if (meta.kind !== 'risk' && (hits?.value ?? []).length > 0) known = true;
    for (const { key, listing } of hits?.value ?? []) {
      const name = nameOf(key);
      found.set(name, [...(found.get(name) ?? []), { listId, key, listing }]);
    }
    for (const hit of close?.value ?? []) nearest.push({ listId, ...hit });
  }
  for (const meta of unlessFound && !known ? metas : []) {
    const close = await nearIn(meta);
    if (close?.ok === false) return broken(meta, close.reason);
    for (const hit of close?.value ?? []) nearest.push({ listId: meta.listId, ...hit });
  }
  const hits = groups.map((group) => group.flatMap((key) => found.get(nameOf(key)) ?? []));
  const segments = metas.flatMap((meta) => meta.current?.segments ?? []);
  return { ok: true, states: metas.map(stateOf), hits, segments, ...(near === undefined ? {} : { near: nearest }) };
}

/** Blocks of one transaction; each is asked for once. */
function readOnce(transaction: IDBTransaction): BlockSource {
  const reads = new Map<string, Promise<Uint8Array | undefined>>();
  return {
    get: (table, segment, numbers) =>
      Promise.all(
        numbers.map((number) => {
          const key = blockKey(segment, number);
          const name = `${table}${key}`;
          const read = reads.get(name) ?? answered<Uint8Array | undefined>(transaction.objectStore(table).get(key));
          reads.set(name, read);
          return read;
        }),
      ),
  };
}

/** Whoever needs it later learns of a failure then. */
function begin(read: Promise<unknown>): void {
  read.catch(() => undefined);
}

function broken({ listId }: ListMeta, reason: SearchFault): Reading {
  return { ok: false, reason: 'storage-broken', detail: `${listId}: ${reason}`, damagedList: listId };
}

function nameOf({ kind, value }: LookupKey): string {
  return `${kind}\u0000${value}`;
}
