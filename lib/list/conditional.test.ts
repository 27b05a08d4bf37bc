// @vitest-environment node
import 'fake-indexeddb/auto';
import type { IncomingMessage } from 'node:http';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, NOW, openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { sample, samples } from '../../tests/support/listings.ts';
import { makeKeyPair } from '../publisher/index.ts';

let desk: Desk;
/** What every request for a head said about the one that is there, and how it was answered. */
let asked: string[];
beforeEach(async () => {
  desk = await openDesk();
  asked = [];
  desk.fault = watch(() => false);
  await desk.publish(samples(50), { asOf: '2026-11-22' });
  expect((await desk.sync()).reason).toBe('updated-base');
  expect(asked).toEqual(['head: whole']);
  asked.length = 0;
});
afterEach(() => desk.close());

function watch(fault: Desk['fault']): Desk['fault'] {
  return (path, response, request) => {
    const name = /(head|keys)\.json$/.exec(path)?.[1];
    if (name !== undefined) asked.push(`${name}: ${condition(request) === undefined ? 'whole' : 'if changed'}`);
    return fault(path, response, request);
  };
}

const condition = (request: IncomingMessage) => request.headers['if-none-match'];
const lastVerified = async () => (await desk.store.states())[0]?.lastVerifiedAt;
const hourLater = (hours: number) => ({ now: () => NOW + hours * 3_600_000 });

/** Answers every request for a head with 304, asked for it or not. */
function frozen(headers: Record<string, string> = {}, body?: string): void {
  desk.fault = watch((path, response) => {
    if (!path.endsWith('head.json')) return false;
    response.writeHead(304, headers);
    response.end(body);
    return true;
  });
}

describe('a head that has not changed', () => {
  it('is not sent again, and proves that the list is the newest', async () => {
    let bytes = 0;
    desk.fault = watch((_, response) => {
      const end = response.end.bind(response);
      response.end = ((chunk?: unknown) => {
        bytes += chunk instanceof Uint8Array ? chunk.length : 0;
        return end(chunk as string);
      }) as typeof response.end;
      return false;
    });
    expect((await desk.sync(hourLater(1))).reason).toBe('up-to-date');
    expect(asked).toEqual(['head: if changed']);
    expect(bytes).toBe(0);
    expect(await lastVerified()).toBe(new Date(NOW + 3_600_000).toISOString());
  });

  it('still leads to what is missing: an import that was cut off goes on', async () => {
    await desk.publish(samples(60), { asOf: '2026-11-23' });
    desk.fault = watch((path, response) => path.endsWith('.pack') && Boolean(response.destroy()));
    expect((await desk.sync()).reason).toBe('offline');
    desk.fault = watch(() => false);
    expect((await desk.sync(hourLater(1))).reason).toBe('updated-base');
    expect(asked).toEqual(['head: if changed', 'head: if changed']);
  });

  it('is asked for whole once the list was cleared, and after another address or other keys were set', async () => {
    await desk.store.clearList('svl');
    expect((await desk.sync()).reason).toBe('updated-base');
    expect((await desk.sync({ source: { ...desk.source, url: `${desk.source.url}/./x/..` } })).reason).toBe('up-to-date');
    expect((await desk.sync({ source: { ...desk.source, url: (desk.source.url ?? '').replace('127.0.0.1', 'localhost') } })).reason).toBe('up-to-date');
    expect(asked).toEqual(['head: whole', 'head: if changed', 'head: whole']);
  });

  it('is verified by the keys that count now, not by those of the time when it came', async () => {
    const other = { ...desk.source, keys: [(await makeKeyPair()).publicJwk] };
    expect((await desk.sync({ source: other, ...hourLater(1) })).reason).toBe('bad-signature');
    expect(await lastVerified()).toBe(new Date(NOW).toISOString());
    // What did not count is not asked about again.
    expect((await desk.sync({ source: other })).reason).toBe('bad-signature');
    expect(asked.filter((name) => name.startsWith('head'))).toEqual(['head: if changed', 'head: whole']);
  });

  it('is refused by a clock that was set back', async () => {
    expect((await desk.sync({ now: () => NOW - 2 * DAY })).reason).toBe('clock-behind');
    expect(await lastVerified()).toBe(new Date(NOW).toISOString());
  });

  it('is asked for whole every day, and when its expiry is near', async () => {
    expect((await desk.sync(hourLater(23))).reason).toBe('up-to-date');
    expect((await desk.sync(hourLater(25))).reason).toBe('up-to-date');
    expect((await desk.sync(hourLater(26))).reason).toBe('up-to-date');
    // 30 days from publication, an hour before NOW.
    expect((await desk.sync({ now: () => NOW + 28.9 * DAY })).reason).toBe('up-to-date');
    expect((await desk.sync({ now: () => NOW + 29.1 * DAY })).reason).toBe('up-to-date');
    expect(asked).toEqual(['head: if changed', 'head: whole', 'head: if changed', 'head: whole', 'head: whole']);
  });
});

describe('a server whose 304 means nothing', () => {
  it('freezes no list: after a day it must show the head, and what it shows expires', async () => {
    await desk.publish(samples(60), { asOf: '2026-11-24' });
    frozen();
    expect((await desk.sync(hourLater(1))).reason).toBe('up-to-date');
    expect(await desk.sync(hourLater(24))).toMatchObject({ reason: 'http-error', detail: '304' });
    expect(await desk.sync({ now: () => NOW + 31 * DAY })).toMatchObject({ reason: 'http-error' });
    expect(await lastVerified()).toBe(new Date(NOW + 3_600_000).toISOString());
    expect(await desk.namesFound(sample(3).name)).toEqual([sample(3).id]);
  });

  it('cannot prolong an expired list', async () => {
    const short = await desk.republish(samples(50), { asOf: '2026-11-23', expiresDays: 2, now: NOW });
    expect((await desk.sync()).version).toBe(short.version);
    frozen();
    for (const at of [NOW + 2 * DAY - 1, NOW + 2 * DAY + 1]) expect((await desk.sync({ now: () => at })).reason).toBe('http-error');
    expect(await lastVerified()).toBe(new Date(NOW).toISOString());
  });

  it('says 304 unasked', async () => {
    await desk.store.clearList('svl');
    frozen();
    expect(await desk.sync()).toMatchObject({ reason: 'http-error', detail: '304' });
    expect(asked).toEqual(['head: whole']);
  });

  it('names another ETag: it is asked for the whole at once, and no more than that', async () => {
    await desk.publish(samples(60), { asOf: '2026-11-24' });
    desk.fault = watch((_, response, request) => condition(request) !== undefined && Boolean(response.writeHead(304, { etag: '"other"' }).end()));
    expect(await desk.sync()).toMatchObject({ reason: 'updated-base', count: 60 });
    expect(asked).toEqual(['head: if changed', 'head: whole']);
    frozen({ etag: '"another"' });
    asked.length = 0;
    expect((await desk.sync()).reason).toBe('http-error');
    expect(asked).toEqual(['head: if changed', 'head: whole']);
  });

  it('sends a changed body with it: a body that HTTP does not allow is not read', async () => {
    await desk.publish(samples(60), { asOf: '2026-11-24', keys: [(await makeKeyPair()).privateJwk] });
    const evil = await readFile(join(desk.dir, 'head.json'));
    desk.fault = watch((path, response, request) => {
      if (!path.endsWith('head.json')) return false;
      // Past Node's own server, which would leave the body out.
      request.socket.end(`HTTP/1.1 304 Not Modified\r\ncontent-length: ${evil.length}\r\nconnection: close\r\n\r\n${evil.toString()}`);
      response.detachSocket(request.socket);
      return true;
    });
    expect(['up-to-date', 'offline']).toContain((await desk.sync()).reason);
    expect((await desk.store.states())[0]?.current?.count).toBe(50);
    expect(await desk.namesFound(sample(3).name)).toEqual([sample(3).id]);
  });

  it.each([['too long', `"${'x'.repeat(300)}"`], ['not quoted', 'abc'], ['with a blank', '"a b"']])('an ETag that is %s is not sent back', async (_, etag) => {
    await desk.store.clearList('svl');
    desk.fault = watch((path, response) => {
      if (!path.endsWith('head.json')) return false;
      void readFile(join(desk.dir, 'head.json')).then((head) => response.writeHead(200, { etag }).end(head));
      return true;
    });
    for (const _time of [1, 2]) await desk.sync();
    expect(asked).toEqual(['head: whole', 'head: whole']);
  });

  it('a weak ETag serves as well: nginx makes one of a file that it compresses', async () => {
    await desk.store.clearList('svl');
    desk.fault = watch((path, response, request) => {
      if (!path.endsWith('head.json')) return false;
      if (condition(request) === 'W/"a"') return Boolean(response.writeHead(304, { etag: '"a"' }).end());
      void readFile(join(desk.dir, 'head.json')).then((head) => response.writeHead(200, { etag: 'W/"a"' }).end(head));
      return true;
    });
    expect((await desk.sync()).reason).toBe('updated-base');
    expect((await desk.sync()).reason).toBe('up-to-date');
    expect(asked).toEqual(['head: whole', 'head: if changed']);
  });
});

it('a head that was refused is not remembered', async () => {
  const good = await readFile(join(desk.dir, 'head.json'));
  await desk.publish(samples(60), { asOf: '2026-11-24', keys: [(await makeKeyPair()).privateJwk] });
  expect((await desk.sync()).reason).toBe('bad-signature');
  await writeFile(join(desk.dir, 'head.json'), good);
  expect((await desk.sync()).reason).toBe('up-to-date');
  expect(asked.filter((name) => name.startsWith('head'))).toEqual(['head: if changed', 'head: whole']);
});
