import { calculateJwkThumbprint, errors, flattenedVerify, importJWK } from 'jose';
import { err, ok, type Result } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { MAX_HEAD_BYTES, MAX_SIGNATURES } from './limits.ts';

/** JWS general JSON serialisation (RFC 7515 §7.2.1), as published in `head.json`. */
const Envelope = z.object({
  payload: z.string().min(1).max(MAX_HEAD_BYTES).regex(/^[A-Za-z0-9_-]+$/),
  signatures: z.array(z.object({ protected: z.string().max(2000), signature: z.string().max(500) })).min(1).max(MAX_SIGNATURES),
});
export type Envelope = z.infer<typeof Envelope>;

/** Set in the protected header of every signature, so that a key's other signatures cannot pass as heads. */
export const HEAD_TYPE = 'creditgate-head';

export type SignatureFault = 'head-malformed' | 'no-keys' | 'bad-signature' | 'not-enough-signatures';

/** Splits a `head.json` into its parts. Nothing of it is believed yet. */
export function parseEnvelope(text: string): Result<Envelope, 'head-malformed'> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return err('head-malformed', 'not JSON');
    throw error;
  }
  const parsed = Envelope.safeParse(value);
  return parsed.success ? ok(parsed.data) : err('head-malformed', 'not a signed head');
}

/**
 * Payload bytes of a head that enough different trusted keys have signed. Keys are told apart by their RFC 7638
 * thumbprint, never by the `kid` that a signature claims: one key signing twice, or listed twice, counts once.
 *
 * @param threshold how many different keys must have signed; less than 1 counts as 1
 */
export async function verifyEnvelope(
  envelope: Envelope,
  keys: readonly JsonWebKey[],
  threshold: number,
): Promise<Result<{ payload: Uint8Array; signedBy: string[] }, SignatureFault>> {
  const trusted = await trustedKeys(keys);
  if (trusted.size === 0) return err('no-keys');
  const signedBy: string[] = [];
  let payload: Uint8Array | undefined;
  for (const [thumbprint, key] of trusted) {
    for (const signature of envelope.signatures) {
      const verified = await verifyOne({ payload: envelope.payload, ...signature }, key);
      if (verified === null) continue;
      payload = verified;
      signedBy.push(thumbprint);
      break;
    }
  }
  if (payload === undefined) return err('bad-signature');
  const needed = Math.max(1, threshold);
  return signedBy.length >= needed ? ok({ payload, signedBy }) : err('not-enough-signatures', `${signedBy.length} of ${needed}`);
}

async function verifyOne(jws: { payload: string; protected: string; signature: string }, key: CryptoKey): Promise<Uint8Array | null> {
  try {
    const result = await flattenedVerify(jws, key, { algorithms: ['ES256'] });
    return result.protectedHeader?.typ === HEAD_TYPE ? result.payload : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** Usable EC P-256 keys by thumbprint. Only public members are taken, whatever the configuration holds. */
async function trustedKeys(keys: readonly JsonWebKey[]): Promise<Map<string, CryptoKey>> {
  const trusted = new Map<string, CryptoKey>();
  for (const { kty, crv, x, y } of keys) {
    if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined) continue;
    const jwk = { kty, crv, x, y };
    try {
      const key = await importJWK(jwk, 'ES256');
      if (key instanceof CryptoKey) trusted.set(await calculateJwkThumbprint(jwk), key);
    } catch (error) {
      // A point that is not on the curve: the key counts for nothing, the others still do.
      if (error instanceof errors.JOSEError || error instanceof DOMException || error instanceof TypeError) continue;
      throw error;
    }
  }
  return trusted;
}
