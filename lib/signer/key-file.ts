import { err, ok, type Result } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { fromBase64url, toBase64url } from '../shared/base64url.ts';

/** OWASP's least for PBKDF2 with SHA-256. */
export const ITERATIONS = 600_000;
export const MIN_PASSPHRASE = 10;
const part = (max: number) => z.string().regex(/^[A-Za-z0-9_-]+$/).max(max);

/** A signer's private key as it lies on a disk: of use to nobody without the passphrase. */
export const SealedKey = z.object({
  format: z.literal('creditgate-signer-key'),
  version: z.literal(1),
  signer: z.string().min(1).max(40),
  name: z.string().min(1).max(40),
  publicKey: z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: part(43), y: part(43) }),
  kdf: z.literal('PBKDF2-SHA256'),
  // More than this would only hang the desk.
  iterations: z.number().int().min(ITERATIONS).max(10_000_000),
  salt: part(64),
  iv: part(32),
  sealed: part(1000),
});
export type SealedKey = z.infer<typeof SealedKey>;

const EC = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
const bytes = (text: string) => new TextEncoder().encode(text);

/** A new key pair, its private half sealed with the passphrase. Throws for a passphrase shorter than `MIN_PASSPHRASE`. */
export async function makeSignerKey(signer: { readonly id: string; readonly name: string }, passphrase: string): Promise<SealedKey> {
  if ([...passphrase].length < MIN_PASSPHRASE) throw new Error('the passphrase is too short');
  const pair = await crypto.subtle.generateKey(EC, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const [salt, iv] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))];
  const sealing = await sealingKey(passphrase, salt, ITERATIONS);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytes(signer.id) }, sealing, await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return {
    format: 'creditgate-signer-key',
    version: 1,
    signer: signer.id,
    name: signer.name,
    publicKey: { kty: 'EC', crv: 'P-256', x, y },
    kdf: 'PBKDF2-SHA256',
    iterations: ITERATIONS,
    salt: toBase64url(salt),
    iv: toBase64url(iv),
    sealed: toBase64url(new Uint8Array(sealed)),
  };
}

/** Signs a text with a sealed key: base64url of the ES256 signature. The opened key cannot be taken out and is forgotten. */
export async function signWith(key: SealedKey, passphrase: string, text: string): Promise<Result<string, 'wrong-passphrase'>> {
  const [salt, iv, sealed] = [fromBase64url(key.salt), fromBase64url(key.iv), fromBase64url(key.sealed)];
  if (salt === undefined || iv === undefined || sealed === undefined) return err('wrong-passphrase');
  try {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bytes(key.signer) }, await sealingKey(passphrase, salt, key.iterations), sealed);
    const privateKey = await crypto.subtle.importKey('pkcs8', opened, EC, false, ['sign']);
    return ok(toBase64url(new Uint8Array(await crypto.subtle.sign(SIGNING, privateKey, bytes(text)))));
  } catch (error) {
    // A wrong passphrase and an altered file look alike, as they should.
    if (error instanceof DOMException) return err('wrong-passphrase');
    throw error;
  }
}

/** Whether a signature over a text is by the holder of this public key. False for anything that is no key or signature. */
export async function isSignedBy(publicKey: JsonWebKey, text: string, signature: string): Promise<boolean> {
  const raw = fromBase64url(signature);
  if (raw === undefined) return false;
  try {
    const { x, y } = publicKey;
    const key = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, EC, false, ['verify']);
    return await crypto.subtle.verify(SIGNING, key, raw, bytes(text));
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}

async function sealingKey(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', bytes(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
