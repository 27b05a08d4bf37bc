// @vitest-environment node
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { makeSignerKey, signWith } from './index.ts';
import { openSignerStore } from './index.bg.ts';

const PASSPHRASE = '测试口令 not-a-real-one';
const SECRET = new TextEncoder().encode('secret-of-the-codes!');

it('a signer’s key and the secret of the codes stand nowhere in what is stored, and the key that opens them cannot be taken out', async () => {
  const store = openSignerStore();
  const key = await makeSignerKey({ id: '990013', name: '测试复核' }, PASSPHRASE);
  await store.putKey('990013', key);
  await store.putSecret('990014', SECRET, 1);
  // It is of use all the same.
  const held = await store.get('990013');
  expect(held.key !== undefined && (await signWith(held.key, PASSPHRASE, '示例')).ok).toBe(true);
  expect((await store.get('990014')).secret).toEqual(SECRET);
  store.close();

  const db = await new Dexie('creditgate-signer').open();
  const [signers, keys] = [await db.table('signers').toArray(), (await db.table('secrets').toArray()) as { key: CryptoKey }[]];
  const text = JSON.stringify(signers, (_name, value: unknown) => (ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? Buffer.from(value as ArrayBuffer).toString('latin1') : value));
  for (const mark of ['secret-of-the-codes!', Buffer.from(SECRET).toString('base64'), Buffer.from(SECRET).toString('hex'), PASSPHRASE, '"d":']) expect(text).not.toContain(mark);
  expect(keys).toHaveLength(1);
  for (const one of keys) {
    expect(one.key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', one.key)).rejects.toThrow();
  }
  db.close();
});
