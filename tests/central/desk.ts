/** A desk without a browser: the extension's own record store and outbox, with a disk that outlives the worker. */
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { createOutbox, type Outbox, type OutboxParts } from '../../lib/outbox/index.bg.ts';
import type { CentralStore } from '../../lib/outbox/index.ts';
import { openRecordStore, type RecordStore } from '../../lib/record/index.bg.ts';
import type { AuditEntry, EntryKind } from '../../lib/record/index.ts';
import type { Json } from '../../lib/shared/index.ts';

export interface Desk {
  /** The store of the extension itself. */
  readonly records: RecordStore;
  /** From here on the chain is this one: a month of entries takes the stand-in for IndexedDB minutes to write. */
  have(entries: readonly AuditEntry[]): void;
  /** A worker that has just started: everything that an earlier one knew is gone, but for what is on disk. */
  wake(parts?: Partial<OutboxParts>): Outbox;
  /** What is on disk of the outbox is lost. */
  forget(): void;
}

export async function openDesk(central: CentralStore): Promise<Desk> {
  await Dexie.delete('creditgate-record');
  const records = openRecordStore();
  let chain: OutboxParts['records'] = records;
  let disk: string | undefined;
  return {
    records,
    have: (entries) => void (chain = inMemory(entries)),
    wake: (parts) =>
      createOutbox({
        central: () => Promise.resolve(central),
        records: chain,
        lists: () => Promise.resolve(['severe']),
        state: {
          get: () => Promise.resolve(disk === undefined ? undefined : (JSON.parse(disk) as unknown)),
          set: (value) => Promise.resolve(void (disk = JSON.stringify(value))),
          remove: () => Promise.resolve(void (disk = undefined)),
        },
        app: '0.1.0',
        fetch: (...request) => fetch(...request),
        permitted: () => Promise.resolve(true),
        now: Date.now,
        random: () => 0.5,
        ...parts,
      }),
    forget: () => void (disk = undefined),
  };
}

function inMemory(entries: readonly AuditEntry[]): OutboxParts['records'] {
  return {
    after: (seq, limit) => Promise.resolve(entries.slice(seq, seq + limit)),
    entry: (seq) => Promise.resolve(entries[seq - 1]),
    last: () => Promise.resolve(entries.length),
  };
}

/** A chain of many days; not sealed, since the outbox looks at no hash. */
export function chainOf(count: number, { from, days }: { readonly from: string; readonly days: number }): AuditEntry[] {
  const first = Date.parse(`${from}T01:00:00Z`);
  const made: AuditEntry[] = [];
  for (let i = 0; i < count; i += 1) {
    const at = new Date(first + Math.floor((i * days) / count) * 86_400_000 + (i % 1_000) * 20_000).toISOString();
    const [kind, data] = i === 0 ? (['chain-start', { format: 1, chain: crypto.randomUUID() }] as const) : entryOf(i);
    made.push({ seq: i + 1, at, kind, data, prev: '', hash: '' });
  }
  return made;
}

function entryOf(i: number): readonly [EntryKind, { readonly [key: string]: Json }] {
  const common = { host: 'xk.example.gov.cn', name: '示例恒昌商贸有限公司', code: '91990000T00010007R', pageKind: 'licensing', lists: ['severe@128'], rules: 'cn-2022@1' };
  if (i % 10 === 3) return ['prompt', { ...common, check: i, outcome: 'listed', grade: 'G1', effects: ['warn', 'block-commitment'] }];
  if (i % 10 === 4) return ['block', { ...common, check: i - 1, outcome: 'listed', grade: 'G1', effects: ['warn', 'block-commitment'] }];
  if (i % 100 === 5) return ['override', { ...common, check: i - 2, outcome: 'listed', grade: 'G1', effects: ['block-commitment'], reason: '主管领导已批示，见附件', by: '990001', byName: '测试经办' }];
  if (i % 10 === 2) return ['check', { ...common, outcome: 'listed', grade: 'G1', effects: ['warn', 'block-commitment'], facts: { findings: [{ groundCode: 'ART5_FOOD', name: '示例恒昌商贸有限公司' }] } }];
  if (i % 100 === 17) return ['listing-advice', { host: common.host, docNo: '示市监罚〔2026〕118号', advice: 'consider', articles: ['ART5_FOOD'] }];
  if (i % 100 === 18) return ['listing-decision', { host: common.host, listing: i % 200 === 18 ? 'not-list' : 'list', reasonCode: 'no-intent', reason: '见笔录', articles: ['ART5_FOOD'] }];
  if (i % 100 === 27) return ['clue-registered', { clue: `c${i}`, name: common.name, field: 'food', text: '页面文字' }];
  if (i % 100 === 28) return ['clue-moved', { clue: `c${i - 1}`, to: 'concluded', outcome: 'penalised', field: 'food', reason: '已处罚' }];
  if (i % 100 === 37) return ['inspection', { code: common.code, level: 'raised', grounds: ['ART5_FOOD'] }];
  if (i % 100 === 38) return ['typical-case', { event: i % 400 === 38 ? 'case-unmarked' : 'case-marked', field: 'food', name: common.name }];
  if (i % 100 === 47) return ['table', { host: common.host, rows: 50, listed: 2, lists: ['severe@128'] }];
  return ['check', { ...common, outcome: 'not-found', effects: [] }];
}
