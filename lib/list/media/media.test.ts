import 'fake-indexeddb/auto';
import { execFileSync } from 'node:child_process';
import { openAsBlob } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { deflateSync, gzipSync, zipSync, type Zippable } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samples } from '../../../tests/support/listings.ts';
import { NOW, openDesk, type Desk } from '../../../tests/support/list-desk.ts';
import { readArchive } from '../archive.ts';
import { findFolder, ofBlobs, type MediaFile } from './files.ts';
import { importFromMedia } from './import.bg.ts';

let desk: Desk;
beforeEach(async () => void (desk = await openDesk()));
afterEach(() => desk.close());

async function filesIn(dir: string, under: string): Promise<MediaFile[]> {
  const paths = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return ofBlobs(await Promise.all(paths.map(async (path) => ({ path: `${under}${path.slice(dir.length + 1)}`, blob: await openAsBlob(path) }))));
}

async function importFiles(files: readonly MediaFile[]) {
  const folder = await findFolder(files, desk.source.id);
  if (folder === undefined) throw new Error('no folder');
  const { url: _, ...source } = desk.source;
  return importFromMedia({ folder, source, store: desk.store, now: () => NOW });
}

async function zipped(dir: string): Promise<Uint8Array> {
  const files: Zippable = {};
  for (const { path } of await filesIn(dir, '')) files[`名单\\2026/${path}`] = await readFile(join(dir, path));
  return zipSync(files);
}

describe('a list on media', () => {
  it('is imported from a folder anywhere on a stick, and then by its delta', async () => {
    await desk.publish(samples(600));
    expect(await importFiles(await filesIn(desk.dir, 'USB/名单/'))).toMatchObject({ reason: 'updated-base', count: 600 });
    expect(await desk.namesFound(samples(1)[0]?.name ?? '')).toHaveLength(1);
    await desk.publishWithDelta(samples(605), '2026-11-24');
    expect(await importFiles(await filesIn(desk.dir, ''))).toMatchObject({ reason: 'updated-delta', count: 605 });
    expect(desk.requests).toEqual([]);
  });

  it('is imported from an archive', async () => {
    await desk.publish(samples(100));
    const zip = await readArchive(new Blob([(await zipped(desk.dir)) as BlobPart]));
    expect(zip.ok && (await importFiles(zip.value))).toMatchObject({ reason: 'updated-base', count: 100 });
  });

  it.each([
    ['ustar', ['--format=ustar']],
    ['pax, with a name that ustar cannot hold', ['--format=pax']],
    ['GNU, with such a name', ['--format=gnu']],
    ['gzip', ['--format=pax', '--gzip']],
  ])('is imported from a tar archive: %s', async (format, options) => {
    await desk.publish(samples(100));
    const under = format === 'ustar' ? 'list' : `${'很长的名单文件夹'.repeat(8)}/2026`;
    const work = await mkdtemp(join(tmpdir(), 'creditgate-tar-'));
    await cp(desk.dir, join(work, under), { recursive: true });
    execFileSync('tar', ['-cf', join(work, 'list.tar'), ...options, '-C', work, under.split('/')[0] ?? '']);
    const read = await readArchive(await openAsBlob(join(work, 'list.tar')));
    expect(read.ok && (await importFiles(read.value))).toMatchObject({ reason: 'updated-base', count: 100 });
    await rm(work, { recursive: true });
  });

  it('is chosen among several by what its head says, and refused when that is not signed', async () => {
    await desk.publish(samples(10));
    const own = await filesIn(desk.dir, 'b/');
    const other = ofBlobs([{ path: 'a/head.json', blob: new Blob([JSON.stringify({ payload: btoa(JSON.stringify({ listId: 'svl-2' })).replaceAll('=', ''), signatures: [] })]) }]);
    expect((await findFolder([...other, ...own], 'svl'))?.path).toBe('b/');
    expect((await importFiles([...other, ...own])).reason).toBe('updated-base');
    expect(await findFolder(ofBlobs([{ path: 'x/readme.txt', blob: new Blob() }]), 'svl')).toBeUndefined();
  });

  it('names what is missing, damaged or older, and keeps what is in force', async () => {
    await desk.publish(samples(300));
    const older = await filesIn(desk.dir, '');
    const head = await readFile(join(desk.dir, 'head.json'));
    await importFiles(older);
    await desk.republish(samples(301), { version: 999_999_999_999_999 });
    const newer = await filesIn(desk.dir, '');
    expect((await importFiles(newer.filter(({ path }) => !path.startsWith('packs/')))).reason).toBe('file-missing');
    const broken = newer.map((file) => (file.path.startsWith('packs/') ? { ...file, stream: () => new ReadableStream<Uint8Array>({ start: (controller) => controller.error(new TypeError('unplugged')) }) } : file));
    expect((await importFiles(broken)).reason).toBe('media-unreadable');
    expect((await desk.store.states())[0]).toMatchObject({ lastOutcome: 'media-unreadable', current: { count: 300 } });
    expect((await importFiles(newer)).reason).toBe('updated-base');
    await writeFile(join(desk.dir, 'head.json'), head);
    expect((await importFiles(await filesIn(desk.dir, ''))).reason).toBe('older-than-local');
  });

  it('stops reading an endless file at the length that is allowed', async () => {
    await desk.publish(samples(10));
    let read = 0;
    const endless: MediaFile = { path: 'head.json', stream: () => new ReadableStream({ pull: (controller) => void ((read += 65_536), controller.enqueue(new Uint8Array(65_536).fill(32))) }) };
    expect((await importFiles([endless])).reason).toBe('too-large');
    expect(read).toBeLessThan(3_000_000);
  });
});

describe('an archive', () => {
  it('that unpacks without end is cut off as well', async () => {
    const zip = await readArchive(new Blob([zipSync({ 'head.json': new Uint8Array(60_000_000) }) as BlobPart]));
    expect(zip.ok && (await importFiles(zip.value))).toMatchObject({ reason: 'too-large' });
  });
  it('of gzip that unpacks without end is cut off too', async () => {
    expect(await readArchive(new Blob([gzipSync(new Uint8Array(5_000_000)) as BlobPart]), 1_000_000)).toMatchObject({ ok: false, reason: 'not-an-archive' });
  });
  it('that was cut off or changed anywhere is refused, or gives what is whole', async () => {
    const work = await mkdtemp(join(tmpdir(), 'creditgate-tar-'));
    await writeFile(join(work, 'head.json'), 'x'.repeat(700));
    execFileSync('tar', ['-cf', join(work, 'list.tar'), '--format=ustar', '-C', work, 'head.json']);
    const whole = await readFile(join(work, 'list.tar'));
    await rm(work, { recursive: true });
    for (const length of [100, 511, 512, 900, 1_024, 1_535]) expect(await readArchive(new Blob([whole.subarray(0, length)]))).toMatchObject({ ok: false, reason: 'not-an-archive' });
    await fc.assert(
      fc.asyncProperty(fc.nat(511), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const read = await readArchive(new Blob([bytes]));
        // What comes after the digits of a checksum says nothing.
        expect(read.ok ? read.value.map(({ path }) => path) : ['head.json']).toEqual(['head.json']);
      }),
    );
  });
  it('that is none is said to be none', async () => {
    for (const bytes of [new Uint8Array(), new TextEncoder().encode('Rar!\u001a\u0007'), deflateSync(new Uint8Array(500)), zipSync({ a: new Uint8Array(9) }).subarray(0, 60)]) {
      expect(await readArchive(new Blob([bytes as BlobPart]))).toMatchObject({ ok: false, reason: 'not-an-archive' });
    }
  });
});
