/** Search libraries that are asked for like names, each set up for Chinese as its documentation has it. */
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import uFuzzy from '@leeoniya/ufuzzy';

export interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

export interface Peer {
  readonly name: string;
  /** Questions that are asked of it: the slow ones are asked fewer. */
  readonly share: number;
  /** Ids of the best records, at most 20. */
  search(text: string): readonly string[];
}

const BEST = 20;

export function bigrams(text: string): string[] {
  const letters = [...text];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

/** Makes every peer of the records. Out: the peer and how long its index took, in milliseconds. */
export function* makePeers(records: readonly NamedRecord[]): Generator<{ peer: Peer; buildMs: number }> {
  for (const [make, name, share] of [
    [miniSearch, 'minisearch', 1],
    [flexSearch, 'flexsearch', 1],
    [uFuzzySearch, 'ufuzzy', 0.1],
    [fuse, 'fuse', 0.05],
  ] as const) {
    const began = performance.now();
    const search = make(records);
    yield { peer: { name, share, search }, buildMs: performance.now() - began };
  }
}

type Make = (records: readonly NamedRecord[]) => Peer['search'];

const miniSearch: Make = (records) => {
  const index = new MiniSearch<NamedRecord>({ fields: ['name'], tokenize: bigrams });
  index.addAll(records);
  return (text) => index.search(text).slice(0, BEST).map(({ id }) => String(id));
};

const flexSearch: Make = (records) => {
  const index = new FlexSearch.Index({ encode: bigrams, tokenize: 'strict' });
  for (const [at, { name }] of records.entries()) index.add(at, name);
  return (text) => index.search(text, { limit: BEST, suggest: true }).map((at) => records[Number(at)]?.id ?? '');
};

const fuse: Make = (records) => {
  const index = new Fuse(records, { keys: ['name'], threshold: 0.3, ignoreLocation: true });
  return (text) => index.search(text, { limit: BEST }).map(({ item }) => item.id);
};

const uFuzzySearch: Make = (records) => {
  const searcher = new uFuzzy({ unicode: true, interSplit: '[^\\p{L}\\d]+', intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
  const names = records.map(({ name }) => name);
  return (text) => (searcher.filter(names, text) ?? []).slice(0, BEST).map((at) => records[at]?.id ?? '');
};
