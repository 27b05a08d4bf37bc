import { encodeEntries } from './block.ts';
import { bucketOf } from './keys.ts';
import { MAX_BITS } from './limits.ts';

/** Entries of a steps' worth of buckets between two yields. */
const BUCKETS_A_STEP = 16;
const COLUMNS = 3;

/** Bits of a bucket number so that a bucket holds at most so many entries on average. */
export function bitsFor(entries: number, perBucket: number): number {
  return Math.min(MAX_BITS, Math.max(0, Math.ceil(Math.log2(Math.max(1, entries) / perBucket))));
}

/**
 * Entries of an index on their way into buckets, 12 bytes each: five million listings have some fifty million, which as
 * objects would not fit into memory.
 */
export class EntryTable {
  #columns = new Uint32Array(COLUMNS * 1024);
  #size = 0;
  readonly #perBucket: number;

  constructor(perBucket: number) {
    this.#perBucket = perBucket;
  }

  /** `remainder` up to 24 bits, `row` 24, as it comes, `tag` 8. */
  add(high: number, remainder: number, row: number, tag: number): void {
    const at = this.#size * COLUMNS;
    if (at === this.#columns.length) {
      const wider = new Uint32Array(this.#columns.length * 2);
      wider.set(this.#columns);
      this.#columns = wider;
    }
    this.#columns[at] = high;
    this.#columns[at + 1] = remainder;
    this.#columns[at + 2] = ((row << 8) | tag) >>> 0;
    this.#size += 1;
  }

  get bits(): number {
    return bitsFor(this.#size, this.#perBucket);
  }

  /**
   * All buckets, encoded; in steps of about a millisecond.
   *
   * @param rank the place of each row in the segment
   * @param entryOf an entry as a number that sorts as its bytes do
   */
  *blocks(rank: Uint32Array, entryOf: (remainder: number, row: number, tag: number) => number): Generator<void, Uint8Array[]> {
    const bits = this.bits;
    const starts = new Uint32Array(2 ** bits + 1);
    for (let entry = 0; entry < this.#size; entry += 1) bump(starts, bucketOf(this.#at(entry, 0), bits) + 1);
    for (let bucket = 1; bucket < starts.length; bucket += 1) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    const order = new Uint32Array(this.#size);
    const next = starts.slice();
    for (let entry = 0; entry < this.#size; entry += 1) {
      const bucket = bucketOf(this.#at(entry, 0), bits);
      order[next[bucket] ?? 0] = entry;
      bump(next, bucket);
    }
    const blocks: Uint8Array[] = [];
    for (let bucket = 0; bucket < 2 ** bits; bucket += 1) {
      const [first, end] = [starts[bucket] ?? 0, starts[bucket + 1] ?? 0];
      const entries = new Float64Array(end - first);
      for (let at = first; at < end; at += 1) {
        const entry = order[at] ?? 0;
        const place = this.#at(entry, 2);
        entries[at - first] = entryOf(this.#at(entry, 1), rank[place >>> 8] ?? 0, place & 0xff);
      }
      blocks.push(encodeEntries(entries));
      if (bucket % BUCKETS_A_STEP === 0) yield;
    }
    return blocks;
  }

  #at(entry: number, column: number): number {
    return this.#columns[entry * COLUMNS + column] ?? 0;
  }
}

function bump(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}
