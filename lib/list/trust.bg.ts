import { err, ok, type Result } from '../shared/index.ts';
import { followKeySets, keysAt, rootKeys, type TrustedKeys } from './key-set.ts';
import { verifyEnvelope, type Envelope } from './signature.ts';
import type { ListSource, SyncReason } from './state.ts';

/** Where a newer key set is kept, outside what clearing a list removes. */
export interface KeyStore {
  acceptKeys(listId: string, keySet: TrustedKeys, floorReset?: number): Promise<Result<void, SyncReason>>;
}

export interface TrustOptions {
  readonly source: ListSource;
  readonly store: KeyStore;
  readonly now: () => number;
  /** `keys.json` beside the head. */
  readonly fetchKeys: () => Promise<Result<string, SyncReason>>;
}

/**
 * Payload of a head that enough of the keys in force have signed. Key sets that are newer than what this machine holds
 * are fetched when the head says that there are any, or when its signatures do not count by the keys that are known;
 * one that follows from these is stored before the head is looked at, and stays when the list is cleared.
 */
export async function verifyHead(envelope: Envelope, held: TrustedKeys | undefined, options: TrustOptions): Promise<Result<Uint8Array, SyncReason>> {
  const roots = await rootKeys(options.source);
  let trusted = held?.roots === roots.roots ? held : roots;
  const announced = envelope.keys ?? 0;
  if (announced > trusted.version) {
    const renewed = await renew(trusted, held, options);
    if (!renewed.ok) return renewed;
    trusted = renewed.value;
    if (announced > trusted.version) return err('keys-refused', `keys.json does not lead to key set ${announced}`);
    return payloadOf(envelope, trusted, options);
  }
  const payload = await payloadOf(envelope, trusted, options);
  if (payload.ok || payload.reason === 'no-keys') return payload;
  // A mirror that lost the announcement. Without newer key sets, what was found first stands.
  const renewed = await renew(trusted, held, options);
  if (!renewed.ok || renewed.value.version === trusted.version) return payload;
  return payloadOf(envelope, renewed.value, options);
}

async function renew(trusted: TrustedKeys, held: TrustedKeys | undefined, { source, store, now, fetchKeys }: TrustOptions): Promise<Result<TrustedKeys, SyncReason>> {
  const file = await fetchKeys();
  if (!file.ok) return file;
  const walked = await followKeySets(file.value, trusted, source, now(), held?.publishedAt);
  if (!walked.ok) return walked;
  if (walked.value.trusted.version === trusted.version) return ok(trusted);
  const stored = await store.acceptKeys(source.id, walked.value.trusted, walked.value.floorReset);
  return stored.ok ? ok(walked.value.trusted) : stored;
}

async function payloadOf(envelope: Envelope, trusted: TrustedKeys, { source, now }: TrustOptions): Promise<Result<Uint8Array, SyncReason>> {
  if (trusted.expiresAt !== undefined && now() > Date.parse(trusted.expiresAt)) return err('keys-expired', trusted.expiresAt.slice(0, 10));
  const verified = await verifyEnvelope(envelope, await keysAt(trusted, now()), trusted.threshold, { suite: source.suite });
  if (verified.ok) return ok(verified.value.payload);
  const revoked = verified.reason === 'bad-signature' ? claimed(envelope).find((kid) => trusted.revoked.some((name) => name.startsWith(kid))) : undefined;
  return revoked === undefined ? verified : err('revoked-key', revoked);
}

/** Key ids that a refused head claims: for the message only. */
function claimed(envelope: Envelope): string[] {
  return envelope.signatures.flatMap((signature) => /"kid":"([A-Za-z0-9_-]{16,43})"/.exec(text(signature.protected))?.[1] ?? []);
}

function text(base64url: string): string {
  return /^[A-Za-z0-9_-]*$/.test(base64url) && base64url.length % 4 !== 1 ? atob(base64url.replaceAll('-', '+').replaceAll('_', '/')) : '';
}
