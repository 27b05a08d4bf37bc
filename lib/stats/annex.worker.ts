/** Draws the annex table beside the options page, so that neither the page nor the look-ups of the background wait. */
import { connect, type Port, type Remote } from '../shared/calls.ts';
import { createAnnex } from './annex.bg.ts';
import type { AnnexPageSide, AnnexWorkerSide } from './annex-protocol.ts';

const PROGRESS_MS = 100;
let told = 0;
const annex = createAnnex();

const page: Remote<AnnexPageSide> = connect<AnnexWorkerSide, AnnexPageSide>(self as unknown as Port, {
  walk: (request) => annex.walk(request, onProgress),
  figures: (offices) => annex.figures(offices),
  records: (query) => annex.records(query),
});

function onProgress(done: number, total: number): void {
  if (performance.now() - told < PROGRESS_MS) return;
  told = performance.now();
  void page.progress({ done, total });
}
