/**
 * Server of a published list folder whose pace a test sets, and which can be held: requests wait until it is released.
 *
 *   const server = await startPacedServer()
 *   server.serve(dir)            what it has from now on
 *   server.hold(), .release()
 *   server.packBytes             bytes of packs sent since the last release
 */
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface PacedServer {
  readonly url: string;
  readonly packBytes: number;
  serve(dir: string): void;
  hold(): void;
  release(): void;
  close(): Promise<void>;
}

/** About 3 MB a second: a list of 8,000 rows takes half a second, so that there is something to be cut off. */
const [CHUNK_BYTES, CHUNK_MS] = [32_768, 10];

/** @param chunkBytes sent every 10 ms */
export async function startPacedServer({ chunkBytes = CHUNK_BYTES }: { readonly chunkBytes?: number } = {}): Promise<PacedServer> {
  let dir = '';
  let packBytes = 0;
  let [open, release] = gate();
  const server = createServer((request, response) => void answer(request.url ?? '/', response).catch((cause: unknown) => response.destroy(cause as Error)));

  async function answer(path: string, response: ServerResponse): Promise<void> {
    await open;
    const body = await readFile(join(dir, path)).catch(() => undefined);
    if (body === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'cache-control': 'no-store', 'content-length': body.length });
    for (let at = 0; at < body.length && !response.destroyed; at += chunkBytes) {
      const chunk = body.subarray(at, at + chunkBytes);
      response.write(chunk);
      if (path.endsWith('.pack')) packBytes += chunk.length;
      await sleep(CHUNK_MS);
    }
    response.end();
  }

  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    get packBytes() {
      return packBytes;
    },
    serve(folder) {
      dir = folder;
    },
    hold() {
      [open, release] = gate();
    },
    release() {
      packBytes = 0;
      release();
    },
    close: () =>
      new Promise((resolve) => {
        release();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function gate(): [Promise<void>, () => void] {
  let release = () => {};
  const open = new Promise<void>((resolve) => {
    release = resolve;
  });
  return [open, () => release()];
}
