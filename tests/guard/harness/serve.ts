/** The test server: pages from tests/pages and tests/guard/pages, libraries from node_modules, bundles from the build; and what pages hand in. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const root = new URL('../../../', import.meta.url).pathname;
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff': 'font/woff', '.woff2': 'font/woff2', '.ttf': 'font/ttf' };

export interface Site {
  readonly url: string;
  /** Routes handed in to `/kept/NAME` since they were last taken; such a form gets no page back and stays where it is. */
  taken(name: string): readonly string[];
  close(): void;
}

export async function serveSite(built: string): Promise<Site> {
  const kept = new Map<string, string[]>();
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
    if (request.method === 'POST') void receive(path, request, response, kept);
    else send(path, built, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken(name) {
      const routes = kept.get(name) ?? [];
      kept.delete(name);
      return routes;
    },
    close: () => void server.close(),
  };
}

async function receive(path: string, request: IncomingMessage, response: ServerResponse, kept: Map<string, string[]>): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const [, where, name = ''] = path.split('/');
  if (where === 'kept') {
    kept.set(name, [...(kept.get(name) ?? []), new URLSearchParams(body).get('route') ?? '']);
    response.writeHead(204).end();
    return;
  }
  response.setHeader('content-type', TYPES['.html'] ?? '');
  response.end(`<pre id="received">${body.replaceAll('<', '&lt;')}</pre>`);
}

function send(path: string, built: string, response: ServerResponse): void {
  try {
    const content = readFileSync(path.startsWith('/built/') ? join(built, path.slice('/built/'.length)) : join(root, path.startsWith('/node_modules/') ? '' : 'tests', path));
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    // Libraries are read and compiled once a browser, not once a visit.
    if (!path.endsWith('.html')) response.setHeader('cache-control', 'max-age=3600, immutable');
    response.end(content);
  } catch {
    response.statusCode = 404;
    response.end();
  }
}
