import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openListStore, syncList, type ListStore, type SyncOptions, type SyncOutcome } from '../../lib/list/index.bg.ts';
import type { Head, Listing, ListSource } from '../../lib/list/index.ts';
import { buildDelta, buildList, makeKeyPair, type BuildOptions, type PrivateJwk } from '../../lib/publisher/index.ts';

export const NOW = Date.parse('2026-11-24T06:00:00Z');
export const DAY = 86_400_000;

/** A desk with a list store of its own, and a list server that it syncs with, whose files can be made to fail. */
export interface Desk {
  /** Folder that the server serves as `/list/`. */
  readonly dir: string;
  readonly keys: readonly PrivateJwk[];
  readonly store: ListStore;
  readonly storeName: string;
  readonly source: ListSource;
  /** Paths asked for so far. */
  readonly requests: string[];
  /** Waits between tries so far, in milliseconds, none of which was really waited for. */
  readonly waits: number[];
  /** Answers in place of the file server when it returns true. */
  fault: (path: string, response: ServerResponse, request: IncomingMessage) => boolean;
  publish(listings: readonly Listing[], options?: Partial<BuildOptions>): Promise<Head>;
  /** Publishes a new version with a delta from the one that was there. */
  publishWithDelta(listings: readonly Listing[], asOf: string, now?: number): Promise<Head>;
  /** Publishes as if the older version had never been in the folder. */
  republish(listings: readonly Listing[], options: Partial<BuildOptions>): Promise<Head>;
  sync(options?: Partial<SyncOptions>): Promise<SyncOutcome>;
  /** Ids of the records found under a name. */
  namesFound(name: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'list-desk-'));
  const dir = join(folder, 'published');
  const keys = [(await makeKeyPair()).privateJwk, (await makeKeyPair()).privateJwk];
  const storeName = randomUUID();
  const store = openListStore(storeName);
  const requests: string[] = [];
  const waits: number[] = [];
  const server = createServer((request, response) => void serve(request.url ?? '/', request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const source: ListSource = { id: 'svl', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/list`, keys, threshold: 1 };

  async function serve(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests.push(path);
    if (desk.fault(path, response, request)) return;
    const file = await readFile(join(dir, path.replace(/^\/list\//, ''))).catch(() => null);
    if (file === null) response.writeHead(404).end();
    else answerWith(file, request, response);
  }

  async function publish(listings: readonly Listing[], options: Partial<BuildOptions> = {}): Promise<Head> {
    const built = await buildList({ listings, out: dir, id: 'svl', kind: 'severe', asOf: '2026-11-23', keys: keys.slice(0, 1), now: NOW - 3_600_000, ...options });
    if (!built.ok) throw new Error(built.reason);
    return built.value;
  }

  const desk: Desk = {
    dir,
    keys,
    store,
    storeName,
    source,
    requests,
    waits,
    fault: () => false,
    publish,
    async publishWithDelta(listings, asOf, now = NOW) {
      const [older, newer] = [join(folder, `older-${now}`), join(folder, `newer-${now}`)];
      await rename(dir, older);
      await publish(listings, { out: newer, asOf, now });
      const built = await buildDelta({ from: older, to: newer, out: newer, keys: keys.slice(0, 1) });
      if (!built.ok) throw new Error(`${built.reason} ${built.detail}`);
      await rename(newer, dir);
      return built.value.head;
    },
    async republish(listings, options) {
      await rm(dir, { recursive: true });
      return publish(listings, options);
    },
    sync: (options = {}) => syncList({ source, store, fetch, now: () => NOW, limits: { idleMs: 10_000, totalMs: 15_000 }, patience: { random: () => 0, wait: async (ms) => void waits.push(ms) }, ...options }),
    async namesFound(name) {
      const answer = await store.lookup([{ kind: 'name', value: name }]);
      if (!answer.ok) throw new Error(answer.reason);
      return answer.hits.map((hit) => hit.listing.id);
    },
    async close() {
      store.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
  return desk;
}

/** As a web server does: strong ETag, conditional requests, ranges. */
export function answerWith(file: Buffer, { headers }: IncomingMessage, response: ServerResponse): void {
  const etag = `"${createHash('sha256').update(file).digest('hex').slice(0, 20)}"`;
  response.setHeader('etag', etag);
  if (headers['if-none-match'] === etag) return void response.writeHead(304).end();
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? NaN);
  if (Number.isNaN(from) || (headers['if-range'] !== undefined && headers['if-range'] !== etag)) return void response.end(file);
  if (from >= file.length) return void response.writeHead(416).end();
  response.writeHead(206, { 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` }).end(file.subarray(from));
}
