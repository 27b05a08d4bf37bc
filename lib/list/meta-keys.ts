import type { TrustedKeys } from './key-set.ts';
import { segmentsOf, type ListMeta } from './meta.ts';

/**
 * A newer key set. With a floor reset after a key compromise, generations above the new floor were signed by whoever
 * had the key: they are in force no longer, and what was there before them is again if it lies below.
 * Undefined when the value holds this key set, or a newer one of the same chain, already.
 */
export function withKeys(meta: ListMeta, keySet: TrustedKeys, floorReset: number | undefined): ListMeta | undefined {
  if (meta.keySet?.roots === keySet.roots && meta.keySet.version >= keySet.version) return undefined;
  if (floorReset === undefined || floorReset >= meta.versionFloor) return { ...meta, keySet };
  const [current, previous] = [meta.current, meta.previous].filter((generation) => generation !== undefined && generation.version <= floorReset);
  const next: ListMeta = { ...meta, keySet, current, previous, versionFloor: floorReset, floorSetHash: undefined };
  const used = new Set(segmentsOf(next));
  return { ...next, loose: [...new Set([...meta.loose, ...segmentsOf(meta)])].filter((number) => !used.has(number)) };
}
