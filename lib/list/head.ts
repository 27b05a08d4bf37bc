import { err, isDay, ok, type Result } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { FORMAT, MAX_BITS, MAX_DELTAS, MAX_PACK_BYTES, MAX_PACKS, MAX_ROWS, NORMALISER_VERSION, READER_VERSION, ROWS_PER_BLOCK } from './limits.ts';
import { ListKind } from './schema.ts';
import { TABLES } from './pack.ts';
import { blockCounts, type SegmentLayout } from './segment.ts';

const count = (max: number) => z.number().int().min(0).max(max);
const version = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime();

const PackRef = z.object({
  /** Relative to the folder of the head: plain segments, no dots at their start, so that it cannot leave the folder. */
  path: z.string().max(200).regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/),
  table: z.enum(TABLES),
  firstBlock: count(2 ** 24),
  blocks: count(2 ** 24),
  bytes: count(MAX_PACK_BYTES),
  sha256: hash,
});
export type PackRef = z.infer<typeof PackRef>;

const SegmentRef = z
  .object({
    rows: count(MAX_ROWS),
    exactBits: count(MAX_BITS),
    fuzzyBits: count(MAX_BITS).nullable().default(null),
    tombstoneBits: count(MAX_BITS).nullable(),
    packs: z.array(PackRef).max(MAX_PACKS),
  })
  .refine(packsCoverTables, 'packs do not cover every block exactly once');
export type SegmentRef = z.infer<typeof SegmentRef>;

const DeltaRef = z.object({
  from: version,
  fromSetHash: hash,
  to: version,
  adds: count(MAX_ROWS),
  modifies: count(MAX_ROWS),
  deletes: count(MAX_ROWS),
  /** Number and hash of the whole set after this delta. */
  count: count(MAX_ROWS),
  setHash: hash,
  segment: SegmentRef,
});
export type DeltaRef = z.infer<typeof DeltaRef>;

/** The signed statement of what a list is: the one thing that is trusted; everything else is checked against it. */
export const Head = z.object({
  format: z.literal(FORMAT),
  listId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  kind: ListKind,
  version,
  asOf: z.string().refine(isDay),
  publishedAt: instant,
  expiresAt: instant,
  minReader: count(1_000_000),
  count: count(MAX_ROWS),
  setHash: hash,
  layout: z.object({ rowsPerBlock: z.literal(ROWS_PER_BLOCK), keyHash: z.literal('murmur3-32x2'), normaliser: z.literal(NORMALISER_VERSION) }),
  base: SegmentRef,
  deltas: z.array(DeltaRef).max(MAX_DELTAS),
  permits: z.object({ shrink: z.boolean().optional() }).optional(),
});
export type Head = z.infer<typeof Head>;

export type HeadFault = 'head-malformed' | 'head-unknown-format' | 'reader-too-old';

/** Parses the payload of a head whose signatures have been verified. Unknown members are ignored. */
export function parseHead(payload: Uint8Array): Result<Head, HeadFault> {
  const value = json(payload);
  const opening = z.object({ format: z.string(), minReader: z.number() }).safeParse(value);
  if (!opening.success) return err('head-malformed');
  if (opening.data.format !== FORMAT) return err('head-unknown-format');
  if (opening.data.minReader > READER_VERSION) return err('reader-too-old', `needs reader ${opening.data.minReader}`);
  const parsed = Head.safeParse(value);
  if (!parsed.success) return err('head-malformed', z.prettifyError(parsed.error).split('\n')[0]);
  const head = parsed.data;
  if (head.base.rows !== head.count || head.base.tombstoneBits !== null) return err('head-malformed', 'base and count differ');
  if (head.deltas.some((delta) => delta.to <= delta.from || delta.segment.tombstoneBits === null)) return err('head-malformed', 'delta');
  return ok(head);
}

/** Bytes that a segment's packs declare. */
export function segmentBytes(segment: SegmentRef): number {
  return segment.packs.reduce((sum, pack) => sum + pack.bytes, 0);
}

function packsCoverTables(segment: SegmentLayout & { packs: PackRef[] }): boolean {
  const counts = blockCounts(segment);
  for (const table of TABLES) {
    let next = 0;
    for (const pack of segment.packs) {
      if (pack.table !== table) continue;
      if (pack.firstBlock !== next || pack.blocks === 0) return false;
      next += pack.blocks;
    }
    if (next !== counts[table]) return false;
  }
  return true;
}

function json(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
