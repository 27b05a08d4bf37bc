// @vitest-environment node
import 'fake-indexeddb/auto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, NOW, openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { sample, samples } from '../../tests/support/listings.ts';
import { makeKeyPair, rotateKeys, signHead, signPayload, type PrivateJwk, type RotateOptions } from '../publisher/index.ts';
import { openListStore, type ListStore } from './index.bg.ts';
import { KEYS_TYPE, thumbprintOf, type KeySet, type ListSource } from './index.ts';
import { memoryValue } from './keeper.bg.ts';

/** Key rotation and recovery against the real sync: a policy of three keys of which two must sign. */
let desk: Desk;
let [a, b, c, d]: PrivateJwk[] = [];
let source: ListSource;

beforeEach(async () => {
  desk = await openDesk();
  [a, b, c, d] = await Promise.all(Array.from({ length: 4 }, async () => (await makeKeyPair()).privateJwk));
  source = { ...desk.source, keys: [key(a), key(b), key(c)], threshold: 2 };
  await desk.publish(samples(50), { keys: [key(a), key(b)] });
  expect((await sync()).reason).toBe('updated-base');
});
afterEach(() => desk.close());

function key(jwk: PrivateJwk | undefined): PrivateJwk {
  if (jwk === undefined) throw new Error('keys are made before each test');
  return jwk;
}

const sync = (now = NOW, from = source) => desk.sync({ source: from, now: () => now });
const publish = (count: number, keys: PrivateJwk[], version?: number) => desk.publish(samples(count), { keys, asOf: '2026-11-24', version, allowShrink: true });

async function rotate(options: Partial<RotateOptions>): Promise<KeySet> {
  const done = await rotateKeys({ out: desk.dir, keys: [], now: NOW - 3_600_000, ...options });
  if (!done.ok) throw new Error(`${done.reason} ${done.detail}`);
  return done.value;
}
const roots = () => ({ roots: [key(a), key(b), key(c)], rootThreshold: 2 });

/** A is stolen: B and C revoke it and take D in. */
const revokeA = async (options: Partial<RotateOptions> = {}) =>
  rotate({ ...roots(), keys: [key(b), key(c)], add: [key(d)], revoke: [await thumbprintOf(key(a))], ...options });

async function heldVersion(): Promise<number | undefined> {
  const meta = await desk.store.readMeta('svl');
  return meta.ok ? meta.value?.keySet?.version : undefined;
}

/** Puts `keys.json` in place as an attacker would, with an announcement. */
async function plantKeySet(set: Partial<KeySet>, keys: PrivateJwk[], earlier: unknown[] = []): Promise<void> {
  const whole: KeySet = { format: 'creditgate-keys/1', listId: 'svl', version: 1, publishedAt: new Date(NOW).toISOString(), expiresAt: new Date(NOW + DAY).toISOString(), threshold: 1, keys: [publicOf(d)], revoked: [], ...set };
  const signed = await signPayload(whole, keys, KEYS_TYPE);
  await writeFile(join(desk.dir, 'keys.json'), JSON.stringify({ sets: [...earlier, JSON.parse(signed.ok ? signed.value : '')] }));
  const head = JSON.parse(await readFile(join(desk.dir, 'head.json'), 'utf8'));
  await writeFile(join(desk.dir, 'head.json'), JSON.stringify({ ...head, keys: whole.version }));
}

function publicOf(jwk: PrivateJwk | undefined): KeySet['keys'][number] {
  const { kty, crv, x, y } = key(jwk);
  return { kty, crv, x, y };
}

describe('rotation', () => {
  it('takes over from the policy’s keys, is stored, and survives clearing the list', async () => {
    await revokeA();
    await publish(60, [key(b), key(d)]);
    expect(await sync()).toMatchObject({ reason: 'updated-base', count: 60 });
    expect(await heldVersion()).toBe(1);
    await desk.store.clearList('svl');
    await rm(join(desk.dir, 'keys.json'));
    await publish(70, [key(a), key(b)]);
    expect((await sync()).reason).toBe('not-enough-signatures');
    expect(await heldVersion()).toBe(1);
  });

  it('costs no request as long as nothing is announced', async () => {
    await revokeA();
    await sync();
    desk.requests.length = 0;
    await sync();
    // What it costs is this: the keys in force no longer sign what is served, since nothing was signed anew.
    expect(desk.requests.filter((path) => path.endsWith('keys.json'))).toHaveLength(1);
    await publish(60, [key(b), key(d)]);
    await sync();
    desk.requests.length = 0;
    expect((await sync()).reason).toBe('up-to-date');
    expect(desk.requests).toEqual(['/list/head.json']);
  });

  it('is followed over several steps by a desk that slept', async () => {
    await revokeA();
    const e = (await makeKeyPair()).privateJwk;
    await rotate({ keys: [key(c), key(d)], add: [e], revoke: [await thumbprintOf(key(b))], now: NOW - 60_000 });
    await publish(60, [key(d), e]);
    expect((await sync()).reason).toBe('updated-base');
    expect(await heldVersion()).toBe(2);
  });

  it('is found when a mirror has lost the announcement', async () => {
    await revokeA();
    const head = await publish(60, [key(b), key(d)]);
    const bare = await signHead(head, [key(b), key(d)]);
    await writeFile(join(desk.dir, 'head.json'), bare.ok ? bare.value : '');
    expect((await sync()).reason).toBe('updated-base');
  });

  it('goes on when the policy is brought up to date with a later set, and does not undo what was since', async () => {
    await revokeA({ versionFloorReset: 1 });
    await publish(60, [key(b), key(d)], undefined);
    expect((await sync()).reason).toBe('updated-base');
    const [before] = await desk.store.states();
    const renewed = { ...source, keys: [key(b), key(c), key(d)] };
    expect((await sync(NOW, renewed)).reason).toBe('up-to-date');
    const [after] = await desk.store.states();
    expect(after?.versionFloor).toBe(before?.versionFloor);
  });

  it('ends when the key set expires', async () => {
    await revokeA({ expiresDays: 2 });
    await publish(60, [key(b), key(d)]);
    expect((await sync()).reason).toBe('updated-base');
    expect((await sync(NOW + 3 * DAY)).reason).toBe('keys-expired');
    expect(await desk.namesFound(sample(3).name)).toEqual([sample(3).id]);
  });

  it('counts a key only in its own time', async () => {
    const from = new Date(NOW + 2 * DAY).toISOString();
    await plantKeySet({ threshold: 1, keys: [publicOf(b), publicOf(c), { ...publicOf(d), validFrom: from }], expiresAt: new Date(NOW + 20 * DAY).toISOString() }, [key(b), key(c)]);
    await publish(60, [key(d)]);
    expect((await sync()).reason).toBe('bad-signature');
    expect((await sync(NOW + 3 * DAY)).reason).toBe('updated-base');
  });
});

describe('key compromise with recovery', () => {
  it('a head that only revoked keys have signed is refused, and says so', async () => {
    await revokeA();
    await publish(60, [key(a)]);
    expect(await sync()).toMatchObject({ reason: 'revoked-key', count: 50 });
    await publish(60, [key(a), key(b)]);
    expect((await sync()).reason).toBe('not-enough-signatures');
  });

  it('a stolen key cannot revoke the others, nor bring in its own', async () => {
    await plantKeySet({ keys: [publicOf(d)], revoked: [await thumbprintOf(key(b)), await thumbprintOf(key(c))] }, [key(a), key(d)]);
    expect((await sync()).reason).toBe('keys-refused');
    expect(await heldVersion()).toBeUndefined();
  });

  it('a revoked key does not count for the set that revokes it', async () => {
    await plantKeySet({ keys: [publicOf(b), publicOf(d)], revoked: [await thumbprintOf(key(a))] }, [key(a), key(b), key(d)]);
    expect((await sync()).reason).toBe('keys-refused');
  });

  it('a set whose own keys have not signed it is refused: nobody might hold them', async () => {
    await plantKeySet({ keys: [publicOf(d)] }, [key(b), key(c)]);
    expect((await sync()).reason).toBe('keys-refused');
  });

  it('a signature on a head does not pass for one on a key set', async () => {
    await plantKeySet({ keys: [publicOf(b)] }, [key(b), key(c)]);
    const file = JSON.parse(await readFile(join(desk.dir, 'keys.json'), 'utf8'));
    const asHead = await signPayload(JSON.parse(Buffer.from(file.sets[0].payload, 'base64url').toString()), [key(b), key(c)], 'creditgate-head');
    await writeFile(join(desk.dir, 'keys.json'), JSON.stringify({ sets: [JSON.parse(asHead.ok ? asHead.value : '')] }));
    expect((await sync()).reason).toBe('keys-refused');
  });

  it('rollback of the key set: an older chain is refused once a newer one is known', async () => {
    await revokeA();
    const first = JSON.parse(await readFile(join(desk.dir, 'keys.json'), 'utf8'));
    await rotate({ keys: [key(b), key(d)], revoke: [await thumbprintOf(key(c))], threshold: 2, now: NOW - 60_000 });
    await publish(60, [key(b), key(d)]);
    expect((await sync()).reason).toBe('updated-base');
    await writeFile(join(desk.dir, 'keys.json'), JSON.stringify(first));
    await publish(70, [key(b), key(c)]);
    expect((await sync()).reason).toBe('not-enough-signatures');
    expect(await heldVersion()).toBe(2);
  });

  it('a version of the key set cannot be run up: steps are of one', async () => {
    await revokeA();
    await sync();
    await plantKeySet({ version: 1_000_000, keys: [publicOf(b), publicOf(c)], threshold: 2 }, [key(b), key(c)]);
    expect((await sync()).reason).toBe('keys-refused');
    expect(await heldVersion()).toBe(1);
  });

  it('fast-forward: a huge version signed by stolen keys locks no desk out once a key set puts the floor back', async () => {
    const [honest] = await desk.store.states();
    const floor = honest?.current?.version ?? 0;
    // Two keys were stolen at once: the desk takes the attacker's list, whose version no honest one can exceed.
    await desk.publish(samples(400), { keys: [key(a), key(b)], version: Number.MAX_SAFE_INTEGER });
    expect((await sync()).reason).toBe('updated-base');
    await desk.republish(samples(60), { keys: [key(b), key(c)], asOf: '2026-11-24' });
    expect((await sync()).reason).toBe('older-than-local');
    // The third key alone cannot speak; the policy names who speaks from now on, and they put the floor back.
    const fresh = { ...source, keys: [key(c), key(d)] };
    await rotate({ roots: [key(c), key(d)], rootThreshold: 2, keys: [key(c), key(d)], versionFloorReset: floor, now: NOW - 60_000 });
    await desk.publish(samples(61), { keys: [key(c), key(d)], asOf: '2026-11-24', version: floor + 1_000_000_000_000 });
    expect(await sync(NOW, fresh)).toMatchObject({ reason: 'updated-base', count: 61 });
    const [state] = await desk.store.states();
    expect(state?.versionFloor).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });

  it('fast-forward: what lies above the new floor is in force no longer, even before the honest list is there', async () => {
    const [honest] = await desk.store.states();
    const floor = honest?.current?.version ?? 0;
    await desk.publish(samples(400), { keys: [key(a), key(b)], version: Number.MAX_SAFE_INTEGER });
    await sync();
    expect(await desk.namesFound(sample(300).name)).toEqual([sample(300).id]);
    await revokeA({ versionFloorReset: floor });
    expect((await sync()).reason).toBe('not-enough-signatures');
    expect(await desk.namesFound(sample(300).name)).toEqual([]);
    expect(await desk.namesFound(sample(3).name)).toEqual([sample(3).id]);
    expect((await desk.store.states())[0]).toMatchObject({ versionFloor: floor, current: { count: 50 } });
  });
});

describe('endless and arbitrary key files', () => {
  it.each(['', 'null', '{}', '{"sets":[]}', '{"sets":[{"payload":"A","signatures":[{"protected":"","signature":""}]}]}', '<html>'])('%j is refused', async (text) => {
    await revokeA();
    await writeFile(join(desk.dir, 'keys.json'), text);
    expect((await sync()).reason).toBe('keys-malformed');
  });

  it('an endless keys.json is cut off', async () => {
    await revokeA();
    desk.fault = (path, response) => {
      if (!path.endsWith('keys.json')) return false;
      const timer = setInterval(() => void (response.writableNeedDrain || response.write(Buffer.alloc(100_000, 0x20))), 1);
      response.on('close', () => clearInterval(timer));
      return true;
    };
    expect((await sync()).reason).toBe('too-large');
  });
});

describe('outside the database', () => {
  it('the key set outlives a database that is made anew, and the floor that it put back stays put back', async () => {
    const kept = memoryValue();
    const store = openListStore(desk.storeName, { kept });
    const syncTo = (to: ListStore) => desk.sync({ source, store: to });
    await desk.publish(samples(400), { keys: [key(a), key(b)], version: Number.MAX_SAFE_INTEGER });
    expect((await syncTo(store)).reason).toBe('updated-base');
    await revokeA({ versionFloorReset: 1 });
    expect((await syncTo(store)).reason).toBe('not-enough-signatures');
    store.close();
    await rm(join(desk.dir, 'keys.json'));
    const anew = openListStore(`${desk.storeName}-anew`, { kept });
    await desk.republish(samples(60), { keys: [key(a), key(b)] });
    expect((await syncTo(anew)).reason).toBe('not-enough-signatures');
    await desk.republish(samples(60), { keys: [key(b), key(d)] });
    expect(await syncTo(anew)).toMatchObject({ reason: 'updated-base', count: 60 });
    anew.close();
  });
});
