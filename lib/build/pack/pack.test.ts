import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { extensionId } from '../identity.ts';
import { manifestFor } from '../manifest.ts';
import { readFolder, zipFiles } from './archive.ts';
import { signingKey } from './key.ts';
import { askedBy, newlyAsked, type Asked } from './permissions.ts';
import { packRelease, type Manifest } from './release.ts';

const work = mkdtempSync(join(tmpdir(), 'creditgate-pack-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const manifest = { manifest_version: 3, name: '示例', version: '0.1.0', minimum_chrome_version: '109' };
const files = new Map<string, Uint8Array>([['manifest.json', Buffer.from(JSON.stringify(manifest))], ['background.js', Buffer.from('void 0;\n'.repeat(400))], ['icons/16.png', Buffer.from([137, 80, 78, 71])]]);
const pack = (version?: string) => packRelease(files, { key: privateKey, url: 'https://ext.example.gov.cn/creditgate?a&b', ...(version === undefined ? {} : { version }) });

/** Reads a CRX3 by the published layout, without anything of the code that wrote it. */
function parseCrx(bytes: Buffer) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = 12 + view.getUint32(8, true);
  const fieldsOf = (part: Buffer): [number, Buffer][] => {
    const found: [number, Buffer][] = [];
    let at = 0;
    const varint = (): number => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = part.readUInt8(at++);
        value += (byte & 0x7f) * 2 ** shift;
        if (byte < 0x80) return value;
      }
    };
    while (at < part.length) {
      const tag = varint();
      if ((tag & 7) !== 2) throw new Error('only length-delimited fields are in a CRX header');
      const length = varint();
      found.push([tag >>> 3, part.subarray(at, at + length)]);
      at += length;
    }
    return found;
  };
  const header = new Map(fieldsOf(bytes.subarray(12, headerEnd)));
  const proof = new Map(fieldsOf(header.get(2) ?? Buffer.of()));
  const signed = header.get(10_000) ?? Buffer.of();
  return { magic: bytes.subarray(0, 4).toString('latin1'), version: view.getUint32(4, true), publicKey: proof.get(1), signature: proof.get(2), signed, crxId: new Map(fieldsOf(signed)).get(1), zip: bytes.subarray(headerEnd) };
}

describe('a packed release', () => {
  it('is a CRX3 whose signature and id hold against its own public key', () => {
    const { crx, id } = pack();
    const parsed = parseCrx(Buffer.from(crx));
    expect([parsed.magic, parsed.version]).toEqual(['Cr24', 3]);
    const der = parsed.publicKey ?? Buffer.of();
    expect(createHash('sha256').update(der).digest().subarray(0, 16)).toEqual(parsed.crxId);
    expect(extensionId(der.toString('base64'))).toBe(id);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(parsed.signed.length);
    const message = (zip: Buffer) => Buffer.concat([Buffer.from('CRX3 SignedData\u0000'), length, parsed.signed, zip]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    expect(verify('sha256', message(parsed.zip), key, parsed.signature ?? Buffer.of())).toBe(true);
    const altered = Buffer.from(parsed.zip);
    altered.writeUInt8(altered.readUInt8(40) ^ 1, 40);
    expect(verify('sha256', message(altered), key, parsed.signature ?? Buffer.of())).toBe(false);
  });
  it('carries the office’s key, address and version in its manifest, and everything else as it was built', () => {
    const { zip, id } = pack('0.1.0.7');
    const unpacked = unzipSync(zip);
    const now = JSON.parse(Buffer.from(unpacked['manifest.json'] ?? []).toString()) as Record<string, string>;
    expect(now).toMatchObject({ ...manifest, version: '0.1.0.7', update_url: 'https://ext.example.gov.cn/creditgate?a&b/updates.xml' });
    expect(extensionId(now.key)).toBe(id);
    expect(Object.keys(unpacked)).toEqual(['background.js', 'icons/16.png', 'manifest.json']);
    expect(Buffer.from(unpacked['background.js'] ?? [])).toEqual(files.get('background.js'));
  });
  it('is the same, byte for byte, whenever, in whatever time zone and order it is packed', () => {
    const first = pack();
    vi.stubEnv('TZ', 'America/New_York');
    const again = packRelease(new Map([...files].reverse()), { key: privateKey, url: 'https://ext.example.gov.cn/creditgate?a&b' });
    vi.unstubAllEnvs();
    expect(Buffer.from(again.crx).equals(Buffer.from(first.crx))).toBe(true);
    writeFileSync(join(work, 'x.txt'), 'x');
    expect(Buffer.from(zipFiles(readFolder(work)))).toEqual(Buffer.from(zipFiles(new Map([['x.txt', Buffer.from('x')]]))));
  });
  it('tells desks which version lies where, with digest, size and the oldest browser', () => {
    const { updates, crx, id } = pack();
    expect(updates).toContain(`appid="${id}"`);
    expect(updates).toContain('codebase="https://ext.example.gov.cn/creditgate?a&amp;b/creditgate-0.1.0.crx" version="0.1.0"');
    expect(updates).toContain(`hash_sha256="${createHash('sha256').update(crx).digest('hex')}" size="${crx.length}" prodversionmin="109.0.0.0"`);
  });
});

describe('the signing key', () => {
  it('is made once, for its owner alone, and read again', () => {
    const file = join(work, 'keys', 'extension.pem');
    const first = signingKey(file);
    const again = signingKey(file);
    expect([first.ok && first.value.made, again.ok && again.value.made]).toEqual([true, false]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(first.ok && again.ok && first.value.key.equals(again.value.key)).toBe(true);
    chmodSync(file, 0o644);
    expect(signingKey(file)).toMatchObject({ ok: false, reason: 'readable-by-others' });
  });
  it.each([
    ['not-a-key', 'no key'],
    ['not-rsa', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['too-short', generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ])('is refused: %s', (reason, text) => {
    const file = join(work, `${reason}.pem`);
    writeFileSync(file, text, { mode: 0o600 });
    expect(signingKey(file)).toMatchObject({ ok: false, reason });
  });
});

describe('permissions', () => {
  const released = JSON.parse(readFileSync(new URL('../released-permissions.json', import.meta.url), 'utf8')) as Asked;
  const none: Asked = { permissions: [], optionalPermissions: [], hosts: [], optionalHosts: [] };
  it('of this source are no more than those of the last release: a new one is a decision about every desk', () => {
    const now = askedBy(manifestFor({ e2e: false, hosts: [], suffix: '' }) as unknown as Manifest);
    expect(newlyAsked(now, released)).toEqual([]);
    expect(released).toEqual(now);
  });
  it.each<[string, Partial<Asked>, Partial<Asked>, string[]]>([
    ['a new one', { permissions: ['storage', 'tabs'] }, { permissions: ['storage'] }, ['permissions: tabs']],
    ['an optional one made required', { permissions: ['tabs'] }, { optionalPermissions: ['tabs'] }, ['permissions: tabs']],
    ['a required one made optional', { optionalPermissions: ['tabs'] }, { permissions: ['tabs'] }, []],
    ['another host', { hosts: ['https://b.example.gov.cn/*'] }, { hosts: ['https://a.example.gov.cn/*'] }, ['host_permissions: https://b.example.gov.cn/*']],
    ['a narrower host', { hosts: ['https://a.b.example.gov.cn/*', 'https://b.example.gov.cn/x/*'] }, { hosts: ['*://*.b.example.gov.cn/*'] }, []],
    ['a wider host', { hosts: ['*://*.example.gov.cn/*'] }, { hosts: ['https://*.example.gov.cn/*'] }, ['host_permissions: *://*.example.gov.cn/*']],
    ['a host that only ends alike', { hosts: ['https://evilexample.gov.cn/*'] }, { hosts: ['https://*.example.gov.cn/*'] }, ['host_permissions: https://evilexample.gov.cn/*']],
    ['optional hosts made required', { hosts: ['https://a.example.gov.cn/*'] }, { optionalHosts: ['https://*/*'] }, ['host_permissions: https://a.example.gov.cn/*']],
    ['a path taken away', { hosts: ['https://a.example.gov.cn/*'] }, { hosts: ['https://a.example.gov.cn/xk/*'] }, ['host_permissions: https://a.example.gov.cn/*']],
  ])('%s is told from what was there', (_title, now, before, found) => {
    expect(newlyAsked({ ...none, ...now }, { ...none, ...before })).toEqual(found);
  });
});
