// @vitest-environment node
import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { sample, samples } from '../../tests/support/listings.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** After a failed sync, what was in force before still is. */
async function expectStillListed(count: number): Promise<void> {
  const [state] = await desk.store.states();
  expect(state?.current?.count).toBe(count);
  expect(await desk.namesFound(sample(3).name)).toEqual([sample(3).id]);
}

describe('servers and files that fail', () => {
  beforeEach(async () => {
    await desk.publish(samples(50));
    expect((await desk.sync()).reason).toBe('updated-base');
    await desk.publish(samples(60), { asOf: '2026-11-24' });
  });

  afterEach(async () => expectStillListed(50));

  /** Serves every pack changed. */
  function servePacks(change: (file: Buffer) => Uint8Array): void {
    desk.fault = (path, response) => {
      if (!path.endsWith('.pack')) return false;
      void readFile(join(desk.dir, path.slice('/list/'.length))).then((file) => response.end(change(file)));
      return true;
    };
  }

  it('http error on the head', async () => {
    desk.fault = (_, response) => Boolean(response.writeHead(404).end());
    expect(await desk.sync()).toMatchObject({ reason: 'http-error', detail: '404' });
  });

  it('http error on a pack', async () => {
    desk.fault = (path, response) => path.endsWith('.pack') && Boolean(response.writeHead(404).end());
    expect((await desk.sync()).reason).toBe('http-error');
  });

  it('redirect', async () => {
    desk.fault = (_, response) => Boolean(response.writeHead(302, { location: '/elsewhere' }).end());
    expect((await desk.sync()).reason).toBe('redirected');
    expect(desk.requests).not.toContain('/elsewhere');
  });

  it('a server that does not answer', async () => {
    desk.fault = () => true;
    expect((await desk.sync({ limits: { idleMs: 200, totalMs: 5000 } })).reason).toBe('timed-out');
  });

  it('a server that trickles for ever', async () => {
    desk.fault = (_, response) => {
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
      return true;
    };
    expect((await desk.sync({ limits: { idleMs: 5000, totalMs: 500 } })).reason).toBe('timed-out');
  });

  it('endless data instead of a head', async () => {
    desk.fault = (_, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(200_000, 32)), 1);
      response.on('close', () => clearInterval(timer));
      return true;
    };
    expect((await desk.sync()).reason).toBe('too-large');
  });

  it('a truncated pack', async () => {
    servePacks((file) => file.subarray(0, -1));
    expect((await desk.sync()).reason).toBe('pack-wrong-length');
  });

  it('a longer pack', async () => {
    servePacks((file) => Buffer.concat([file, file]));
    expect((await desk.sync()).reason).toBe('pack-wrong-length');
  });

  it('a pack with one bit turned', async () => {
    servePacks((file) => Buffer.concat([file.subarray(0, -1), Buffer.from([(file.at(-1) ?? 0) ^ 1])]));
    expect((await desk.sync()).reason).toBe('pack-wrong-hash');
  });

  it('a connection that breaks off', async () => {
    desk.fault = (_, response) => Boolean(response.destroy());
    expect((await desk.sync()).reason).toBe('offline');
  });

  it('a server that the browser may not reach', async () => {
    desk.fault = (_, response) => Boolean(response.destroy());
    expect((await desk.sync({ hostPermitted: async () => false })).reason).toBe('host-not-permitted');
    expect((await desk.sync({ hostPermitted: async () => true })).reason).toBe('offline');
  });

  it('html instead of a head', async () => {
    desk.fault = (_, response) => Boolean(response.end('<!doctype html><title>登录</title>'));
    expect((await desk.sync()).reason).toBe('head-malformed');
  });

  it('an abort', async () => {
    const stop = new AbortController();
    desk.fault = (path) => {
      if (path.endsWith('.pack')) stop.abort();
      return false;
    };
    expect((await desk.sync({ signal: stop.signal })).reason).toBe('aborted');
  });
});

