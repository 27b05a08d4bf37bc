import type { Generation, ListMeta } from './meta.ts';
import { LIST_KINDS } from './schema-words.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * A stored meta value as a look-up needs it, checked by hand: Zod's first parse takes longer than all the reading of a
 * look-up (3 to 6 ms, measured). Undefined for what `ListMeta` refuses in these members; the others are passed on.
 */
export function readableMeta(value: unknown): ListMeta | undefined {
  if (!isObject(value)) return undefined;
  const { listId, kind, trust, versionFloor, current, previous, loose } = value;
  const known = typeof listId === 'string' && (LIST_KINDS as readonly unknown[]).includes(kind) && (trust === 'signed' || trust === 'local') && isNumber(versionFloor);
  if (!known || !Array.isArray(loose) || !Array.from(loose).every(Number.isSafeInteger)) return undefined;
  const generations = [readableGeneration(current), readableGeneration(previous)];
  if (generations.includes(null)) return undefined;
  return { ...(value as unknown as ListMeta), current: generations[0] ?? undefined, previous: generations[1] ?? undefined };
}

function readableGeneration(value: unknown): Generation | null | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) return null;
  const { version, count, segments, asOf, publishedAt, expiresAt, setHash, storedAt } = value;
  if (!isNumber(version) || !isNumber(count) || ![asOf, publishedAt, expiresAt, setHash, storedAt].every((text) => typeof text === 'string')) return null;
  if (!Array.isArray(segments) || segments.length === 0) return null;
  const read = Array.from(segments as unknown[], readableSegment);
  return read.includes(null) ? null : { ...(value as unknown as Generation), segments: read as Generation['segments'] };
}

export function readableSegment(value: unknown): Generation['segments'][number] | null {
  if (!isObject(value)) return null;
  const { number, rows, exactBits, fuzzyBits = null, tombstoneBits } = value;
  const whole = [number, rows, exactBits].every(Number.isSafeInteger) && [fuzzyBits, tombstoneBits].every((bits) => bits === null || Number.isSafeInteger(bits));
  return whole ? ({ number, rows, exactBits, fuzzyBits, tombstoneBits } as Generation['segments'][number]) : null;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
