import { z } from '../../shared/zod.ts';
import { MAX_HEAD_BYTES } from '../limits.ts';
import { Envelope } from '../signature.ts';

/** A file of a folder or an archive that a person has chosen. */
export interface MediaFile {
  /** Path with forward slashes, from whatever was chosen. */
  readonly path: string;
  /** Its bytes; a fresh reading each time. Errors of the stream are TypeErrors, as those of a network are. */
  stream(): ReadableStream<Uint8Array>;
}

/** A published list on media: its files by their path from the folder of the head. */
export interface MediaFolder {
  readonly path: string;
  readonly files: ReadonlyMap<string, MediaFile>;
}

export type MediaFault = 'no-list-on-media' | 'media-unreadable' | 'not-an-archive';

const HEAD = /(^|\/)head\.json$/;
/** A stick may hold the lists of a whole province; more heads than this are not looked into. */
const MAX_HEADS = 50;

/**
 * The folder of the list `listId` among the files. What a head says of itself only helps to find it: nothing is
 * believed before its signatures are checked. With one folder only, that is it, so that a wrong list is named as such.
 */
export async function findFolder(files: readonly MediaFile[], listId: string): Promise<MediaFolder | undefined> {
  const heads = files.filter(({ path }) => HEAD.test(path)).sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1)).slice(0, MAX_HEADS);
  const [only] = heads;
  if (only === undefined) return undefined;
  if (heads.length === 1) return folderOf(only, files);
  for (const head of heads) if ((await claimedId(head)) === listId) return folderOf(head, files);
  return folderOf(only, files);
}

function folderOf(head: MediaFile, files: readonly MediaFile[]): MediaFolder {
  const path = head.path.replace(HEAD, '$1');
  const inside = files.filter((file) => file.path.startsWith(path));
  return { path, files: new Map(inside.map((file) => [file.path.slice(path.length), file])) };
}

async function claimedId(head: MediaFile): Promise<string | undefined> {
  const text = await opening(head);
  try {
    const envelope = Envelope.parse(JSON.parse(text));
    const payload: unknown = JSON.parse(atob(envelope.payload.replaceAll('-', '+').replaceAll('_', '/')));
    return z.object({ listId: z.string() }).parse(payload).listId;
  } catch (error) {
    // Not a head, whatever it is called.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

async function opening(file: MediaFile): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length <= MAX_HEAD_BYTES) continue;
    await reader.cancel();
    return '';
  }
}

/** Files that a person has chosen, with their paths. */
export function ofBlobs(blobs: readonly { readonly path: string; readonly blob: Blob }[]): MediaFile[] {
  return blobs.map(({ path, blob }) => ({ path: path.replaceAll('\\', '/').normalize('NFC'), stream: () => blob.stream() }));
}
