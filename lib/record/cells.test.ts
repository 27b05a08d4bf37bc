import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey, cellOf, fitsCell, sealEntry, GENESIS, type AuditEntry, type Cell, type CellFilter, type EntryKind } from './index.ts';
import { openRecordStore, type RecordStore } from './index.bg.ts';

const NAME = 'creditgate-record';
const KINDS: readonly EntryKind[] = ['check', 'manual-lookup', 'prompt', 'block', 'override', 'sync', 'tamper'];
const OUTCOMES = ['listed', 'not-found', 'cannot-check'];

/** Whatever may have been recorded, odd values among it. */
const recorded = fc.record({
  after: fc.nat(2 * 86_400_000),
  kind: fc.constantFrom(...KINDS),
  data: fc.record(
    {
      outcome: fc.constantFrom(...OUTCOMES),
      pageKind: fc.constantFrom('licensing', 'inspection', 'a|b', ''),
      host: fc.constantFrom('xk.example.gov.cn', 'oa.example.gov.cn:8080', 'x+y'),
      how: fc.constantFrom('editor', 'manual'),
      grounds: fc.oneof(fc.subarray(['ART5_FOOD', 'ART7_QUALITY', 'UNKNOWN']), fc.constant('none' as never)),
      facts: fc.record({ findings: fc.array(fc.record({ groundCode: fc.constantFrom('ART6_DRUG', 'ART8_CONSUMER') }), { maxLength: 2 }) }),
    },
    { requiredKeys: [] },
  ),
});
const history = fc.array(recorded, { minLength: 1, maxLength: 30 });

/** The count that needs no explanation. */
function recount(entries: readonly AuditEntry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(cellKey(cellOf(entry)), (counts.get(cellKey(cellOf(entry))) ?? 0) + 1);
  return counts;
}
const byKey = (cells: readonly Cell[]) => new Map(cells.map((cell) => [cellKey(cell), cell.count]));

async function everything(store: RecordStore): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const entry of store.all()) entries.push(entry);
  return entries;
}

/** A store that is filled; `old` entries as a build before has left them: uncounted. */
async function filled(events: readonly (typeof recorded extends fc.Arbitrary<infer T> ? T : never)[], old: number): Promise<RecordStore> {
  await Dexie.delete(NAME);
  let clock = Date.parse('2026-03-01T00:00:00Z');
  if (old > 0) {
    const before = new Dexie(NAME);
    before.version(2).stores({ entries: '&seq, kind, day, [kind+day], data.check', tallies: '&day', head: '&id' });
    let head = GENESIS;
    const rows: (AuditEntry & { day: string })[] = [];
    for (const { after, kind, data } of events.slice(0, old)) {
      clock += after;
      const entry = sealEntry(head, new Date(clock).toISOString(), kind, data);
      rows.push({ ...entry, day: cellOf(entry).day });
      head = entry;
    }
    await before.table('entries').bulkAdd(rows);
    await before.table('head').put({ id: 'head', seq: head.seq, hash: head.hash });
    before.close();
  }
  const store = openRecordStore(() => clock);
  for (const { after, kind, data } of events.slice(old)) {
    clock += after;
    await store.append(kind, data);
  }
  return store;
}

describe('cells', () => {
  it('are what the entries say: counted as they come, after an update, and counted anew', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(20), async (events, old) => {
        const store = await filled(events, Math.min(old, events.length - 1));
        const entries = await everything(store);
        const cells = await store.cells('2026-01-01', '2027-12-31');
        expect(byKey(cells)).toEqual(recount(entries));
        expect(await store.count(0)).toEqual({ done: entries.length, total: entries.length });
        await store.rebuildTallies();
        expect(byKey(await store.cells('2026-01-01', '2027-12-31'))).toEqual(recount(entries));
        const kinds = (await store.tallies('2026-01-01', '2027-12-31')).flatMap(({ counts }) => Object.values(counts));
        expect(kinds.reduce((sum, count) => sum + count, 0)).toBe(entries.length);
        store.close();
      }),
      { numRuns: 12 },
    );
  });

  it('lead to exactly the entries that they count, page by page', async () => {
    const filter: fc.Arbitrary<CellFilter> = fc.record(
      {
        from: fc.constantFrom('2026-01-01', '2026-03-05'),
        to: fc.constantFrom('2026-03-20', '2027-12-31'),
        whats: fc.subarray(['check/listed', 'check/not-found', 'manual-lookup/not-found', 'prompt', 'block', 'sync']),
        line: fc.constantFrom('licensing', ''),
        site: fc.constantFrom('xk.example.gov.cn', ''),
        grounds: fc.subarray(['ART5_FOOD', 'ART6_DRUG', 'UNKNOWN']),
      },
      { requiredKeys: ['from', 'to'] },
    );
    await fc.assert(
      fc.asyncProperty(history, fc.array(filter, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 7 }), async (events, filters, limit) => {
        const store = await filled(events, 0);
        const entries = await everything(store);
        const cells = await store.cells('2026-01-01', '2027-12-31');
        for (const wanted of filters) {
          const expected = entries.filter((entry) => fitsCell(wanted, cellOf(entry))).map(({ seq }) => seq).reverse();
          const counted = cells.filter((cell) => fitsCell(wanted, cell)).reduce((sum, { count }) => sum + count, 0);
          const pages: number[] = [];
          for (let offset = 0; offset < counted + limit; offset += limit) {
            const page = await store.query({ cells: wanted, offset, limit });
            expect(page.total).toBe(expected.length);
            pages.push(...page.entries.map(({ seq }) => seq));
          }
          expect(counted).toBe(expected.length);
          expect(pages).toEqual(expected);
        }
        store.close();
      }),
      { numRuns: 10 },
    );
  });

  it('goes on counting where it was stopped, and entries that come meanwhile are counted once', async () => {
    const store = await filled(Array.from({ length: 2_100 }, () => ({ after: 60_000, kind: 'check' as const, data: { outcome: 'listed' } })), 2_100);
    const first = await store.count(-1);
    expect(first).toEqual({ done: 0, total: 2_100 });
    await Promise.all([store.count(Infinity), store.append('check', { outcome: 'listed' }), store.count(Infinity), store.append('block', {})]);
    const other = openRecordStore();
    expect((await other.cells('2026-01-01', '2099-12-31')).reduce((sum, { count }) => sum + count, 0)).toBe(2_102);
    store.close();
    other.close();
  });
});
