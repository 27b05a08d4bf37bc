import { err, type Result } from '../shared/index.ts';
import type { MediaFile } from './media/files.ts';
import { readTar } from './tar.ts';
import { readZip } from './zip.ts';

/** Longest tar that is unpacked from gzip: five million listings, with room. A file of zeros would fill the disk otherwise. */
const MAX_UNPACKED_BYTES = 4_000_000_000;

/** The files of a ZIP, tar or tar.gz archive, told apart by how it begins, whatever it is called. */
export async function readArchive(blob: Blob, maxBytes = MAX_UNPACKED_BYTES): Promise<Result<MediaFile[], 'not-an-archive'>> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (first === 0x50 && second === 0x4b) return readZip(blob);
  if (first !== 0x1f || second !== 0x8b) return readTar(blob);
  const unpacked = await gunzipped(blob, maxBytes);
  return unpacked === undefined ? err('not-an-archive', 'gzip') : readTar(unpacked);
}

/** The browser keeps a Blob of this size on disk. Undefined when it is damaged or too long. */
async function gunzipped(blob: Blob, maxBytes: number): Promise<Blob | undefined> {
  let left = maxBytes;
  const limit = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      left -= chunk.length;
      if (left < 0) controller.error(new TypeError('too long'));
      else controller.enqueue(chunk);
    },
  });
  try {
    return await new Response(blob.stream().pipeThrough(new DecompressionStream('gzip')).pipeThrough(limit)).blob();
  } catch (error) {
    // Whatever is wrong with the bytes is a TypeError of the stream.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
