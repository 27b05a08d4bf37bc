import type { Table } from 'dexie';

/** A key of this desk's own, by name. */
export interface KeptKey {
  readonly id: string;
  readonly key: CryptoKey;
}

/**
 * The key of this name, made at the first call: of two contexts that ask at once, both get the one that was stored first. Keys are made
 * so that no interface gives them out (`extractable: false`).
 */
export async function keptKey(table: Table<KeptKey, string>, id: string, make: () => Promise<CryptoKey>): Promise<CryptoKey> {
  // Before the transaction: it would end while the key is being made.
  const made = await make();
  return table.db.transaction('rw', table, async () => {
    const held = await table.get(id);
    if (held === undefined) await table.add({ id, key: made });
    return held?.key ?? made;
  });
}

/** For hashes that tell nobody but this desk what was hashed. */
export function makeHashingKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
}
