/**
 * The worker of an options page: reads files, parses and encodes, and writes to the list store, which every context of
 * the extension shares. The page stays free, and ends the worker to cancel.
 */
import { connect, type Port, type Remote } from '../../lib/shared/calls.ts';
import { readApplicants } from '../../lib/batch/index.ts';
import { writeWorkbook } from '../../lib/workbook/index.ts';
import { importListings, inspectFile, problemFile, type ByteSource } from '../../lib/list/import/index.ts';
import { importFromMedia, openListStore, readArchive, sharedValue, storeLocalList, withListLock, type ListStore } from '../../lib/list/index.bg.ts';
import { findFolder, ofBlobs, type Listing, type SyncProgress } from '../../lib/list/index.ts';
import type { ImportProgress, MediaChoice, MediaResult, PageSide, ReadSummary, WorkerSide } from '../../lib/ui/index.ts';
import { createSha256 } from '../../lib/shared/hash.ts';

/** More often than the eye follows only keeps the page busy. */
const TELL_EVERY_MS = 150;

const page: Remote<PageSide> = connect<WorkerSide, PageSide>(self as unknown as Port, {
  async media({ source, choice }) {
    const files = await filesOf(choice);
    if ('reason' in files) return files;
    const folder = await findFolder(files.files, source.id);
    if (folder === undefined) return { reason: 'no-list-on-media' };
    const store = openStore();
    const done = await withListLock(source.id, () =>
      importFromMedia({ folder, source, store: recorded(store, choice.name), now: Date.now, onProgress: (progress: SyncProgress) => tell(progress) }),
    );
    store.close();
    return done === 'busy' ? { reason: 'busy' } : done;
  },
  async applicants({ file, plan }) {
    const startedAt = new Date().toISOString();
    const read = await readApplicants(sourceOf(file), plan, (rows) => tell({ stage: 'read', done: rows, total: 0, startedAt }));
    return read.ok ? { ok: true, value: { ...read.value, sha256: await sha256(file) } } : read;
  },
  workbook: async (sheets) => writeWorkbook(sheets),
  inspect: ({ file, plan }) => inspectFile(sourceOf(file), plan),
  async read({ file, plan, words, headings }) {
    held = undefined;
    const problems = problemFile(words, headings);
    const startedAt = new Date().toISOString();
    const source = sourceOf(file, (done) => tell({ stage: 'read', done, total: file.size, startedAt }));
    // A workbook is read here and there: how far it has come can be told in rows only.
    const isBook = /\.xlsx$/i.test(file.name);
    const read = await importListings(source, { plan, onProblem: problems.add, onRow: (rows) => void (isBook && tell({ stage: 'read', done: rows, total: 0, startedAt })) });
    if (!read.ok) return read;
    const { listings, rows, errors, duplicates, personalColumns } = read.value;
    held = { listings, fileName: file.name, sha256: await sha256(file), rows, refused: errors, duplicates };
    const summary: ReadSummary = { rows, taken: listings.length, refused: errors, duplicates, counts: problems.counts(), personalColumns, problems: problems.blob() };
    return { ok: true, value: summary };
  },
  async store(facts) {
    const file = held;
    if (file === undefined) return { ok: false, reason: 'nothing-read' };
    const store = openStore();
    const startedAt = new Date().toISOString();
    const done = await withListLock(facts.listId, () =>
      storeLocalList({
        ...facts,
        store,
        listings: file.listings,
        now: Date.now,
        onProgress: (stage, count, total) => tell({ stage, done: count, total, startedAt }),
        mayCommit: ({ version, count, setHash }) =>
          page.record({ listId: facts.listId, how: 'table', fileName: file.fileName, sha256: file.sha256, version, asOf: facts.asOf, count, setHash, rows: file.rows, refusedRows: file.refused, duplicates: file.duplicates }),
      }),
    );
    store.close();
    if (done === 'busy') return { ok: false, reason: 'busy' };
    return done;
  },
});

/** Records of the file that was read last, until they are stored. */
let held: { listings: readonly Listing[]; fileName: string; sha256: string; rows: number; refused: number; duplicates: number } | undefined;

let toldAt = 0;
let toldStage = '';
function tell(progress: ImportProgress): void {
  const now = Date.now();
  if (progress.stage === toldStage && now - toldAt < TELL_EVERY_MS && progress.done !== progress.total) return;
  [toldAt, toldStage] = [now, progress.stage];
  void page.progress(progress);
}

function openStore(): ListStore {
  return openListStore(undefined, { kept: sharedValue({ get: () => page.keptGet(undefined), set: (value) => page.keptSet(value) }) });
}

/** The store, but that nothing comes into force before the audit chain has it. */
function recorded(store: ListStore, fileName: string): ListStore {
  return {
    ...store,
    async commit(listId, next) {
      const { version, asOf, count, setHash } = next.generation;
      const noted = await page.record({ listId, how: 'media', fileName, version, asOf, count, setHash });
      return noted ? store.commit(listId, next) : { ok: false, reason: 'aborted', detail: 'not recorded' };
    },
  };
}

async function filesOf({ files, archive }: MediaChoice): Promise<{ files: ReturnType<typeof ofBlobs> } | MediaResult> {
  if (archive === undefined) return { files: ofBlobs(files ?? []) };
  const read = await readArchive(archive);
  return read.ok ? { files: read.value } : { reason: read.reason };
}

function sourceOf(file: File, onBytes?: (done: number) => void): ByteSource {
  return {
    name: file.name,
    blob: async () => file,
    async *bytes() {
      const reader = file.stream().getReader();
      let done = 0;
      try {
        for (;;) {
          const piece = await reader.read();
          if (piece.done) return;
          done += piece.value.length;
          onBytes?.(done);
          yield piece.value;
        }
      } finally {
        await reader.cancel();
      }
    },
  };
}

async function sha256(file: File): Promise<string> {
  const hash = createSha256();
  for await (const piece of sourceOf(file).bytes()) hash.update(piece);
  return hash.hex();
}
