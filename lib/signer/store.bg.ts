import type { Table } from 'dexie';
import { keptKey, openKept, type KeptKey } from '../storage/index.bg.ts';
import { SealedKey } from './key-file.ts';

/** What this desk holds of one signer. */
export interface SignerHoldings {
  readonly key?: SealedKey;
  readonly secret?: Uint8Array<ArrayBuffer>;
  readonly lastStep: number;
  readonly failed: readonly number[];
}

export interface SignerStore {
  get(id: string): Promise<SignerHoldings>;
  putKey(id: string, key: SealedKey): Promise<void>;
  /** `lastStep`: of the code that has proved the secret, which signs nothing any more. */
  putSecret(id: string, secret: Uint8Array<ArrayBuffer>, lastStep: number): Promise<void>;
  noteStep(id: string, step: number): Promise<void>;
  noteFailed(id: string, failed: readonly number[]): Promise<void>;
  remove(id: string): Promise<void>;
  close(): void;
}

interface Row {
  readonly id: string;
  readonly key?: unknown;
  readonly secret?: { readonly iv: Uint8Array<ArrayBuffer>; readonly sealed: ArrayBuffer };
  readonly lastStep?: number;
  readonly failed?: readonly number[];
}

/**
 * Signers' sealed keys and code secrets, in a database of their own. Secrets lie encrypted with a key that no interface
 * gives out; whoever can copy the browser's profile can still use both together (docs/threat-model.md).
 */
export function openSignerStore(): SignerStore {
  const db = openKept('creditgate-signer', [{ signers: '&id', secrets: '&id' }]);
  const signers: Table<Row, string> = db.table('signers');
  const secrets: Table<KeptKey, string> = db.table('secrets');

  const deskKey = () => keptKey(secrets, 'codes', () => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));

  async function change(id: string, part: Partial<Row>): Promise<void> {
    await db.transaction('rw', signers, async () => void (await signers.put({ ...(await signers.get(id)), ...part, id })));
  }

  async function opened(secret: Row['secret']): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (secret === undefined) return undefined;
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: secret.iv }, await deskKey(), secret.sealed));
  }

  return {
    async get(id) {
      const row = await signers.get(id);
      const key = SealedKey.safeParse(row?.key);
      const secret = await opened(row?.secret);
      return { ...(key.success ? { key: key.data } : {}), ...(secret === undefined ? {} : { secret }), lastStep: row?.lastStep ?? 0, failed: row?.failed ?? [] };
    },
    putKey: (id, key) => change(id, { key }),
    async putSecret(id, secret, lastStep) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await deskKey(), secret);
      await change(id, { secret: { iv, sealed }, lastStep });
    },
    noteStep: (id, lastStep) => change(id, { lastStep, failed: [] }),
    noteFailed: (id, failed) => change(id, { failed }),
    remove: (id) => signers.delete(id),
    close: () => db.close(),
  };
}
