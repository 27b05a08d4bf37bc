// @vitest-environment node
import 'fake-indexeddb/auto';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../../tests/support/list-desk.ts';
import { samples } from '../../tests/support/listings.ts';
import vectors from '../../tests/vectors/sm2.json' with { type: 'json' };
import { makeKeyPair, signPayload, type PrivateJwk } from '../publisher/index.ts';
import { HEAD_TYPE, parseEnvelope, verifyEnvelope, type Envelope, type Suite } from './index.ts';
import { sm2Check, SM2_USER_ID } from './sm2.ts';

const b64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const utf8 = (text: string) => new TextEncoder().encode(text);
const ORDER = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123';

describe('SM2 with SM3, stored vectors', () => {
  it.each(vectors)('$origin: $message', async ({ message, x, y, signature }) => {
    const check = await sm2Check(b64(fromHex(x)), b64(fromHex(y)));
    expect(check?.(utf8(message), fromHex(signature))).toBe(true);
    expect(check?.(utf8(`${message}.`), fromHex(signature))).toBe(false);
    const [r, s] = [signature.slice(0, 64), signature.slice(64)];
    for (const wrong of [s + r, r + '0'.repeat(64), '0'.repeat(64) + s, r + ORDER, ORDER + s, r, '', `${signature}00`]) expect(check?.(utf8(message), fromHex(wrong))).toBe(false);
    for (let bit = 0; bit < 512; bit += 37) {
      const turned = fromHex(signature).map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(check?.(utf8(message), turned)).toBe(false);
    }
  });

  it('takes no point that is not on the curve', async () => {
    const [{ x, y } = { x: '', y: '' }] = vectors;
    expect(await sm2Check(b64(fromHex(x)), b64(fromHex(x)))).toBeNull();
    expect(await sm2Check(b64(fromHex(y)), b64(new Uint8Array(32)))).toBeNull();
    expect(await sm2Check(b64(new Uint8Array(32)), b64(new Uint8Array(32)))).toBeNull();
  });
});

/** Debian and Ubuntu bring openssl 3 with SM2 and SM3: an implementation that shares no line with ours. */
describe('SM2 with SM3, against openssl', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sm2-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const SM3 = ['-rawin', '-digest', 'sm3', '-pkeyopt', `distid:${SM2_USER_ID}`];
  /** SubjectPublicKeyInfo of an SM2 key up to its point. */
  const SPKI = '3059301306072a8648ce3d020106082a811ccf5501822d034200';

  it('verifies what openssl has signed, as a whole head', async () => {
    openssl('genpkey', '-algorithm', 'SM2', '-out', 'key.pem');
    const point = openssl('pkey', '-in', 'key.pem', '-pubout', '-outform', 'DER').subarray(-64);
    const jwk = { kty: 'EC', crv: 'SM2', x: b64(point.subarray(0, 32)), y: b64(point.subarray(32)) };
    const header = b64(JSON.stringify({ alg: 'SM2SM3', typ: HEAD_TYPE }));
    const payload = b64(JSON.stringify({ 名称: '示例' }));
    await writeFile(file('input'), `${header}.${payload}`);
    openssl('pkeyutl', '-sign', ...SM3, '-inkey', 'key.pem', '-in', 'input', '-out', 'signature');
    const envelope = { payload, signatures: [{ protected: header, signature: b64(rawOf(await readFile(file('signature')))) }] };
    expect(await verifyEnvelope(envelope, [jwk], 1)).toMatchObject({ ok: true });
    expect(await verifyEnvelope({ ...envelope, payload: b64('{}') }, [jwk], 1)).toMatchObject({ ok: false, reason: 'bad-signature' });
  });

  it('signs what openssl verifies', async () => {
    const { privateJwk } = await makeKeyPair('SM2');
    const envelope = await signed([privateJwk]);
    const [signature] = envelope.signatures;
    const point = Buffer.concat([Buffer.from('04', 'hex'), Buffer.from(privateJwk.x, 'base64url'), Buffer.from(privateJwk.y, 'base64url')]);
    await writeFile(file('public.der'), Buffer.concat([Buffer.from(SPKI, 'hex'), point]));
    await writeFile(file('theirs'), `${signature?.protected}.${envelope.payload}`);
    await writeFile(file('ours'), derOf(Buffer.from(signature?.signature ?? '', 'base64url')));
    const verify = (input: string) => openssl('pkeyutl', '-verify', ...SM3, '-pubin', '-keyform', 'DER', '-inkey', 'public.der', '-in', input, '-sigfile', 'ours');
    expect(verify('theirs').toString()).toContain('Signature Verified Successfully');
    await writeFile(file('other'), 'other');
    expect(() => verify('other')).toThrow('Command failed');
  });
});

async function signed(keys: readonly PrivateJwk[], type = HEAD_TYPE): Promise<Envelope> {
  const text = await signPayload({ 名称: '示例' }, keys, type);
  const envelope = parseEnvelope(text.ok ? text.value : '');
  if (!envelope.ok) throw new Error(envelope.reason);
  return envelope.value;
}

describe('suites', () => {
  it('counts keys of either suite towards one threshold, or of each, as the policy says', async () => {
    const [e1, e2, s1, s2] = await Promise.all((['P-256', 'P-256', 'SM2', 'SM2'] as const).map(async (crv) => (await makeKeyPair(crv)).privateJwk));
    const [es1, es2, sm1, sm2] = [e1, e2, s1, s2] as [PrivateJwk, PrivateJwk, PrivateJwk, PrivateJwk];
    const all = [es1, es2, sm1, sm2];
    const answer = async (by: PrivateJwk[], threshold: number, suite?: Suite) => {
      const verified = await verifyEnvelope(await signed(by), all, threshold, { suite });
      return verified.ok ? 'ok' : verified.reason;
    };
    expect(await answer([es1, sm1], 2)).toBe('ok');
    expect(await answer([sm1, sm1], 2)).toBe('not-enough-signatures');
    expect(await answer([es1, sm1], 1, 'both')).toBe('ok');
    expect(await answer([es1, es2], 1, 'both')).toBe('not-enough-signatures');
    expect(await answer([es1, es2, sm1], 2, 'both')).toBe('not-enough-signatures');
    expect(await answer(all, 2, 'both')).toBe('ok');
    expect(await answer([es1, es2], 1, 'sm2')).toBe('bad-signature');
    expect(await answer([sm1], 1, 'sm2')).toBe('ok');
    expect(await answer([sm1, sm2], 1, 'es256')).toBe('bad-signature');
  });

  it('takes no signature under the wrong type, algorithm or with a critical extension', async () => {
    const { privateJwk } = await makeKeyPair('SM2');
    expect(await verifyEnvelope(await signed([privateJwk], 'something-else'), [privateJwk], 1)).toMatchObject({ reason: 'bad-signature' });
    const envelope = await signed([privateJwk]);
    const { x, y } = privateJwk;
    expect(await verifyEnvelope(envelope, [{ kty: 'EC', crv: 'P-256', x, y }], 1)).toMatchObject({ ok: false });
    for (const header of [{ alg: 'ES256', typ: HEAD_TYPE }, { alg: 'none', typ: HEAD_TYPE }, { alg: 'SM2SM3', typ: HEAD_TYPE, crit: ['x'] }, 'SM2SM3']) {
      const changed = { ...envelope, signatures: envelope.signatures.map((one) => ({ ...one, protected: b64(JSON.stringify(header)) })) };
      expect(await verifyEnvelope(changed, [privateJwk], 1)).toMatchObject({ reason: 'bad-signature' });
    }
  });

  it('syncs a list that bears both suites, and refuses it where one is missing', async () => {
    const desk = await openDesk();
    const [es] = desk.keys as [PrivateJwk];
    const sm = (await makeKeyPair('SM2')).privateJwk;
    const source = { ...desk.source, keys: [es, sm], suite: 'both' as const };
    await desk.publish(samples(5), { keys: [es] });
    expect((await desk.sync({ source })).reason).toBe('not-enough-signatures');
    await desk.publish(samples(6), { keys: [es, sm] });
    expect(await desk.sync({ source })).toMatchObject({ reason: 'updated-base', count: 6 });
    await desk.close();
  });
});

/** ASN.1 SEQUENCE of two INTEGERs, as openssl writes signatures, to r||s and back. */
function rawOf(der: Uint8Array): Uint8Array {
  const raw = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0;
    const number = der.subarray(at + 2, at + 2 + length).subarray(-32);
    raw.set(number, end - number.length);
    at += 2 + length;
  }
  return raw;
}

function derOf(raw: Uint8Array): Uint8Array {
  const integers = [raw.subarray(0, 32), raw.subarray(32)].map((half) => {
    const bare = half.subarray(Math.max(0, half.findIndex((byte) => byte !== 0)));
    const body = (bare[0] ?? 0) > 127 ? [0, ...bare] : [...bare];
    return [2, body.length, ...body];
  });
  const body = integers.flat();
  return Uint8Array.from([0x30, body.length, ...body]);
}
