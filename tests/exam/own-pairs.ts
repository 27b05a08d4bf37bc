import { readdirSync } from 'node:fs';
import { readPairsFile, type Pair } from './read-pairs.ts';

const FOLDER = new URL('pairs/', import.meta.url).pathname;

export interface Theme {
  /** Name of the file without its ending. */
  readonly theme: string;
  readonly pairs: readonly Pair[];
}

/** The labelled pairs of this repository. Throws when a file is malformed: they are ours. */
export async function ownPairs(): Promise<Theme[]> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.csv')).sort();
  return Promise.all(
    files.map(async (file) => {
      const read = await readPairsFile(FOLDER + file);
      if (!read.ok) throw new Error(read.problems.map(({ row, message }) => `${file}:${row ?? ''} ${message}`).join('\n'));
      return { theme: file.replace(/\.csv$/u, ''), pairs: read.value };
    }),
  );
}
