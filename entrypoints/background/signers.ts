import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import type { PolicyInForce } from '../../lib/policy/index.ts';
import { checkCode, fromBase32, makeSignerKey, MIN_PASSPHRASE, SealedKey, type Signer } from '../../lib/signer/index.ts';
import type { SignerStore } from '../../lib/signer/index.bg.ts';
import type { Recorder } from './recorder.ts';

type SignerHandlers = Pick<Handlers, 'signers' | 'addSigner' | 'importSignerKey' | 'removeSigner'>;

/** Setting up who may sign: by the admin in the options page, or by policy with the key brought as a file. */
export function signerHandlers({ store, policy, records }: { store: SignerStore; policy: PolicyService; records: Recorder }): SignerHandlers {
  const save = async (signers: readonly Signer[]) => (await policy.save('signers', signers)).ok;
  return {
    async signers() {
      const inForce = await policy.current();
      return Promise.all(
        (inForce.signers ?? []).map(async (signer) => {
          const { key, secret } = await store.get(signer.id);
          return { ...signer, key: key !== undefined && signer.publicKey?.x === key.publicKey.x, code: secret !== undefined, managed: inForce.origins.signers === 'managed' };
        }),
      );
    },
    async addSigner({ id, name, until, passphrase, secret, code }) {
      const inForce = await policy.current();
      const managed = inForce.origins.signers === 'managed';
      const known = inForce.signers?.find((signer) => signer.id === id);
      // Policy's signers come with their keys; only one who has none may be given codes on the desk.
      // And once: whoever sits here later must not take the place of the one who has them.
      const held = managed && (await store.get(id)).secret !== undefined;
      if (managed && (known === undefined || known.publicKey !== undefined || secret === undefined || held)) return { ok: false, reason: 'managed' };
      const bytes = secret === undefined ? undefined : fromBase32(secret);
      let step = 0;
      if (secret !== undefined) {
        // A code from the app proves that the secret has arrived there, and that the clocks agree.
        const checked = bytes === undefined ? undefined : await checkCode(bytes, code ?? '', Date.now(), 0);
        if (checked?.ok !== true) return { ok: false, reason: checked?.reason ?? 'wrong-code' };
        step = checked.step;
      } else if ([...(passphrase ?? '')].length < MIN_PASSPHRASE) return { ok: false, reason: 'passphrase-short' };
      const key = bytes === undefined ? await makeSignerKey({ id, name }, passphrase ?? '') : undefined;
      if (!(await records.add('signer', { event: 'signer-added', signer: id, signerName: name, method: key === undefined ? 'code' : 'key', until }))) return { ok: false, reason: 'not-recorded' };
      if (!managed) {
        const publicKey = key?.publicKey ?? known?.publicKey;
        const signer: Signer = { id, name, ...(publicKey === undefined ? {} : { publicKey }), ...(until === undefined ? {} : { until }) };
        if (!(await save([...localSigners(inForce).filter((one) => one.id !== id), signer]))) return { ok: false, reason: 'refused' };
      }
      if (key !== undefined) await store.putKey(id, key);
      if (bytes !== undefined) await store.putSecret(id, bytes, step);
      return { ok: true, ...(key === undefined ? {} : { keyFile: key }) };
    },
    async importSignerKey({ file }) {
      const key = SealedKey.safeParse(file);
      if (!key.success) return { ok: false, reason: 'not-a-key-file' };
      const signer = (await policy.current()).signers?.find(({ id }) => id === key.data.signer);
      if (signer === undefined) return { ok: false, reason: 'signer-unknown' };
      if (signer.publicKey?.x !== key.data.publicKey.x || signer.publicKey.y !== key.data.publicKey.y) return { ok: false, reason: 'wrong-key' };
      if (!(await records.add('signer', { event: 'signer-key-imported', signer: signer.id, signerName: signer.name, method: 'key' }))) return { ok: false, reason: 'not-recorded' };
      await store.putKey(signer.id, key.data);
      return { ok: true };
    },
    async removeSigner({ id }) {
      if (!(await records.add('signer', { event: 'signer-removed', signer: id }))) return { ok: false, reason: 'not-recorded' };
      await store.remove(id);
      return (await save(localSigners(await policy.current()).filter((signer) => signer.id !== id))) ? { ok: true } : { ok: false, reason: 'refused' };
    },
  };
}

/** Signers that the desk may change; those that policy enforces are not among them, recommended ones become its own. */
function localSigners({ local, signers: inForce = [], origins }: PolicyInForce): readonly Signer[] {
  if (origins.signers === 'recommended') return inForce;
  const { signers } = (local ?? {}) as { readonly signers?: readonly Signer[] };
  return Array.isArray(signers) ? signers : [];
}
