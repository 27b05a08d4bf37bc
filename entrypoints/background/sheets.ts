import type { Handlers } from '../../lib/messaging/index.bg.ts';
import { findCode, type Coded } from '../../lib/sheet/index.ts';
import type { Recorder } from './recorder.ts';

type SheetHandlers = Pick<Handlers, 'checkEntries' | 'sheetIssued' | 'findSheetCode'>;

/** Check sheets are made in a page of ours; what they are made of, and that they were issued, is in the audit chain. */
export function sheetHandlers(records: Recorder): SheetHandlers {
  return {
    checkEntries: ({ check }) => records.store.related(check),
    sheetIssued: async ({ check, sheet, how }) => ({ ok: await records.add('export', { what: 'sheet', check, sheet, how }) }),
    async findSheetCode({ code }) {
      const slim: Coded[] = [];
      // A year of a busy desk is 100,000 entries: of each only what a code is made of is held.
      for await (const { seq, kind, hash, data } of records.store.all()) slim.push({ seq, kind, hash, data: { check: data['check'] } });
      const found = findCode(code, slim);
      return found.ok ? { ok: true, check: found.entries[0]?.seq ?? 0, entries: found.entries.length } : found;
    },
  };
}
