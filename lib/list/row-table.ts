import { murmur3 } from './murmur.ts';

/** Where a row is: segment by its place in the generation, and number in the segment. */
export interface RowPlace {
  readonly segment: number;
  readonly row: number;
}

/** Rows by id, held as digests: 20 bytes and a bit for each of twice as many places as there are rows. */
export interface RowTable {
  put(id: string, text: string, place: RowPlace): void;
  /** What the table has of a row: nothing, the same text, or another text at this place. Notes that the id was asked for. */
  meet(id: string, text: string): 'absent' | 'same' | RowPlace;
  /** Places of rows that nobody has asked for. */
  unmet(): Generator<RowPlace>;
}

const encoder = new TextEncoder();
const SEEDS = [0x9747b28c, 0x1b873593] as const;
const FREE = 0xffffffff;
const ROW_BITS = 24;

/**
 * A table for at most `rows` rows. Ids and texts are told apart by 64 bits of MurmurHash3: among a million rows of two
 * versions a mix-up is as likely as one in ten million, and costs a line of a comparison, nothing else.
 */
export function createRowTable(rows: number): RowTable {
  const size = 2 ** Math.max(4, Math.ceil(Math.log2(rows * 2 + 1)));
  const ids = new Uint32Array(size * 2);
  const texts = new Uint32Array(size * 2);
  const places = new Uint32Array(size).fill(FREE);
  const met = new Uint8Array(size);

  /** The slot of an id, or the free one where it would go. */
  function slotOf(high: number, low: number): number {
    let slot = high & (size - 1);
    while (places[slot] !== FREE && (ids[slot * 2] !== high || ids[slot * 2 + 1] !== low)) slot = (slot + 1) & (size - 1);
    return slot;
  }

  return {
    put(id, text, { segment, row }) {
      const [high, low] = digest(id);
      const slot = slotOf(high, low);
      ids.set([high, low], slot * 2);
      texts.set(digest(text), slot * 2);
      places[slot] = ((segment << ROW_BITS) | row) >>> 0;
    },
    meet(id, text) {
      const slot = slotOf(...digest(id));
      if (places[slot] === FREE) return 'absent';
      met[slot] = 1;
      const [high, low] = digest(text);
      return texts[slot * 2] === high && texts[slot * 2 + 1] === low ? 'same' : placeAt(places[slot] ?? FREE);
    },
    *unmet() {
      for (const [slot, place] of places.entries()) if (place !== FREE && met[slot] === 0) yield placeAt(place);
    },
  };
}

function placeAt(packed: number): RowPlace {
  return { segment: packed >>> ROW_BITS, row: packed & (2 ** ROW_BITS - 1) };
}

function digest(text: string): [number, number] {
  const bytes = encoder.encode(text);
  return [murmur3(bytes, SEEDS[0]), murmur3(bytes, SEEDS[1])];
}
