// @vitest-environment node
import 'fake-indexeddb/auto';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, NOW, openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { sample, samples } from '../../tests/support/listings.ts';
import { makeKeyPair, signHead } from '../publisher/index.ts';

/** The attacks that The Update Framework names, each against the real sync with a real list server. */
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.publish(samples(50));
  expect((await desk.sync()).reason).toBe('updated-base');
});
afterEach(() => desk.close());

const headFile = () => join(desk.dir, 'head.json');

/** What was in force before the attack still is, and says so. */
async function expectUntouched(): Promise<void> {
  const [state] = await desk.store.states();
  expect(state?.current?.count).toBe(50);
  expect(await desk.namesFound(sample(3).name)).toEqual([sample(3).id]);
}

it('rollback: an older signed list is refused, also after the list was cleared on the desk', async () => {
  const [before] = await desk.store.states();
  await desk.republish(samples(60), { asOf: '2026-11-20', now: NOW - 3 * DAY });
  expect((await desk.sync()).reason).toBe('older-than-local');
  await expectUntouched();
  await desk.store.clearList('svl');
  expect((await desk.sync()).reason).toBe('older-than-local');
  const [after] = await desk.store.states();
  expect(after?.versionFloor).toBe(before?.versionFloor);
  expect(after?.current).toBeUndefined();
});

it('freeze: a list served for ever is refused once it has expired, and is never prolonged by being served', async () => {
  const kept = await readFile(headFile());
  await desk.publish(samples(60), { asOf: '2026-11-24', now: NOW });
  await writeFile(headFile(), kept);
  expect((await desk.sync({ now: () => NOW + 20 * DAY })).reason).toBe('up-to-date');
  const [state] = await desk.store.states();
  expect(Date.parse(state?.current?.expiresAt ?? '')).toBeLessThan(NOW + 30 * DAY);
  expect((await desk.sync({ now: () => NOW + 30 * DAY })).reason).toBe('expired');
  await expectUntouched();
});

it('freeze: a clock set back to keep an old list fresh is noticed', async () => {
  expect((await desk.sync({ now: () => NOW - 5 * DAY })).reason).toBe('clock-behind');
  await expectUntouched();
});

describe('mix-and-match', () => {
  it('files of another version under the names of this one are refused', async () => {
    const old = await readdir(join(desk.dir, 'packs'));
    await desk.publish(samples(60), { asOf: '2026-11-24' });
    const fresh = (await readdir(join(desk.dir, 'packs'))).filter((name) => !old.includes(name));
    expect(fresh.length).toBeGreaterThan(0);
    for (const [index, name] of fresh.entries()) await copyFile(join(desk.dir, 'packs', old[index] ?? ''), join(desk.dir, 'packs', name));
    expect(['pack-wrong-hash', 'pack-wrong-length']).toContain((await desk.sync()).reason);
    await expectUntouched();
  });

  it('another list of the same publisher under this address is refused', async () => {
    await desk.republish(samples(60), { id: 'other', asOf: '2026-11-24' });
    expect((await desk.sync()).reason).toBe('wrong-list');
    await expectUntouched();
  });

  it('a payload under the signatures of another head is refused', async () => {
    const old = JSON.parse(await readFile(headFile(), 'utf8'));
    await desk.publish(samples(60), { asOf: '2026-11-24' });
    const fresh = JSON.parse(await readFile(headFile(), 'utf8'));
    await writeFile(headFile(), JSON.stringify({ payload: fresh.payload, signatures: old.signatures }));
    expect((await desk.sync()).reason).toBe('bad-signature');
    await expectUntouched();
  });
});

it('fast-forward: one stolen key of two required cannot raise the version floor of a desk', async () => {
  const source = { ...desk.source, threshold: 2 };
  await desk.republish(samples(50), { version: Number.MAX_SAFE_INTEGER, keys: desk.keys.slice(0, 1) });
  expect((await desk.sync({ source })).reason).toBe('not-enough-signatures');
  await desk.republish(samples(60), { asOf: '2026-11-24', keys: desk.keys });
  expect((await desk.sync({ source })).reason).toBe('updated-base');
});

describe('endless data', () => {
  it.each([
    ['head.json', 'too-large'],
    ['.pack', 'pack-wrong-length'],
  ])('%s is cut off at its limit (%s)', async (ending, reason) => {
    await desk.publish(samples(60), { asOf: '2026-11-24' });
    let sent = 0;
    desk.fault = (path, response) => {
      if (!path.endsWith(ending)) return false;
      const timer = setInterval(() => {
        if (response.writableNeedDrain) return;
        sent += 100_000;
        response.write(Buffer.alloc(100_000, 0x20));
      }, 1);
      response.on('close', () => clearInterval(timer));
      return true;
    };
    expect((await desk.sync()).reason).toBe(reason);
    // The head's limit of 1 MB, and what fills the buffers of a connection.
    expect(sent).toBeLessThan(20_000_000);
    await expectUntouched();
  });
});

describe('arbitrary content', () => {
  it('a list that a stranger has signed is refused', async () => {
    await desk.republish(samples(60), { asOf: '2026-11-24', keys: [(await makeKeyPair()).privateJwk] });
    expect((await desk.sync()).reason).toBe('bad-signature');
    await expectUntouched();
  });

  it('a signature that claims a trusted key id counts for nothing', async () => {
    const head = await desk.republish(samples(60), { asOf: '2026-11-24' });
    const text = await signHead(head, [(await makeKeyPair()).privateJwk]);
    const forged = JSON.parse(text.ok ? text.value : '');
    const kid = JSON.parse(Buffer.from(JSON.parse(await readFile(headFile(), 'utf8')).signatures[0].protected, 'base64url').toString()).kid;
    forged.signatures[0].protected = Buffer.from(JSON.stringify({ alg: 'ES256', kid, typ: 'creditgate-head' })).toString('base64url');
    await writeFile(headFile(), JSON.stringify(forged));
    expect((await desk.sync()).reason).toBe('bad-signature');
    await expectUntouched();
  });

  it('a signature without algorithm counts for nothing', async () => {
    await desk.publish(samples(60), { asOf: '2026-11-24' });
    const head = JSON.parse(await readFile(headFile(), 'utf8'));
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'creditgate-head' })).toString('base64url');
    await writeFile(headFile(), JSON.stringify({ ...head, signatures: [{ protected: unsigned, signature: '' }] }));
    expect((await desk.sync()).reason).toBe('bad-signature');
    await expectUntouched();
  });

  it('records that were changed on a mirror are refused', async () => {
    await desk.publish(samples(60), { asOf: '2026-11-24' });
    for (const name of await readdir(join(desk.dir, 'packs'))) {
      const file = join(desk.dir, 'packs', name);
      const bytes = await readFile(file);
      await writeFile(file, bytes.map((byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte)));
    }
    expect((await desk.sync()).reason).toBe('pack-wrong-hash');
    await expectUntouched();
  });
});

it('key compromise: one stolen key of two required signs nothing', async () => {
  await desk.republish(samples(60), { asOf: '2026-11-24', keys: desk.keys.slice(0, 1) });
  expect((await desk.sync({ source: { ...desk.source, threshold: 2 } })).reason).toBe('not-enough-signatures');
  await expectUntouched();
});

it('sudden shrink: a list that lost more than a fifth is refused unless its signers permit it', async () => {
  await desk.republish(samples(39), { asOf: '2026-11-24' });
  expect((await desk.sync()).reason).toBe('shrunk-too-much');
  await expectUntouched();
  await desk.republish(samples(39), { asOf: '2026-11-24', allowShrink: true });
  expect(await desk.sync()).toMatchObject({ reason: 'updated-base', count: 39 });
});
