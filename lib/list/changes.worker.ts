/**
 * Compares two versions beside the options page and keeps the result, so that neither the page nor the look-ups of the
 * background wait. The page's `terminate` is the cancel button.
 */
import { connect, type Port, type Remote } from '../shared/calls.ts';
import { createChangeTable, type ChangeTable } from './change-table.ts';
import { compareStored } from './changes.bg.ts';
import type { ChangesPageSide, ChangesWorkerSide } from './changes-protocol.ts';
import { atStartIn } from './keeper.bg.ts';

const PROGRESS_MS = 100;
let table: ChangeTable = createChangeTable([]);
let told = 0;

const page: Remote<ChangesPageSide> = connect<ChangesWorkerSide, ChangesPageSide>(self as unknown as Port, {
  async compare({ listId, kept }) {
    const { answer, changes } = await compareStored(listId, { onProgress }, atStartIn(kept).database);
    table = createChangeTable(changes);
    return answer;
  },
  page: (query) => table.page(query),
  csv: (headings) => new Blob([...table.csv(headings)], { type: 'text/csv' }),
});

function onProgress(done: number, total: number): void {
  if (performance.now() - told < PROGRESS_MS) return;
  told = performance.now();
  void page.progress({ done, total });
}
