import { blockCounts, eachInForce, rowsAt, type Listing } from '../list/index.ts';
import { openStoredLists, type StoredList, type StoredLists } from '../list/index.bg.ts';
import { annexBehind, annexFigures, createAnnexIndex, type AnnexFigures, type AnnexHit, type AnnexIndex, type OfficeChoice } from './annex-index.ts';
import type { AnnexAnswer, AnnexQuery, AnnexRecord, AnnexRecords, AnnexRequest } from './annex-protocol.ts';

/** What one walk over the stored lists has found; figures and pages are drawn from it without reading the lists again. */
export interface Annex {
  walk(request: AnnexRequest & { readonly kept: unknown }, onProgress?: (done: number, total: number) => void): Promise<AnnexAnswer>;
  figures(offices: OfficeChoice): AnnexFigures;
  records(query: AnnexQuery & { readonly offset: number; readonly limit: number }): Promise<AnnexRecords>;
  close(): void;
}

const COLUMN_OF = { severe: 'listed', repeat: 'repeat' } as const;
type AnnexKind = keyof typeof COLUMN_OF;
const isAnnexKind = (kind: string): kind is AnnexKind => Object.hasOwn(COLUMN_OF, kind);

/** For a worker: a walk over a million records takes seconds, and nobody else is to wait for them. */
export function createAnnex(open: (kept: unknown) => ReturnType<typeof openStoredLists> = openStoredLists): Annex {
  let stored: StoredLists | undefined;
  let walked: readonly StoredList[] = [];
  let index: AnnexIndex = createAnnexIndex({ from: '', to: '' });

  async function walk({ period, lists: wanted, kept }: AnnexRequest & { readonly kept: unknown }, onProgress: (done: number, total: number) => void = () => undefined): Promise<AnnexAnswer> {
    stored?.close();
    const opened = await open(kept);
    if (!opened.ok) return { ok: false, reason: opened.reason };
    stored = opened.value;
    const { lists, blocks } = stored;
    const usable = lists.filter(({ kind }) => isAnnexKind(kind));
    walked = usable.filter((list) => (wanted === undefined ? list.trust === 'signed' || !usable.some(({ kind, trust }) => kind === list.kind && trust === 'signed') : wanted.includes(list.listId)));
    const found = createAnnexIndex(period);
    const total = Math.max(1, walked.flatMap(({ segments }) => segments).reduce((sum, segment) => sum + blockCounts(segment).r + blockCounts(segment).t, 0));
    let done = 0;
    const breathe = async () => onProgress((done += 1), total);
    for (const [number, list] of walked.entries()) {
      const column = COLUMN_OF[list.kind as AnnexKind];
      const read = await eachInForce(blocks, list.segments, breathe, (_id, row, place) => {
        found.offer(column, number, row, place);
        return undefined;
      });
      if (!read.ok) return { ok: false, reason: (await changedMeanwhile(kept)) ? 'changed-meanwhile' : 'storage-broken' };
    }
    index = found;
    return { ok: true, lists: usable.map((list) => ({ listId: list.listId, kind: list.kind, trust: list.trust, version: list.version.version, asOf: list.version.asOf, count: list.version.count, used: walked.includes(list) })), offices: officesOf(found), repeated: found.repeated };
  }

  /** Blocks are missing where a sync has put another version in the place of the one that was read. */
  async function changedMeanwhile(kept: unknown): Promise<boolean> {
    const now = await open(kept);
    if (!now.ok) return false;
    const same = walked.every(({ listId, segments }) => JSON.stringify(now.value.lists.find((list) => list.listId === listId)?.segments) === JSON.stringify(segments));
    now.value.close();
    return !same;
  }

  async function records({ offset, limit, ...query }: AnnexQuery & { readonly offset: number; readonly limit: number }): Promise<AnnexRecords> {
    const hits = annexBehind(index, query);
    const found = await readHits(hits.slice(offset, offset + limit));
    return { records: found, total: hits.length, entities: new Set(hits.map(({ entity }) => entity)).size };
  }

  async function readHits(hits: readonly AnnexHit[]): Promise<AnnexRecord[]> {
    const listings = new Map<AnnexHit, Listing>();
    for (const [number, { segments }] of walked.entries()) {
      const own = hits.filter(({ list }) => list === number).sort((a, b) => a.place.segment - b.place.segment || a.place.row - b.place.row);
      if (stored === undefined || own.length === 0) continue;
      const read = await rowsAt(stored.blocks, segments, own.map(({ place }) => place), async () => undefined);
      // The list has moved on: its figures stand, its records are read again with the next walk.
      if (!read.ok) return [];
      for (const [at, listing] of read.value.entries()) listings.set(own[at] as AnnexHit, listing);
    }
    return hits.flatMap((hit) => {
      const listing = listings.get(hit);
      return listing === undefined ? [] : [{ listId: walked[hit.list]?.listId ?? '', listing }];
    });
  }

  return { walk, records, figures: (offices) => annexFigures(index, offices), close: () => stored?.close() };
}

function officesOf({ hits, offices }: AnnexIndex): { name: string; count: number }[] {
  const counts = offices.map((name) => ({ name, count: 0 }));
  for (const { office } of [...hits.listed, ...hits.repeat]) {
    const one = counts[office];
    if (one !== undefined) one.count += 1;
  }
  return counts.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
