/** Lists in memory, each a base and overlays, as what walks over all records gets them: `storedLists([{id, kind, segments}], {version, asOf})` */
import { layoutOf, type Segment } from '../../lib/list/index.ts';
import type { StoredList } from '../../lib/list/index.bg.ts';
import { ok } from '../../lib/shared/index.ts';

interface GivenList {
  readonly id: string;
  readonly kind: StoredList['kind'];
  readonly trust?: StoredList['trust'];
  readonly segments: readonly Segment[];
}

export function storedLists(lists: readonly GivenList[], { version, asOf }: { readonly version: number; readonly asOf: string }) {
  const segments: Segment[] = [];
  const known = lists.map(({ id, kind, trust = 'signed', segments: own }): StoredList => ({
    listId: id,
    kind,
    trust,
    version: { version, asOf, publishedAt: '', expiresAt: '', count: 0, setHash: '', storedAt: '' },
    segments: own.map((segment) => ({ number: segments.push(segment) - 1, ...layoutOf(segment) })),
  }));
  const blocks = { get: async (table: 'r' | 'x' | 't' | 'f', segment: number, numbers: readonly number[]) => numbers.map((block) => segments[segment]?.blocks[table][block]) };
  return async () => ok({ lists: known, blocks, close: () => undefined });
}
