import { BlobReader, configure, ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { err, ok, type Result } from '../shared/index.ts';
import type { MediaFile } from './media/files.ts';

// It runs where it is called: in a worker of ours, or on the command line.
configure({ useWebWorkers: false });

/** More files than this is no published list and no workbook. */
const MAX_ENTRIES = 100_000;

/**
 * The files of a ZIP archive, by its directory: nothing is unpacked before a file's stream is read, and no more of it
 * than is read. Encrypted files are left out. Names are taken as they are written.
 */
export async function readZip(blob: Blob): Promise<Result<MediaFile[], 'not-an-archive'>> {
  const files: MediaFile[] = [];
  try {
    for await (const entry of new ZipReader(new BlobReader(blob)).getEntriesGenerator()) {
      if (files.length >= MAX_ENTRIES) return err('not-an-archive', 'too many files');
      if (!entry.directory && !entry.encrypted) files.push({ path: entry.filename.replaceAll('\\', '/'), stream: () => unpacked(entry) });
    }
  } catch (error) {
    // zip.js throws plain Errors for whatever is not an archive.
    if (error instanceof Error) return err('not-an-archive', error.message);
    throw error;
  }
  return ok(files);
}

function unpacked(entry: FileEntry): ReadableStream<Uint8Array> {
  let fail: (reason: TypeError) => void = () => undefined;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => void (fail = (reason) => controller.error(reason)),
  });
  // A reader that has had enough cancels: then nobody is there to be told.
  void entry.getData(writable).catch(() => fail(new TypeError('the archive is damaged')));
  return readable;
}
