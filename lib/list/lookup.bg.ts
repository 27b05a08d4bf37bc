import { answered } from './bare.bg.ts';
import { blockKey, META_PREFIX } from './database.bg.ts';
import { stateOf, type ListMeta } from './meta.ts';
import { readableMeta } from './meta-shape.ts';
import { searchNear, type NearQuery } from './near.ts';
import { TABLES } from './pack.ts';
import { search, type BlockSource, type SearchFault } from './search.ts';
import type { LookupAnswers, LookupHit, LookupKey, NearAnswer } from './state.ts';

/** A list whose blocks are missing or do not decode is named, so that it can be marked for repair. */
export type Reading = LookupAnswers & { readonly damagedList?: string };

/**
 * Answers all groups of keys from one transaction: states and hits fit together whatever is flipped meanwhile. Keys that
 * several groups share are read once.
 *
 * @throws what the database throws
 */
export async function lookup(connection: IDBDatabase, groups: readonly (readonly LookupKey[])[], near?: NearQuery): Promise<Reading> {
  const transaction = connection.transaction(['meta', ...TABLES], 'readonly');
  const blocks: BlockSource = {
    get(table, segment, numbers) {
      const store = transaction.objectStore(table);
      return Promise.all(numbers.map((number) => answered<Uint8Array | undefined>(store.get(blockKey(segment, number)))));
    },
  };
  const stored = await answered<unknown[]>(transaction.objectStore('meta').getAll(IDBKeyRange.bound(META_PREFIX, `${META_PREFIX}\uffff`)));
  const metas = stored.map(readableMeta).filter((meta) => meta !== undefined);
  if (metas.length < stored.length) return { ok: false, reason: 'storage-broken', detail: 'meta' };
  const keys = [...new Map(groups.flat().map((key) => [nameOf(key), key])).values()];
  const found = new Map<string, LookupHit[]>();
  const nearest: NearAnswer[] = [];
  for (const meta of metas) {
    const { listId, current } = meta;
    if (current === undefined) continue;
    const [hits, close] = await Promise.all([
      keys.length === 0 ? undefined : search(blocks, current.segments, keys),
      // Names like a person's are other people's names.
      near === undefined || meta.kind === 'person' ? undefined : searchNear(blocks, current.segments, near),
    ]);
    if (hits?.ok === false) return broken(meta, hits.reason);
    if (close?.ok === false) return broken(meta, close.reason);
    for (const { key, listing } of hits?.value ?? []) {
      const name = nameOf(key);
      found.set(name, [...(found.get(name) ?? []), { listId, key, listing }]);
    }
    for (const hit of close?.value ?? []) nearest.push({ listId, ...hit });
  }
  const hits = groups.map((group) => group.flatMap((key) => found.get(nameOf(key)) ?? []));
  return { ok: true, states: metas.map(stateOf), hits, ...(near === undefined ? {} : { near: nearest }) };
}

function broken({ listId }: ListMeta, reason: SearchFault): Reading {
  return { ok: false, reason: 'storage-broken', detail: `${listId}: ${reason}`, damagedList: listId };
}

function nameOf({ kind, value }: LookupKey): string {
  return `${kind}\u0000${value}`;
}
