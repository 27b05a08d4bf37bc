/**
 * Synthetic listings by the hundred thousand, the same for the same seed.
 *
 *   syntheticListings(count, seed, today?)  iterable of rows in the publisher's input columns
 *   writeCsv(file, rows)                    UTF-8 with BOM (as office software writes it); → number of rows
 *
 * Names carry 示例 or 测试 and sequences start at 1,000,000, so that no row meets a prepared case of tests/systems.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { addDays, chinaDay, type Day } from '../../lib/shared/time.ts';
import { SYNTHETIC_REGION, usccOf } from './codes.ts';
import { FIELDS, GIVEN, GROUNDS, OFFICES, PLACES, SHAPES } from './synthetic-words.ts';

/** Column names of a list file, in the order in which they are written. */
export const LISTING_COLUMNS = [
  'name', 'uscc', 'regNo', 'legalRep', 'ground', 'groundArticle', 'authority', 'docNo', 'listedOn', 'removedOn', 'formerNames', 'region',
] as const;
export type ListingRow = Readonly<Record<(typeof LISTING_COLUMNS)[number], string>>;

const FIRST_SEQUENCE = 1_000_000;
/** Order 44: a listing ends by itself after three years. */
const TERM_DAYS = 1090;

export function* syntheticListings(count: number, seed: number, today: Day = chinaDay(Date.now())): Generator<ListingRow> {
  const random = mulberry32(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const days = Array.from({ length: TERM_DAYS + 1 }, (_, back) => addDays(today, -back));
  for (let i = 0; i < count; i += 1) {
    const trader = random() < 0.35;
    const ground = pick(GROUNDS);
    const office = pick(OFFICES);
    const back = 1 + Math.floor(random() * TERM_DAYS);
    const listedOn = days[back] as Day;
    const removed = back > 200 && random() < 0.06;
    const name = nameOf(i, trader, pick);
    yield {
      name,
      uscc: usccOf(trader ? '92' : '91', FIRST_SEQUENCE + i),
      // Old 13-digit numbers carry no check digit, so they cannot be mistaken for a real party's.
      regNo: random() < 0.08 ? `${SYNTHETIC_REGION}${String(FIRST_SEQUENCE + i)}` : '',
      legalRep: `测试${pick(GIVEN)}`,
      ground: ground.text,
      groundArticle: ground.article,
      authority: office.name,
      docNo: `${office.short}严列〔${listedOn.slice(0, 4)}〕第${String(1 + (i % 9999)).padStart(4, '0')}号`,
      listedOn,
      removedOn: removed ? (days[back - 190] as Day) : '',
      formerNames: random() < 0.04 ? nameOf(i + 500_000, trader, pick) : '',
      region: SYNTHETIC_REGION,
    };
  }
}

function nameOf(sequence: number, trader: boolean, pick: <T>(items: readonly T[]) => T): string {
  const mark = sequence % 2 === 0 ? '示例' : '测试';
  const number = sequence.toString(10).padStart(6, '0');
  const place = pick(PLACES);
  return trader ? `${place}${mark}${number}${pick(FIELDS)}店` : `${place}${mark}${number}${pick(FIELDS)}${pick(SHAPES)}`;
}

/** Writes rows as CSV, in blocks of about 64 kB so that a long list never stands in memory as one text. */
export function writeCsv(file: string, rows: Iterable<ListingRow>): number {
  const out = openSync(file, 'w');
  let count = 0;
  try {
    let block = `\uFEFF${LISTING_COLUMNS.join(',')}\r\n`;
    for (const row of rows) {
      block += `${LISTING_COLUMNS.map((column) => csvCell(row[column])).join(',')}\r\n`;
      count += 1;
      if (block.length > 65_536) {
        writeSync(out, block);
        block = '';
      }
    }
    writeSync(out, block);
  } finally {
    closeSync(out);
  }
  return count;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Small seeded generator (mulberry32, public domain algorithm): the same rows on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
