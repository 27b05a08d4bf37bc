// @vitest-environment node
import 'fake-indexeddb/auto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, NOW, openDesk, type Desk } from '../../tests/support/list-desk.ts';
import { sample, samples } from '../../tests/support/listings.ts';
import { makeKeyPair, signHead, type PrivateJwk } from '../publisher/index.ts';
import type { Head, SyncProgress } from './index.ts';

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

describe('a first sync', () => {
  it('stores the list, answers look-ups and tells its three clocks', async () => {
    const head = await desk.publish(samples(300));
    const progress: SyncProgress[] = [];
    const outcome = await desk.sync({ onProgress: (step) => void progress.push(step) });
    expect(outcome).toEqual({ reason: 'updated-base', detail: undefined, version: head.version, asOf: '2026-11-23', expiresAt: head.expiresAt, count: 300 });
    const listing = sample(7);
    const answer = await desk.store.lookup([
      { kind: 'uscc', value: listing.uscc ?? '' },
      { kind: 'name', value: listing.name },
      { kind: 'name', value: '示例未列入测试有限公司' },
    ]);
    expect(answer).toMatchObject({ ok: true, hits: [{ listId: 'svl', key: { kind: 'uscc' }, listing }, { key: { kind: 'name' }, listing }] });
    expect(await desk.store.states()).toEqual([
      {
        listId: 'svl',
        kind: 'severe',
        trust: 'signed',
        current: { version: head.version, asOf: '2026-11-23', publishedAt: head.publishedAt, expiresAt: head.expiresAt, count: 300, setHash: head.setHash, storedAt: new Date(NOW).toISOString() },
        lastAttemptAt: new Date(NOW).toISOString(),
        lastVerifiedAt: new Date(NOW).toISOString(),
        lastOutcome: 'updated-base',
        lastDetail: undefined,
        versionFloor: head.version,
        history: [{ at: new Date(NOW).toISOString(), outcome: 'updated-base', detail: undefined, since: new Date(NOW).toISOString(), times: 1 }],
      },
    ]);
    const downloads = progress.filter((step) => step.stage === 'download');
    expect(downloads.at(-1)?.done).toBe(downloads.at(-1)?.total);
  });

  it.each(['', '/', '/head.json'])('takes the folder address with %j at its end', async (ending) => {
    await desk.publish(samples(5));
    const source = { ...desk.source, url: desk.source.url + ending };
    expect((await desk.sync({ source })).reason).toBe('updated-base');
  });

  it('finds nothing new the second time and fetches the head alone', async () => {
    await desk.publish(samples(5));
    await desk.sync();
    desk.requests.length = 0;
    expect((await desk.sync({ now: () => NOW + DAY })).reason).toBe('up-to-date');
    expect(desk.requests).toEqual(['/list/head.json']);
    const [state] = await desk.store.states();
    expect(state?.lastVerifiedAt).toBe(new Date(NOW + DAY).toISOString());
  });

  it.each(['ftp://127.0.0.1/list', 'javascript:alert(1)', 'list', 'file:///etc/passwd'])('refuses the address %s', async (url) => {
    expect((await desk.sync({ source: { ...desk.source, url } })).reason).toBe('bad-url');
  });
});

describe('signatures', () => {
  it('refuses a list signed by another key, and keeps the list in force', async () => {
    await desk.publish(samples(5));
    await desk.sync();
    await desk.publish(samples(9), { keys: [(await makeKeyPair()).privateJwk] });
    expect((await desk.sync()).reason).toBe('bad-signature');
    await expectStillListed(5);
    const [state] = await desk.store.states();
    expect(state).toMatchObject({ lastOutcome: 'bad-signature', lastVerifiedAt: new Date(NOW).toISOString() });
  });

  it('refuses a head whose payload was changed', async () => {
    await desk.publish(samples(5));
    const file = join(desk.dir, 'head.json');
    const head = JSON.parse(await readFile(file, 'utf8'));
    const payload = JSON.parse(Buffer.from(head.payload, 'base64url').toString());
    head.payload = Buffer.from(JSON.stringify({ ...payload, expiresAt: '2099-01-01T00:00:00.000Z' })).toString('base64url');
    await writeFile(file, JSON.stringify(head));
    expect((await desk.sync()).reason).toBe('bad-signature');
  });

  it('counts different keys, not signatures, towards the threshold', async () => {
    const source = { ...desk.source, threshold: 2 };
    const [first] = desk.keys as [PrivateJwk, PrivateJwk];
    await desk.publish(samples(5), { keys: [first, first] });
    expect((await desk.sync({ source })).reason).toBe('not-enough-signatures');
    expect((await desk.sync({ source: { ...source, keys: [first, first] } })).reason).toBe('not-enough-signatures');
    await desk.publish(samples(5), { keys: desk.keys });
    expect((await desk.sync({ source })).reason).toBe('updated-base');
  });

  it('does nothing without a usable key', async () => {
    await desk.publish(samples(5));
    expect((await desk.sync({ source: { ...desk.source, keys: [] } })).reason).toBe('no-keys');
    expect((await desk.sync({ source: { ...desk.source, keys: [{ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }] } })).reason).toBe('no-keys');
  });
});

describe('heads that must not replace what is in force', () => {
  beforeEach(async () => {
    await desk.publish(samples(50));
    await desk.sync();
  });

  it('refuses an older version, also after the list was cleared', async () => {
    await desk.republish(samples(60), { asOf: '2026-11-20' });
    expect((await desk.sync()).reason).toBe('older-than-local');
    await expectStillListed(50);
    await desk.store.clearList('svl');
    expect((await desk.sync()).reason).toBe('older-than-local');
  });

  it('refuses other content under the same version', async () => {
    const [state] = await desk.store.states();
    await desk.republish(samples(60), { version: state?.current?.version });
    expect((await desk.sync()).reason).toBe('same-version-other-content');
    await expectStillListed(50);
  });

  it('refuses a sudden shrink without a signed permission', async () => {
    await desk.republish(samples(39), { asOf: '2026-11-24' });
    expect((await desk.sync()).reason).toBe('shrunk-too-much');
    await expectStillListed(50);
    await desk.republish(samples(39), { asOf: '2026-11-24', allowShrink: true });
    expect((await desk.sync()).reason).toBe('updated-base');
  });

  it('refuses an expired head but keeps the list', async () => {
    expect((await desk.sync({ now: () => NOW + 31 * DAY })).reason).toBe('expired');
    await expectStillListed(50);
  });

  it('tells a clock that is far behind', async () => {
    expect((await desk.sync({ now: () => NOW - 2 * DAY })).reason).toBe('clock-behind');
  });

  it('refuses another list under this address', async () => {
    await desk.republish(samples(60), { id: 'other', asOf: '2026-11-24' });
    expect((await desk.sync()).reason).toBe('wrong-list');
  });

  it('takes a head signed anew for the same content as proof of freshness', async () => {
    const [before] = await desk.store.states();
    await desk.republish(samples(50), { version: before?.current?.version, now: NOW + DAY });
    expect((await desk.sync({ now: () => NOW + DAY })).reason).toBe('up-to-date');
    const [after] = await desk.store.states();
    expect(after?.current?.expiresAt).toBe(new Date(NOW + 31 * DAY).toISOString());
  });
});

describe('the store', () => {
  it('is filled again after damage, although the version is still the newest', async () => {
    await desk.publish(samples(50));
    await desk.sync();
    const meta = await desk.store.readMeta('svl');
    const number = meta.ok ? (meta.value?.current?.segments[0]?.number ?? 0) : 0;
    const raw = await new Dexie(desk.storeName).open();
    await raw.table('r').put(new Uint8Array(9), number * 2 ** 24);
    raw.close();
    expect(await desk.store.lookup([{ kind: 'name', value: sample(3).name }])).toMatchObject({ ok: false, reason: 'storage-broken' });
    expect((await desk.sync()).reason).toBe('updated-base');
    await expectStillListed(50);
    expect((await desk.sync()).reason).toBe('up-to-date');
  });

  it('survives two syncs of one list at once', async () => {
    await desk.publish(samples(50));
    const outcomes = await Promise.all([desk.sync(), desk.sync(), desk.sync()]);
    expect(outcomes.map((outcome) => outcome.reason)).toContain('updated-base');
    for (const { reason } of outcomes) expect(['updated-base', 'aborted', 'up-to-date']).toContain(reason);
    await expectStillListed(50);
    expect((await desk.sync()).reason).toBe('up-to-date');
  });
});

describe('signed heads with impossible content', () => {
  it.each<[string, (head: Head) => unknown]>([
    ['a path that leaves the folder', (head) => withPack(head, { path: '../secret.pack' })],
    ['an absolute path', (head) => withPack(head, { path: '/etc/passwd' })],
    ['an address for a path', (head) => withPack(head, { path: 'https://elsewhere.example/x' })],
    ['a gap between packs', (head) => withPack(head, { firstBlock: 1 })],
    ['too few blocks', (head) => withPack(head, { blocks: 1 })],
    ['a pack beyond the limit', (head) => withPack(head, { bytes: 9_000_000 })],
    ['no index', (head) => ({ ...head, base: { ...head.base, packs: head.base.packs.filter((pack) => pack.table === 'r') } })],
    ['a count that is not the base’s', (head) => ({ ...head, count: 51 })],
    ['another layout', (head) => ({ ...head, layout: { ...head.layout, normaliser: 2 } })],
    ['a day that does not exist', (head) => ({ ...head, asOf: '2026-02-30' })],
    ['an unknown kind', (head) => ({ ...head, kind: 'worst' })],
  ])('%s', async (_, change) => {
    const head = await desk.publish(samples(150));
    const text = await signHead(change(head) as Head, desk.keys.slice(0, 1));
    await writeFile(join(desk.dir, 'head.json'), text.ok ? text.value : '');
    expect((await desk.sync()).reason).toBe('head-malformed');
    expect(desk.requests).toEqual(['/list/head.json']);
  });

  function withPack(head: Head, change: object): Head {
    const [first, ...rest] = head.base.packs;
    return { ...head, base: { ...head.base, packs: [{ ...first, ...change } as Head['base']['packs'][number], ...rest] } };
  }
});

describe('deltas', () => {
  const first = samples(400);
  const second = [...first.filter((listing) => listing.id !== sample(5).id), sample(900)].map((listing) => (listing.id === sample(6).id ? sample(6, { removedOn: '2026-11-20' }) : listing));

  it('adds, modifies and deletes without the base', async () => {
    await desk.publish(first);
    await desk.sync();
    const head = await desk.publishWithDelta(second, '2026-11-24');
    desk.requests.length = 0;
    expect(await desk.sync()).toEqual({ reason: 'updated-delta', detail: undefined, version: head.version, asOf: '2026-11-24', expiresAt: head.expiresAt, count: 400 });
    expect(head.base.packs.some((pack) => desk.requests.includes(`/list/${pack.path}`))).toBe(false);
    expect(await desk.namesFound(sample(5).name)).toEqual([]);
    expect(await desk.namesFound(sample(900).name)).toEqual([sample(900).id]);
    const answer = await desk.store.lookup([{ kind: 'name', value: sample(6).name }]);
    expect(answer.ok && answer.hits.map((hit) => hit.listing.removedOn)).toEqual(['2026-11-20']);
  });

  it('follows a chain when the reader is two versions behind', async () => {
    await desk.publish(first);
    await desk.sync();
    await desk.publishWithDelta(second, '2026-11-24', NOW - 1000);
    const head = await desk.publishWithDelta([...second.slice(1), sample(901)], '2026-11-24');
    expect(head.deltas).toHaveLength(2);
    expect((await desk.sync()).reason).toBe('updated-delta');
    expect(await desk.namesFound(sample(901).name)).toEqual([sample(901).id]);
    expect(await desk.namesFound(sample(0).name)).toEqual([]);
    expect(await desk.namesFound(sample(900).name)).toEqual([sample(900).id]);
  });

  it('falls back to the base when a delta does not lead where it claims', async () => {
    await desk.publish(first);
    await desk.sync();
    const head = await desk.publishWithDelta(second, '2026-11-24');
    const wrong = { ...head, deltas: head.deltas.map((delta) => ({ ...delta, adds: delta.adds + 1, modifies: delta.modifies - 1 })) };
    const text = await signHead(wrong, desk.keys.slice(0, 1));
    await writeFile(join(desk.dir, 'head.json'), text.ok ? text.value : '');
    expect(await desk.sync()).toMatchObject({ reason: 'updated-base', detail: 'delta: pack-malformed' });
    expect(await desk.namesFound(sample(900).name)).toEqual([sample(900).id]);
  });
});
