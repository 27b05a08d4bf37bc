import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { base64url as b64, errors, exportJWK, FlattenedSign, generateKeyPair, importJWK } from 'jose';
import { HEAD_TYPE, SM2_ALG, SM2_USER_ID, thumbprintOf, type Head } from '../list/index.ts';
import { err, ok, type Result } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { isFileError } from './folder.ts';

const base64url = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const PublicJwk = z.object({ kty: z.literal('EC'), crv: z.enum(['P-256', 'SM2']), x: base64url, y: base64url, kid: z.string().optional() });
const PrivateJwk = PublicJwk.extend({ d: base64url });
export type PublicJwk = z.infer<typeof PublicJwk>;
export type PrivateJwk = z.infer<typeof PrivateJwk>;

/** First 16 characters of the RFC 7638 thumbprint: enough to tell keys apart by eye; trust compares the whole. */
export async function kidOf(jwk: PublicJwk): Promise<string> {
  return (await thumbprintOf(jwk)).slice(0, 16);
}

export type KeyCurve = PublicJwk['crv'];

/** Makes a signing key pair: EC P-256 for ES256, or SM2. */
export async function makeKeyPair(crv: KeyCurve = 'P-256'): Promise<{ kid: string; privateJwk: PrivateJwk; publicJwk: PublicJwk }> {
  const bare = PrivateJwk.parse({ kty: 'EC', crv, ...(crv === 'SM2' ? await sm2Numbers() : await p256Numbers()) });
  const kid = await kidOf(bare);
  // File names and command-line options that start with a hyphen are a trap.
  if (kid.startsWith('-')) return makeKeyPair(crv);
  return { kid, privateJwk: { ...bare, kid }, publicJwk: PublicJwk.parse({ ...bare, kid }) };
}

async function p256Numbers(): Promise<object> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const { x, y, d } = await exportJWK(pair.privateKey);
  return { x, y, d };
}

async function sm2Numbers(): Promise<object> {
  const { sm2 } = await import('sm-crypto-v2');
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  // `04` and both coordinates, 32 bytes each.
  return { x: fromHex(publicKey.slice(2, 66)), y: fromHex(publicKey.slice(66)), d: fromHex(privateKey.padStart(64, '0')) };
}

const fromHex = (hex: string): string => b64.encode(Buffer.from(hex, 'hex'));

/** Makes a key pair and writes `<kid>.private.jwk.json` (for its owner only) and `<kid>.public.jwk.json`. */
export async function writeKeyPair(out: string, crv: KeyCurve = 'P-256'): Promise<{ kid: string; privateFile: string; publicFile: string }> {
  const { kid, privateJwk, publicJwk } = await makeKeyPair(crv);
  await mkdir(out, { recursive: true });
  const [privateFile, publicFile] = [join(out, `${kid}.private.jwk.json`), join(out, `${kid}.public.jwk.json`)];
  const facts = { kid, alg: algOf(crv), use: 'sig' };
  await writeFile(privateFile, `${JSON.stringify({ ...privateJwk, ...facts }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(privateFile, 0o600);
  await writeFile(publicFile, `${JSON.stringify({ ...publicJwk, ...facts }, null, 2)}\n`, { flag: 'wx' });
  return { kid, privateFile, publicFile };
}

export type KeyFault = 'key-unreadable' | 'key-not-private' | 'key-invalid';

/** Reads signing keys, one JWK a file. */
export async function readPrivateKeys(files: readonly string[]): Promise<Result<PrivateJwk[], KeyFault>> {
  const keys: PrivateJwk[] = [];
  for (const file of files) {
    const value = await readJson(file);
    if (!value.ok) return value;
    const parsed = PrivateJwk.safeParse(value.value);
    if (!parsed.success) return err(PublicJwk.safeParse(value.value).success ? 'key-not-private' : 'key-invalid', file);
    keys.push(parsed.data);
  }
  return ok(keys);
}

/** Reads trusted keys: files that hold one JWK, an array of them, or a JWKS. Private members are dropped. */
export async function readPublicKeys(files: readonly string[]): Promise<Result<PublicJwk[], KeyFault>> {
  const keys: PublicJwk[] = [];
  for (const file of files) {
    const value = await readJson(file);
    if (!value.ok) return value;
    const parsed = z.union([z.object({ keys: z.array(PublicJwk).min(1) }), z.array(PublicJwk).min(1), PublicJwk]).safeParse(value.value);
    if (!parsed.success) return err('key-invalid', file);
    keys.push(...(Array.isArray(parsed.data) ? parsed.data : 'kty' in parsed.data ? [parsed.data] : parsed.data.keys));
  }
  return ok(keys);
}

/** The text of `head.json`: the head as JWS in general JSON serialisation, signed by each key once. */
export function signHead(head: Head, keys: readonly PrivateJwk[]): Promise<Result<string, 'key-invalid'>> {
  return signPayload(head, keys, HEAD_TYPE);
}

/** A JWS in general JSON serialisation over the JSON of a value. `type`: what the signatures are good for. */
export async function signPayload(value: object, keys: readonly PrivateJwk[], type: string): Promise<Result<string, 'key-invalid'>> {
  const payload = b64.encode(JSON.stringify(value));
  const signatures: { protected: string; signature: string }[] = [];
  for (const jwk of keys) {
    const header = { alg: algOf(jwk.crv), kid: await kidOf(jwk), typ: type };
    try {
      signatures.push(jwk.crv === 'SM2' ? await signSm2(payload, header, jwk) : await signEs256(payload, header, jwk));
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof DOMException || error instanceof TypeError) return err('key-invalid');
      throw error;
    }
  }
  return ok(`${JSON.stringify({ payload, signatures })}\n`);
}

function algOf(crv: KeyCurve): string {
  return crv === 'SM2' ? SM2_ALG : 'ES256';
}

interface SignatureHeader {
  readonly alg: string;
  readonly kid: string;
  readonly typ: string;
}

async function signEs256(payload: string, header: SignatureHeader, { kty, crv, x, y, d }: PrivateJwk): Promise<{ protected: string; signature: string }> {
  const key = await importJWK({ kty, crv, x, y, d }, 'ES256');
  const jws = await new FlattenedSign(b64.decode(payload)).setProtectedHeader({ ...header }).sign(key);
  return { protected: jws.protected ?? '', signature: jws.signature };
}

async function signSm2(payload: string, header: SignatureHeader, { x, y, d }: PrivateJwk): Promise<{ protected: string; signature: string }> {
  const { sm2 } = await import('sm-crypto-v2');
  const [secret, publicKey] = [toHex(d), `04${toHex(x)}${toHex(y)}`];
  if (sm2.getPublicKeyFromPrivateKey(secret) !== publicKey) throw new TypeError('not a pair');
  const encoded = b64.encode(JSON.stringify(header));
  const signature = sm2.doSignature(new TextEncoder().encode(`${encoded}.${payload}`), secret, { hash: true, der: false, publicKey, userId: SM2_USER_ID });
  return { protected: encoded, signature: fromHex(signature) };
}

const toHex = (base64url: string): string => Buffer.from(b64.decode(base64url)).toString('hex');

/** Content of a JSON file. */
export async function readJson(file: string): Promise<Result<unknown, KeyFault>> {
  try {
    return ok(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (isFileError(error)) return err('key-unreadable', file);
    if (error instanceof SyntaxError) return err('key-invalid', file);
    throw error;
  }
}
