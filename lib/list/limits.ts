/** Numbers of format version 1. Readers refuse what goes beyond them before they give it memory. */
export const FORMAT = 'creditgate-list/1';
/** What this code can read; a head that asks for more is refused as a whole. */
export const READER_VERSION = 2;
/** Version of the lossless name and code normalisation that index keys are computed over. */
export const NORMALISER_VERSION = 1;

/** 64 rows deflate to 3-6 KB: within 2-8 KB, where IndexedDB reads are cheapest (measured). */
export const ROWS_PER_BLOCK = 64;
/** Entries of an exact bucket on average, at most: 1400 of 6 bytes are 8.4 KB. An import pays for each value, a look-up hardly for its length. */
export const ENTRIES_PER_BUCKET = 1400;
/** The same of a fuzzy bucket; a question reads about seven. */
export const NEAR_PER_BUCKET = 1400;
/** Cores shorter than this are compared as they are: a third of a short name is most of it. */
export const MIN_NEAR_CORE = 3;
/**
 * Characters of a core that the fuzzy index looks at. What comes after them may differ as it likes, so that one edit is
 * found wherever it is; brand and trade stand at the beginning, and tell names apart.
 */
export const MAX_NEAR_CORE = 10;
/** Deltas of no more than this are fetched into memory and written together with the flip. */
export const SMALL_DELTA_BYTES = 4_000_000;
/** Ids of a tombstone bucket on average, at most: about 60 bytes each. */
export const TOMBSTONES_PER_BUCKET = 64;
/** Rows and block numbers are 24-bit numbers in the index and in the store's keys. */
export const MAX_ROWS = 2 ** 24;
export const MAX_BITS = 16;

export const MAX_HEAD_BYTES = 1_000_000;
/** Publishers aim at 1 MB; a block never splits, so that a pack may be larger by one block. */
export const PACK_TARGET_BYTES = 1_000_000;
export const MAX_PACK_BYTES = 8_000_000;
export const MAX_BLOCK_BYTES = 4_000_000;
/** 64 rows with every field at its cap of `schema.ts` stay below this. */
export const MAX_INFLATED_BYTES = 8_000_000;
export const MAX_PACKS = 4096;
export const MAX_DELTAS = 4;
/** More overlays cost a look-up more reads; the fifth delta is answered by a new base. */
export const MAX_OVERLAYS = 4;
/** Overlays are merged from here on, so that a desk that misses two days still fits its deltas below the limit. */
export const COMPACT_OVERLAYS = 3;
/** So are two that hold more than this part of the base: what they have in common is stored and read twice. */
export const COMPACT_SHARE = 0.1;
/** An overlay of more than this part of the base is not worth its space any more: the next version comes as a base. */
export const OUTGROWN_SHARE = 0.5;
export const MAX_SIGNATURES = 16;
/** A list that loses more than a fifth at once is refused unless its head permits it. */
export const SHRINK_LIMIT = 0.8;
/** Keys of a policy or of a key set; key sets of a list over its life; keys revoked over its life. */
export const MAX_KEYS = 10;
export const MAX_KEY_SETS = 64;
export const MAX_REVOKED = 200;
/** Attempts that a desk remembers of each list; those that ended alike in a row count once. */
export const MAX_HISTORY = 20;
