/** A comparison of two versions for looking at: synthetic records, compared by the product's own table. */
import type { VersionActions } from '../../components/options/VersionBar.tsx';
import { createChangeTable, type Change } from '../../lib/list/index.ts';
import { sample } from '../support/listings.ts';

const changes: Change[] = Array.from({ length: 46 }, (_, index): Change => {
  const record = sample(index + 1, { legalRep: '测试甲' });
  if (index % 5 === 1) return { kind: 'removed', before: record };
  if (index % 5 !== 0) return { kind: 'added', after: record };
  const corrected = { ...record, ground: `${record.ground}，并拒不召回已售出的食品，经责令改正后逾期不改`, removedOn: '2026-11-20', removalReason: '履行义务并经公示满三年' };
  return { kind: 'modified', before: record, after: corrected };
});
const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
const side = { publishedAt: '2026-11-20T22:00:00Z', expiresAt: '2026-12-04T22:00:00Z', setHash: 'x', storedAt: '2026-11-21T00:12:00Z' };

export function versions(query: URLSearchParams): VersionActions {
  const table = createChangeTable(changes);
  return {
    minReasonLength: 10,
    rollback: () => Promise.resolve('not-recorded'),
    pin: () => Promise.resolve('not-recorded'),
    unpin: () => Promise.resolve('unreachable'),
    compare: () => ({
      compare: (onProgress) => {
        onProgress(620, 1_480);
        if (query.get('changes') === 'running') return new Promise(() => undefined);
        return Promise.resolve({
          ok: true,
          before: { ...side, version: 127, asOf: '2026-11-20', count: 103_401 },
          after: { ...side, version: 128, asOf: '2026-11-23', count: 103_427 },
          counts: { added: count('added'), modified: count('modified'), removed: count('removed') },
          listed: changes.length,
        });
      },
      page: (wanted) => Promise.resolve(table.page(wanted)),
      csv: () => Promise.resolve(new Blob([])),
      close: () => undefined,
    }),
  };
}
