/**
 * Compares two versions beside the options page and keeps the result, so that neither the page nor the look-ups of the
 * background wait. The page's `terminate` is the cancel button.
 */
import { createChangeTable, type ChangeTable } from './change-table.ts';
import { compareStored } from './changes.bg.ts';
import type { FromWorker, ToWorker } from './changes-protocol.ts';

const PROGRESS_MS = 100;
let table: ChangeTable = createChangeTable([]);
const say = (message: FromWorker): void => self.postMessage(message, {});

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const { data } = event;
  if (data.type === 'compare') void compare(data.listId);
  else if (data.type === 'page') say({ type: 'page', turn: data.turn, page: table.page(data.query) });
  else say({ type: 'csv', turn: data.turn, file: new Blob([...table.csv(data.headings)], { type: 'text/csv' }) });
});

async function compare(listId: string): Promise<void> {
  let last = 0;
  const onProgress = (done: number, total: number): void => {
    if (performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    say({ type: 'progress', done, total });
  };
  const { answer, changes } = await compareStored(listId, { onProgress });
  table = createChangeTable(changes);
  say({ type: 'compared', answer });
}
