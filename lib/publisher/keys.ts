import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, errors, exportJWK, generateKeyPair, GeneralSign, importJWK } from 'jose';
import { HEAD_TYPE, type Head } from '../list/index.ts';
import { err, ok, type Result } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { isFileError } from './folder.ts';

const base64url = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const PublicJwk = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: base64url, y: base64url, kid: z.string().optional() });
const PrivateJwk = PublicJwk.extend({ d: base64url });
export type PublicJwk = z.infer<typeof PublicJwk>;
export type PrivateJwk = z.infer<typeof PrivateJwk>;

/** First 16 characters of the RFC 7638 thumbprint: enough to tell keys apart by eye; trust compares the whole. */
export async function kidOf(jwk: PublicJwk): Promise<string> {
  return (await calculateJwkThumbprint({ kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y })).slice(0, 16);
}

/** Makes a signing key pair (EC P-256). */
export async function makeKeyPair(): Promise<{ kid: string; privateJwk: PrivateJwk; publicJwk: PublicJwk }> {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const { x, y, d } = await exportJWK(pair.privateKey);
  const bare = PrivateJwk.parse({ kty: 'EC', crv: 'P-256', x, y, d });
  const kid = await kidOf(bare);
  // File names and command-line options that start with a hyphen are a trap.
  if (kid.startsWith('-')) return makeKeyPair();
  return { kid, privateJwk: { ...bare, kid }, publicJwk: PublicJwk.parse({ ...bare, kid }) };
}

/** Makes a key pair and writes `<kid>.private.jwk.json` (for its owner only) and `<kid>.public.jwk.json`. */
export async function writeKeyPair(out: string): Promise<{ kid: string; privateFile: string; publicFile: string }> {
  const { kid, privateJwk, publicJwk } = await makeKeyPair();
  await mkdir(out, { recursive: true });
  const [privateFile, publicFile] = [join(out, `${kid}.private.jwk.json`), join(out, `${kid}.public.jwk.json`)];
  const facts = { kid, alg: 'ES256', use: 'sig' };
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
export async function signHead(head: Head, keys: readonly PrivateJwk[]): Promise<Result<string, 'key-invalid'>> {
  const jws = new GeneralSign(new TextEncoder().encode(JSON.stringify(head)));
  for (const jwk of keys) {
    try {
      const key = await importJWK({ kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y, d: jwk.d }, 'ES256');
      jws.addSignature(key).setProtectedHeader({ alg: 'ES256', kid: await kidOf(jwk), typ: HEAD_TYPE });
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof DOMException || error instanceof TypeError) return err('key-invalid');
      throw error;
    }
  }
  return ok(`${JSON.stringify(await jws.sign())}\n`);
}

async function readJson(file: string): Promise<Result<unknown, KeyFault>> {
  try {
    return ok(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (isFileError(error)) return err('key-unreadable', file);
    if (error instanceof SyntaxError) return err('key-invalid', file);
    throw error;
  }
}
