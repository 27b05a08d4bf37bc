import type { MediaFolder } from './files.ts';

/** Where the files of a folder seem to be served from. Reserved by RFC 2606: no server answers there. */
export const MEDIA_URL = 'https://media.invalid/';

/**
 * A folder on media as a server of static files, so that a list from media goes through the very checks that one
 * from the network goes through: same limits, same signatures, same floor, same resumption.
 */
export function fetchFrom(folder: MediaFolder): typeof fetch {
  return async (input) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const file = url.href.startsWith(MEDIA_URL) ? folder.files.get(decodeURIComponent(url.pathname.slice(1))) : undefined;
    return file === undefined ? new Response(null, { status: 404 }) : new Response(file.stream() as ReadableStream<Uint8Array<ArrayBuffer>>);
  };
}
