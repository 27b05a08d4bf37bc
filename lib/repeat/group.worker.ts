/** Counts the penalties of all parties beside the options page, so that neither the page nor the look-ups of the background wait. */
import { connect, type Port, type Remote } from '../shared/calls.ts';
import { countGroup } from './group.bg.ts';
import type { GroupPageSide, GroupWorkerSide } from './group-protocol.ts';

const PROGRESS_MS = 100;
let told = 0;

const page: Remote<GroupPageSide> = connect<GroupWorkerSide, GroupPageSide>(self as unknown as Port, {
  count: (request) => countGroup(request, onProgress),
});

function onProgress(done: number, total: number): void {
  if (performance.now() - told < PROGRESS_MS) return;
  told = performance.now();
  void page.progress({ done, total });
}
