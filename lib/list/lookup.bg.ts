import { META_PREFIX, type ListDatabase } from './database.bg.ts';
import { ListMeta, stateOf } from './meta.ts';
import { search, type BlockSource } from './search.ts';
import type { LookupAnswers, LookupHit, LookupKey } from './state.ts';

/** A list whose blocks are missing or do not decode is named, so that it can be marked for repair. */
type Reading = LookupAnswers & { readonly damagedList?: string };

/**
 * Answers all groups of keys from one transaction: states and hits fit together whatever is flipped meanwhile. Keys that
 * several groups share are read once.
 *
 * @throws what the database throws
 */
export function lookup(database: ListDatabase, blocks: BlockSource, groups: readonly (readonly LookupKey[])[]): PromiseLike<Reading> {
  const keys = [...new Map(groups.flat().map((key) => [nameOf(key), key])).values()];
  return database.dexie.transaction('r', [database.meta, ...Object.values(database.blocks)], async (): Promise<Reading> => {
    const metas = (await database.meta.where(':id').startsWith(META_PREFIX).toArray()).map((value) => ListMeta.parse(value));
    const found = new Map<string, LookupHit[]>();
    for (const meta of keys.length === 0 ? [] : metas) {
      const hits = await search(blocks, meta.current?.segments ?? [], keys);
      if (!hits.ok) return { ok: false, reason: 'storage-broken', detail: `${meta.listId}: ${hits.reason}`, damagedList: meta.listId };
      for (const { key, listing } of hits.value) {
        const name = nameOf(key);
        found.set(name, [...(found.get(name) ?? []), { listId: meta.listId, key, listing }]);
      }
    }
    return { ok: true, states: metas.map(stateOf), hits: groups.map((group) => group.flatMap((key) => found.get(nameOf(key)) ?? [])) };
  });
}

function nameOf({ kind, value }: LookupKey): string {
  return `${kind}\u0000${value}`;
}
