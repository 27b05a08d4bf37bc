/**
 * Static server for a published list folder, with faults that can be switched on while it runs.
 *
 *   const list = await startListServer(dir, {port?})
 *   list.url                         'http://127.0.0.1:PORT/' (the head's folder)
 *   list.faults.set('packs', 'hang') every path that contains 'packs' hangs; '' means every path
 *   list.faults.delete('packs')      or .clear()
 *   list.log                         requests since start: {path, status, bytes, at}
 *   await list.close()
 *
 * No caching: every answer is `no-store`, and every file is read again, so a test may republish under the server.
 * Strong ETags; `If-None-Match` and `Range: bytes=N-` are answered as a web server does.
 * Faults: '404', '500', 'hang' (no answer), 'truncate' (full content-length, half the bytes, then the line is cut),
 * 'truncate-once' (the same, but a range of the rest is answered), '304' (whatever was asked for),
 * 'short' (half the bytes as if that were all), 'wrong-bytes' (one byte in the middle flipped),
 * 'redirect' (302 to a foreign origin), 'slow' (8 kB every 50 ms).
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, normalize, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const LIST_FAULTS = ['404', '500', 'hang', 'truncate', 'truncate-once', '304', 'short', 'wrong-bytes', 'redirect', 'slow'] as const;
export type ListFault = (typeof LIST_FAULTS)[number];

export interface ListRequest {
  readonly path: string;
  status: number;
  bytes: number;
  readonly at: number;
}

export interface ListServer {
  readonly url: string;
  readonly port: number;
  /** Part of a path → what goes wrong there; the first entry that fits counts. */
  readonly faults: Map<string, ListFault>;
  readonly log: ListRequest[];
  close(): Promise<void>;
}

export async function startListServer(dir: string, options: { readonly port?: number } = {}): Promise<ListServer> {
  const faults = new Map<string, ListFault>();
  const log: ListRequest[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://list').pathname);
    const entry: ListRequest = { path, status: 0, bytes: 0, at: Date.now() };
    log.push(entry);
    answer(dir, path, faultFor(faults, path), request, response, entry).catch((cause: unknown) => response.destroy(cause as Error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    faults,
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function faultFor(faults: ReadonlyMap<string, ListFault>, path: string): ListFault | undefined {
  for (const [part, fault] of faults) if (path.includes(part)) return fault;
  return undefined;
}

async function answer(
  dir: string,
  path: string,
  fault: ListFault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  entry: ListRequest,
): Promise<void> {
  const end = (status: number, headers: Record<string, string | number> = {}, body: Uint8Array = new Uint8Array()) => {
    entry.status = status;
    entry.bytes = body.length;
    response.writeHead(status, { 'cache-control': 'no-store', 'content-length': body.length, ...headers }).end(request.method === 'HEAD' ? undefined : body);
  };
  if (fault === 'hang') return;
  if (fault === '404') return end(404);
  if (fault === '500') return end(500);
  if (fault === '304') return end(304);
  // .invalid never resolves (RFC 2606), so a follower of the redirect reaches no one.
  if (fault === 'redirect') return end(302, { location: `http://list.invalid${path}` });
  const file = normalize(join(dir, path));
  const body = file.startsWith(normalize(dir) + sep) ? await read(file) : undefined;
  if (body === undefined) return end(404);
  const half = body.subarray(0, Math.floor(body.length / 2));
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 20)}"`;
  const type = { 'content-type': contentType(path), etag };
  if (fault === 'short') return end(200, type, half);
  if (fault === 'wrong-bytes') {
    const wrong = Uint8Array.from(body);
    const middle = Math.floor(wrong.length / 2);
    if (wrong.length > 0) wrong[middle] = (wrong[middle] as number) ^ 0xff;
    return end(200, type, wrong);
  }
  const { range, 'if-range': onlyIf = etag, 'if-none-match': unless } = request.headers;
  const from = onlyIf === etag ? Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0) : 0;
  if (fault === undefined && unless === etag) return end(304, { etag });
  if (from > 0 && (fault === undefined || fault === 'truncate-once')) return end(206, { ...type, 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` }, body.subarray(from));
  if (fault === undefined) return end(200, type, body);
  entry.status = 200;
  const cut = fault === 'truncate' || fault === 'truncate-once';
  entry.bytes = cut ? half.length : body.length;
  response.writeHead(200, { 'cache-control': 'no-store', 'content-length': body.length, ...type });
  if (cut) {
    response.write(half, () => setTimeout(() => response.destroy(), 30));
    return;
  }
  for (let at = 0; at < body.length && !response.destroyed; at += 8192) {
    response.write(body.subarray(at, at + 8192));
    await sleep(50);
  }
  response.end();
}

async function read(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw cause;
  }
}

function contentType(path: string): string {
  return path.endsWith('.json') ? 'application/json' : 'application/octet-stream';
}
