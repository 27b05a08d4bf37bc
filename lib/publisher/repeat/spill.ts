import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { bucketOf, hashKey } from '../../list/index.ts';

/** Rows of one party are in one part; five million rows make parts of some forty thousand, which one after the other need little memory. */
const BITS = 7;
export const PARTS = 2 ** BITS;
/** Characters held back for each part. */
const HELD = 64 * 1024;

export function partOf(partyKey: string): number {
  return bucketOf(hashKey({ kind: 'uscc', value: partyKey }).high, BITS);
}

export function partFile(dir: string, part: number): string {
  return join(dir, `${String(part).padStart(3, '0')}.tsv`);
}

/** Writes lines into the files of their parts. Files of parts without lines are not made. Throws file errors. */
export class PartWriter {
  readonly #dir: string;
  readonly #held: string[] = Array.from({ length: PARTS }, () => '');
  readonly #files = new Map<number, number>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  add(part: number, line: string): void {
    const held = (this.#held[part] ?? '') + line;
    this.#held[part] = held.length < HELD ? held : '';
    if (held.length >= HELD) this.#write(part, held);
  }

  close(): void {
    for (const [part, held] of this.#held.entries()) if (held !== '') this.#write(part, held);
    for (const file of this.#files.values()) closeSync(file);
  }

  #write(part: number, text: string): void {
    const file = this.#files.get(part) ?? openSync(partFile(this.#dir, part), 'w');
    this.#files.set(part, file);
    writeSync(file, text);
  }
}
