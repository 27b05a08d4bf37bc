// @vitest-environment node
import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerWith, openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { sample, samples } from '../../tests/support/listings.ts';
import { openListStore } from './store.bg.ts';
import { backoffMs } from './patience.ts';

let desk: Desk;
/** Ranges that packs were asked for with, `whole` for none; only those of the largest pack. */
let asked: string[];
let largest: { path: string; bytes: number };
beforeEach(async () => {
  desk = await openDesk();
  asked = [];
  const head = await desk.publish(samples(3000));
  largest = [...head.base.packs].sort((a, b) => b.bytes - a.bytes)[0] as (typeof head.base.packs)[number];
  expect(largest.bytes).toBeGreaterThan(20_000);
});
afterEach(() => desk.close());

type Answering = (file: Buffer, request: IncomingMessage, response: ServerResponse, count: number) => void;
/** Answers requests for the largest pack; `count`: how often it was asked for before. */
function serveLargest(answer: Answering): void {
  let count = 0;
  desk.fault = (path, response, request) => {
    if (path !== `/list/${largest.path}`) return false;
    asked.push(request.headers.range ?? 'whole');
    void readFile(join(desk.dir, largest.path)).then((file) => answer(file, request, response, count++));
    return true;
  };
}

/** Announces all of what it has, sends so many bytes of it and hangs up. */
function cut(file: Buffer, request: IncomingMessage, response: ServerResponse, bytes: number): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from > 0) response.writeHead(206, { etag: '"p"', 'content-range': `bytes ${from}-${file.length - 1}/${file.length}`, 'content-length': file.length - from });
  else response.writeHead(200, { etag: '"p"', 'content-length': file.length });
  response.write(file.subarray(from, from + bytes), () => setTimeout(() => response.destroy(), 20));
}

const expectWhole = async () => expect(await desk.namesFound(sample(3).name)).toEqual([sample(3).id]);

describe('a pack whose line breaks', () => {
  it('is asked for from where it broke, if it is still the same, and comes to its end', async () => {
    const conditions: unknown[] = [];
    serveLargest((file, request, response, count) => {
      conditions.push(request.headers['if-range']);
      if (count < 3) cut(file, request, response, 5000);
      else {
        const from = Number(/\d+/.exec(request.headers.range ?? '')?.[0]);
        response.writeHead(206, { 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` }).end(file.subarray(from));
      }
    });
    expect((await desk.sync()).reason).toBe('updated-base');
    expect(asked).toEqual(['whole', 'bytes=5000-', 'bytes=10000-', 'bytes=15000-']);
    expect(conditions).toEqual([undefined, '"p"', '"p"', '"p"']);
    expect(desk.waits).toEqual([1000, 2000, 4000]);
    await expectWhole();
  });

  it('is given up after five tries; the next sync, of another worker, goes on from there', async () => {
    serveLargest((file, request, response) => cut(file, request, response, 3000));
    expect((await desk.sync()).reason).toBe('offline');
    expect(asked).toEqual(['whole', 'bytes=3000-', 'bytes=6000-', 'bytes=9000-', 'bytes=12000-']);
    asked.length = 0;
    serveLargest((file, request, response) => answerWith(file, request, response));
    const store = openListStore(desk.storeName);
    expect((await desk.sync({ store })).reason).toBe('updated-base');
    store.close();
    // Its server calls it by another ETag now, and so sends it whole.
    expect(asked).toEqual(['bytes=15000-']);
    await expectWhole();
    expect(await desk.store.recall('svl', 'part')).toBeUndefined();
  });

  it('of another content is not gone on with, and does not stay behind', async () => {
    serveLargest((file, request, response) => cut(file, request, response, 3000));
    expect((await desk.sync()).reason).toBe('offline');
    desk.fault = () => false;
    await desk.publish(samples(2900), { asOf: '2026-11-24' });
    expect((await desk.sync()).reason).toBe('updated-base');
    expect(await desk.store.recall('svl', 'part')).toBeUndefined();
    await expectWhole();
  });

  const rest = (file: Buffer, request: IncomingMessage) => file.subarray(Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0));
  it.each<[string, (file: Buffer, request: IncomingMessage, response: ServerResponse) => void]>([
    ['206 of another place', (file, request, response) => void response.writeHead(206, { 'content-range': `bytes 0-${file.length - 1}/${file.length}` }).end(rest(file, request))],
    ['206 that does not say of what', (file, request, response) => void response.writeHead(206).end(rest(file, request))],
    ['206 of a file of another length', (file, request, response) => void response.writeHead(206, { 'content-range': `bytes 5000-${file.length}/${file.length + 1}` }).end(rest(file, request))],
    ['206 of less than was asked for', (file, _, response) => void response.writeHead(206, { 'content-range': `bytes 5000-5999/${file.length}` }).end(file.subarray(5000, 6000))],
    ['206 in several parts', (file, request, response) => void response.writeHead(206, { 'content-type': 'multipart/byteranges; boundary=x' }).end(rest(file, request))],
    ['416', (_, _request, response) => void response.writeHead(416).end()],
  ])('and a server that answers with %s: the pack is asked for whole', async (_, answer) => {
    serveLargest((file, request, response, count) => {
      if (count === 0) cut(file, request, response, 5000);
      else if (request.headers.range === undefined) response.end(file);
      else answer(file, request, response);
    });
    expect((await desk.sync()).reason).toBe('updated-base');
    expect(asked).toEqual(['whole', 'bytes=5000-', 'whole']);
    await expectWhole();
  });

  it('and a server that sends the whole instead of the rest: it is taken', async () => {
    serveLargest((file, request, response, count) => (count === 0 ? cut(file, request, response, 5000) : response.end(file)));
    expect((await desk.sync()).reason).toBe('updated-base');
    expect(asked).toEqual(['whole', 'bytes=5000-']);
    await expectWhole();
  });

  it('and a rest that is of another file: once more in one piece', async () => {
    serveLargest((file, request, response, count) => {
      if (count === 0) cut(Buffer.alloc(file.length), request, response, 5000);
      else answerWith(file, { ...request, headers: { range: request.headers.range } } as IncomingMessage, response);
    });
    expect((await desk.sync()).reason).toBe('updated-base');
    expect(asked).toEqual(['whole', 'bytes=5000-', 'whole']);
    await expectWhole();
  });

  it('and rests that never fit: an end all the same, with nothing in force that does not fit', async () => {
    serveLargest((file, request, response, count) => cut(Buffer.alloc(file.length, count + 1), request, response, file.length / 2));
    expect(['pack-wrong-hash', 'offline']).toContain((await desk.sync()).reason);
    expect(asked.length).toBeLessThanOrEqual(6);
    expect((await desk.store.states())[0]?.current).toBeUndefined();
  });

  it('and more than was announced: cut off', async () => {
    serveLargest((file, request, response, count) => {
      if (count === 0) return cut(file, request, response, 5000);
      response.writeHead(206, { 'content-range': `bytes 5000-${file.length - 1}/${file.length}` });
      response.end(Buffer.concat([file.subarray(5000), file]));
    });
    expect((await desk.sync()).reason).toBe('pack-wrong-length');
  });
});

describe('tries', () => {
  it.each([500, 502, 504])('a server behind the server that does not answer (%i) is asked again', async (status) => {
    serveLargest((file, _, response, count) => void (count < 2 ? response.writeHead(status).end() : response.end(file)));
    expect((await desk.sync()).reason).toBe('updated-base');
    expect(asked).toEqual(['whole', 'whole', 'whole']);
  });

  it.each([400, 401, 403, 404, 410, 429, 503])('%i means no: it is not asked again', async (status) => {
    serveLargest((_, _request, response) => void response.writeHead(status).end());
    expect(await desk.sync()).toMatchObject({ reason: 'http-error', detail: String(status) });
    expect(asked).toEqual(['whole']);
  });

  it('of all packs together are bounded, whatever the server does', async () => {
    desk.fault = (path, response) => path.endsWith('.pack') && Boolean(response.destroy());
    for (let sync = 1; sync <= 3; sync += 1) {
      expect((await desk.sync()).reason).toBe('offline');
      expect(desk.requests.filter((path) => path.endsWith('.pack'))).toHaveLength(5 * sync);
    }
  });

  it('of a head are two: every desk asks for it', async () => {
    desk.fault = (_, response) => Boolean(response.destroy());
    expect((await desk.sync()).reason).toBe('offline');
    expect(desk.requests).toHaveLength(2);
  });

  it('end when the sync is stopped', async () => {
    const stop = new AbortController();
    serveLargest((_, _request, response) => void response.destroy());
    const outcome = await desk.sync({ signal: stop.signal, patience: { random: () => 0, wait: async () => stop.abort() } });
    expect(outcome.reason).toBe('aborted');
    expect(asked).toHaveLength(1);
  });

  it('wait twice as long each time, and never together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (failures, random) => {
        const wait = backoffMs(failures, () => random);
        const longest = 1000 * 2 ** (failures - 1);
        return wait <= longest && wait >= longest / 2;
      }),
    );
    expect(backoffMs(3, () => 0)).not.toBe(backoffMs(3, () => 0.9));
  });
});
