import { base64url, calculateJwkThumbprint, errors, flattenedVerify, importJWK } from 'jose';
import { err, ok, type Result } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { MAX_HEAD_BYTES, MAX_SIGNATURES } from './limits.ts';
import { SM2_ALG, sm2Check } from './sm2.ts';

/** JWS general JSON serialisation (RFC 7515 §7.2.1), as published in `head.json` and `keys.json`. */
export const Envelope = z.object({
  payload: z.string().min(1).max(MAX_HEAD_BYTES).regex(/^[A-Za-z0-9_-]+$/),
  signatures: z.array(z.object({ protected: z.string().max(2000), signature: z.string().max(500) })).min(1).max(MAX_SIGNATURES),
  /** Version of the newest key set beside a head. Unsigned: it only says when `keys.json` is worth a request. */
  keys: z.number().int().min(1).optional(),
});
export type Envelope = z.infer<typeof Envelope>;

/** Set in the protected header of every signature, so that a key's other signatures cannot pass as heads. */
export const HEAD_TYPE = 'creditgate-head';

/** Whose signatures a list must bear: ES256 keys alone, SM2 keys alone, or as many of each as the threshold says. */
export const SUITES = ['es256', 'sm2', 'both'] as const;
export type Suite = (typeof SUITES)[number];

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
 * Payload bytes that enough different trusted keys have signed. Keys are told apart by their RFC 7638 thumbprint,
 * never by the `kid` that a signature claims: one key signing twice, or listed twice, counts once.
 *
 * @param threshold how many different keys must have signed; less than 1 counts as 1
 * @param options.type `typ` that the signatures must bear; that of heads unless said otherwise
 * @param options.suite which keys count; without it, keys of either suite count towards one threshold
 */
export async function verifyEnvelope(
  envelope: Envelope,
  keys: readonly JsonWebKey[],
  threshold: number,
  { type = HEAD_TYPE, suite }: { readonly type?: string; readonly suite?: Suite } = {},
): Promise<Result<{ payload: Uint8Array; signedBy: string[] }, SignatureFault>> {
  const trusted = await trustedKeys(keys, suite);
  if (trusted.size === 0) return err('no-keys');
  const signedBy: string[] = [];
  const counts: Record<Curve, number> = { 'P-256': 0, SM2: 0 };
  let payload: Uint8Array | undefined;
  for (const [thumbprint, { curve, verify }] of trusted) {
    for (const signature of envelope.signatures) {
      const verified = await verify({ payload: envelope.payload, ...signature }, type);
      if (verified === null) continue;
      payload = verified;
      signedBy.push(thumbprint);
      counts[curve] += 1;
      break;
    }
  }
  if (payload === undefined) return err('bad-signature');
  const needed = Math.max(1, threshold);
  const signed = suite === 'both' ? Math.min(counts['P-256'], counts.SM2) : signedBy.length;
  return signed >= needed ? ok({ payload, signedBy }) : err('not-enough-signatures', `${signed} of ${needed}${suite === 'both' ? ' of each suite' : ''}`);
}

interface Jws {
  readonly payload: string;
  readonly protected: string;
  readonly signature: string;
}
type Curve = 'P-256' | 'SM2';
/** The payload when the key has signed it under this type; null otherwise. */
type Verify = (jws: Jws, type: string) => Promise<Uint8Array | null>;

/** Usable keys by thumbprint. Only public members are taken, whatever the configuration holds. */
async function trustedKeys(keys: readonly JsonWebKey[], suite: Suite | undefined): Promise<Map<string, { curve: Curve; verify: Verify }>> {
  const trusted = new Map<string, { curve: Curve; verify: Verify }>();
  for (const { kty, crv, x, y } of keys) {
    if (kty !== 'EC' || x === undefined || y === undefined) continue;
    if (crv !== 'P-256' && crv !== 'SM2') continue;
    if (suite === 'es256' && crv !== 'P-256') continue;
    if (suite === 'sm2' && crv !== 'SM2') continue;
    const verify = await (crv === 'P-256' ? es256(x, y) : sm2(x, y));
    if (verify !== null) trusted.set(await calculateJwkThumbprint({ kty, crv, x, y }), { curve: crv, verify });
  }
  return trusted;
}

/** Null for a point that is not on the curve: the key counts for nothing, the others still do. */
async function es256(x: string, y: string): Promise<Verify | null> {
  const key = await quietly(() => importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256'));
  if (!(key instanceof CryptoKey)) return null;
  return async (jws, type) => {
    const result = await quietly(() => flattenedVerify(jws, key, { algorithms: ['ES256'] }));
    return result?.protectedHeader?.typ === type ? result.payload : null;
  };
}

/** The header members that count; any critical extension is one that we do not know. */
const Sm2Header = z.object({ alg: z.literal(SM2_ALG), typ: z.string(), crit: z.undefined().optional(), b64: z.undefined().optional() });

async function sm2(x: string, y: string): Promise<Verify | null> {
  const check = await sm2Check(x, y);
  if (check === null) return null;
  return async (jws, type) => {
    const header = Sm2Header.safeParse(await quietly(async () => JSON.parse(new TextDecoder().decode(base64url.decode(jws.protected))) as unknown));
    const signature = await quietly(async () => base64url.decode(jws.signature));
    if (!header.success || header.data.typ !== type || signature === null) return null;
    const signed = check(new TextEncoder().encode(`${jws.protected}.${jws.payload}`), signature);
    return signed ? quietly(async () => base64url.decode(jws.payload)) : null;
  };
}

/** Null for what is malformed: it counts for nothing. */
async function quietly<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof DOMException || error instanceof TypeError || error instanceof SyntaxError) return null;
    throw error;
  }
}
