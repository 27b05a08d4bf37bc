import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { base64url } from 'jose';
import { encodePack, layoutOf, packsOf, parseEnvelope, parseHead, parsePack, TABLES, type Envelope, type Head, type PackRef, type Segment, type SegmentRef, type Table } from '../list/index.ts';
import { err, ok, type Result } from '../shared/index.ts';

/** A published folder as it lies on disk. The head is parsed, but its signatures are not checked here. */
export interface Folder {
  readonly dir: string;
  readonly head: Head;
  readonly envelope: Envelope;
}

export type FolderFault = 'no-list' | 'head-malformed' | 'head-unknown-format' | 'reader-too-old';
export type PackFileFault = 'pack-missing' | 'pack-wrong-length' | 'pack-wrong-hash' | 'pack-malformed';

/** Only files of this shape are ever deleted from a folder. */
const PACK_FILE = /^[0-9a-f]{24}\.pack$/;

export function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';
}

export async function readFolder(dir: string): Promise<Result<Folder, FolderFault>> {
  let text: string;
  try {
    text = await readFile(join(dir, 'head.json'), 'utf8');
  } catch (error) {
    if (isFileError(error)) return err('no-list', dir);
    throw error;
  }
  const envelope = parseEnvelope(text);
  if (!envelope.ok) return envelope;
  const head = parseHead(base64url.decode(envelope.value.payload));
  return head.ok ? ok({ dir, head: head.value, envelope: envelope.value }) : head;
}

export type Blocks = Readonly<Record<Table, readonly Uint8Array[]>>;

/** Reads and checks all packs of a segment against what the head says of them. */
export async function readSegment(dir: string, segment: SegmentRef): Promise<Result<Blocks, PackFileFault>> {
  const blocks: Record<Table, Uint8Array[]> = { r: [], x: [], f: [], t: [] };
  for (const ref of segment.packs) {
    const pack = await readPack(dir, ref);
    if (!pack.ok) return pack;
    blocks[ref.table].push(...pack.value);
  }
  return ok(blocks);
}

/** The blocks of one pack, checked against what the head says of it. */
export async function readPack(dir: string, ref: PackRef): Promise<Result<readonly Uint8Array[], PackFileFault>> {
  const bytes = await readFileOf(dir, ref);
  if (!bytes.ok) return bytes;
  const pack = parsePack(bytes.value);
  if (!pack.ok) return err('pack-malformed', `${ref.path}: ${pack.reason}`);
  const { table, firstBlock, blocks } = pack.value;
  if (table !== ref.table || firstBlock !== ref.firstBlock || blocks.length !== ref.blocks) return err('pack-malformed', ref.path);
  return ok(blocks);
}

async function readFileOf(dir: string, ref: PackRef): Promise<Result<Uint8Array, PackFileFault>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(dir, ref.path));
  } catch (error) {
    if (isFileError(error)) return err('pack-missing', ref.path);
    throw error;
  }
  if (bytes.length !== ref.bytes) return err('pack-wrong-length', ref.path);
  return sha256Hex(bytes) === ref.sha256 ? ok(bytes) : err('pack-wrong-hash', ref.path);
}

/**
 * Writes a segment's packs. Their names are drawn from their content: a reader that has begun with an older head
 * still finds its own files, and no cache can mix versions up.
 */
export async function writeSegment(dir: string, segment: Segment): Promise<SegmentRef> {
  await mkdir(join(dir, 'packs'), { recursive: true });
  const packs: PackRef[] = [];
  for (const table of TABLES) {
    for (const pack of packsOf(table, segment.blocks[table])) {
      const bytes = encodePack(pack);
      const sha256 = sha256Hex(bytes);
      const path = `packs/${sha256.slice(0, 24)}.pack`;
      await writeWhole(join(dir, path), bytes);
      packs.push({ path, table, firstBlock: pack.firstBlock, blocks: pack.blocks.length, bytes: bytes.length, sha256 });
    }
  }
  return { ...layoutOf(segment), packs };
}

export async function copyPacks(from: string, to: string, segment: SegmentRef): Promise<void> {
  if (from === to) return;
  await mkdir(join(to, 'packs'), { recursive: true });
  for (const { path } of segment.packs) await writeWhole(join(to, path), await readFile(join(from, path)));
}

/** Puts the head in place, last of all, and removes packs that neither it nor the head before it names. */
export async function writeHead(dir: string, text: string, head: Head, before: Head | undefined): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeWhole(join(dir, 'head.json'), new TextEncoder().encode(text));
  const used = new Set([head, before].flatMap((one) => (one === undefined ? [] : packPaths(one))));
  for (const name of await readdir(join(dir, 'packs'))) {
    if (PACK_FILE.test(name) && !used.has(`packs/${name}`)) await rm(join(dir, 'packs', name));
  }
}

function packPaths(head: Head): string[] {
  return [head.base, ...head.deltas.map((delta) => delta.segment)].flatMap((segment) => segment.packs.map((pack) => pack.path));
}

/** Beside and then over: whoever serves the folder never sees half a file. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.tmp`;
  await writeFile(beside, bytes);
  await rename(beside, file);
}

function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
