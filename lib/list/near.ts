import { err, ok, type Result } from '../shared/index.ts';
import { coreOf, coresAsked, editsBetween } from '../subject/index.ts';
import { findNear } from './block.ts';
import { bucketOf, namesOf, type KeyHash } from './keys.ts';
import { nearHash, nearKeys, regionOfListing, regionTag } from './neighbours.ts';
import type { Listing } from './schema.ts';
import { buriedIds, readRows, type BlockSource, type SearchFault, type StoredSegment } from './search.ts';

/** What to find names near to. `region`: first four digits of the place of registration, where they are known. */
export interface NearQuery {
  readonly name: string;
  readonly region?: string;
  /** Only where no list has a record for any of the keys that are asked for with it. */
  readonly unlessFound?: boolean;
}

/** What is looked for, computed before anything is read. */
export interface NearAsked {
  readonly cores: readonly string[];
  readonly hashes: readonly KeyHash[];
  readonly tag: number;
}

/** A record whose name, or a former one, is one edit or less away in its core. A hint, never an identity. */
export interface NearHit {
  readonly listing: Listing;
  /** The name of the record that is near. */
  readonly name: string;
  readonly distance: 0 | 1;
  readonly sameRegion: boolean;
}

/** Records that are read for one question, at most: best candidates first. */
export const NEAR_LIMIT = 20;

interface Candidate {
  readonly segment: number;
  readonly row: number;
  readonly tagged: boolean;
}

export function askNear({ name, region }: NearQuery): NearAsked {
  const cores = coresAsked(name);
  return { cores, hashes: [...new Set(cores.flatMap(nearKeys))].map(nearHash), tag: regionTag(region) };
}

/** Buckets of a segment in which candidates are found. */
export function nearBuckets({ hashes }: NearAsked, fuzzyBits: number | null): number[] {
  return fuzzyBits === null ? [] : hashes.map((hash) => bucketOf(hash.high, fuzzyBits));
}

/** Rows that may be near, best first: those of the same region before the others. Reads the fuzzy index alone. */
export async function nearCandidates(source: BlockSource, segments: readonly StoredSegment[], asked: NearAsked): Promise<Result<Candidate[], SearchFault>> {
  const { hashes, tag } = asked;
  const read = await Promise.all(segments.map(({ number, fuzzyBits }) => (fuzzyBits === null ? [] : source.get('f', number, nearBuckets(asked, fuzzyBits)))));
  const candidates = new Map<string, Candidate>();
  for (const [index, segment] of segments.entries()) {
    if (segment.fuzzyBits === null) continue;
    for (const [place, hash] of hashes.entries()) {
      const bucket = read[index]?.[place];
      if (bucket === undefined) return err('block-missing');
      const entries = findNear(bucket, hash);
      if (!entries.ok) return entries;
      for (const { row, tag: own } of entries.value) {
        const name = `${index} ${row}`;
        const tagged = tag !== 0 && own === tag;
        if (!candidates.has(name)) candidates.set(name, { segment: index, row, tagged });
      }
    }
  }
  return ok([...candidates.values()].sort((a, b) => Number(b.tagged) - Number(a.tagged)));
}

/** Near records, nearest first, those of the same region before others; each read, compared in full and in force. */
export async function searchNear(source: BlockSource, segments: readonly StoredSegment[], asked: NearAsked): Promise<Result<NearHit[], SearchFault>> {
  const candidates = await nearCandidates(source, segments, asked);
  if (!candidates.ok) return candidates;
  const { cores, tag } = asked;
  const chosen = candidates.value.slice(0, NEAR_LIMIT);
  const hits: NearHit[] = [];
  for (const [index, segment] of segments.entries()) {
    const rows = chosen.filter((candidate) => candidate.segment === index).map(({ row }) => row);
    const records = await readRows(source, segment.number, rows);
    if (!records.ok) return records;
    const buried = await buriedIds(source, segments.slice(index + 1), records.value);
    if (!buried.ok) return buried;
    for (const { listing } of records.value) {
      const near = buried.value.has(listing.id) ? undefined : nearest(listing, cores);
      if (near !== undefined) hits.push({ listing, ...near, sameRegion: tag !== 0 && tag === regionTag(regionOfListing(listing)) });
    }
  }
  return ok(hits.sort((a, b) => a.distance - b.distance || Number(b.sameRegion) - Number(a.sameRegion)));
}

function nearest(listing: Listing, cores: readonly string[]): Pick<NearHit, 'name' | 'distance'> | undefined {
  const all = namesOf(listing).flatMap((name) => {
    const own = coreOf(name);
    return cores.map((core) => ({ name, distance: editsBetween(own, core) }));
  });
  return all.filter((one): one is { name: string; distance: 0 | 1 } => one.distance !== undefined).sort((a, b) => a.distance - b.distance)[0];
}
