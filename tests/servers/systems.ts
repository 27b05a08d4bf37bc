/**
 * The three stand-in licensing systems on one loopback host, with a back end that keeps exactly what arrived.
 *
 *   const systems = await startSystems({port?})   builds what must be built, then listens on 127.0.0.1
 *   systems.url('food' | 'office' | 'device')     'http://127.0.0.1:PORT/food/' …
 *   systems.pageOf('food', 'listed')              deep link to a prepared case where the system has one
 *   systems.submissions(), systems.clear(), await systems.close()
 *
 * HTTP: GET /submissions (JSON), DELETE /submissions, GET /api/cases, GET /api/cases/:id (after 300-800 ms, the same
 * for the same case), POST /api/{food,device}/applications (JSON), POST /api/office/save (form-encoded; action=save|submit).
 * Wire values of the route differ by system, as in real ones: food blfs 1/2/3, office splx 0/1, device declareType 0/1.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildSystems } from '../systems/build.ts';
import { CASES, type CaseKind } from '../systems/cases.ts';
import { sendAsset } from './assets.ts';

export const SYSTEMS = ['food', 'office', 'device'] as const;
export type SystemName = (typeof SYSTEMS)[number];

export interface Submission {
  readonly system: SystemName;
  readonly caseId: string;
  /** What the route value means; a value that no option has is kept as it came. */
  readonly route: 'commitment' | 'ordinary' | (string & {});
  /** `save` keeps a draft (office only); `submit` files the application. */
  readonly action: 'save' | 'submit';
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: string;
}

export interface Systems {
  readonly origin: string;
  readonly port: number;
  url(system: SystemName): string;
  pageOf(system: SystemName, kind: CaseKind): string;
  submissions(): readonly Submission[];
  clear(): void;
  close(): Promise<void>;
}

const ROUTES: Readonly<Record<SystemName, { readonly field: string; readonly words: Readonly<Record<string, Submission['route']>> }>> = {
  food: { field: 'blfs', words: { '1': 'ordinary', '2': 'commitment', '3': 'tolerance' } },
  // As in a system in use: 0 is the commitment route, and a form reset preselects it.
  office: { field: 'splx', words: { '0': 'commitment', '1': 'ordinary' } },
  device: { field: 'declareType', words: { '0': 'commitment', '1': 'ordinary' } },
};

export async function startSystems(options: { readonly port?: number } = {}): Promise<Systems> {
  await buildSystems();
  const kept: Submission[] = [];
  const server = createServer((request, response) => {
    route(request, response, kept).catch((cause: unknown) => {
      if (!response.headersSent) json(response, 500, { message: String(cause) });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    port,
    url: (system) => `${origin}/${system}/`,
    pageOf: (system, kind) => `${origin}/${system}/${PAGES[system](kind)}`,
    submissions: () => [...kept],
    clear: () => kept.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const PAGES: Readonly<Record<SystemName, (kind: CaseKind) => string>> = {
  food: (kind) => `#/apply/${kind}/1`,
  office: (kind) => `?open=${kind}`,
  device: (kind) => `#/licence/${kind}`,
};

async function route(request: IncomingMessage, response: ServerResponse, kept: Submission[]): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://systems');
  const method = request.method ?? 'GET';
  if (pathname === '/submissions') {
    if (method === 'DELETE') kept.splice(0);
    return json(response, 200, kept);
  }
  if (pathname === '/api/cases') return json(response, 200, CASES);
  const wanted = /^\/api\/cases\/([a-z-]+)$/.exec(pathname)?.[1];
  if (wanted !== undefined) {
    const index = CASES.findIndex((prepared) => prepared.id === wanted);
    // Real windows fill a form 0.3 to 0.8 s after it has been drawn.
    await sleep(300 + ((index * 170) % 500));
    return index < 0 ? json(response, 404, { message: '未找到该办件' }) : json(response, 200, CASES[index]);
  }
  const system = /^\/api\/(food|office|device)\/(?:applications|save)$/.exec(pathname)?.[1] as SystemName | undefined;
  if (system !== undefined && method === 'POST') {
    const body = await bodyOf(request);
    kept.push(submissionOf(system, body));
    return json(response, 200, { code: 0, message: '操作成功' });
  }
  return sendAsset(pathname, response);
}

function submissionOf(system: SystemName, body: Record<string, unknown>): Submission {
  const { field, words } = ROUTES[system];
  const raw = String(body[field] ?? '');
  return {
    system,
    caseId: String(body.caseId ?? ''),
    route: words[raw] ?? raw,
    action: body.action === 'save' ? 'save' : 'submit',
    body,
    at: new Date().toISOString(),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if (request.headers['content-type']?.startsWith('application/json')) return JSON.parse(text) as Record<string, unknown>;
  return Object.fromEntries(new URLSearchParams(text));
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(value));
}
