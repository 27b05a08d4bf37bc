/** What one would use otherwise: string distances and search libraries, each asked how alike two names are, 0 to 1. */
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { bigrams } from '../bench/fuzzy-peers.ts';

export interface Rival {
  readonly name: string;
  likeness(a: string, b: string): number;
}

/** @param names every listed name of the exam: MiniSearch weighs a piece of text by how rare it is among them */
export function makeRivals(names: readonly string[]): readonly Rival[] {
  return [
    { name: 'Jaro-Winkler', likeness: jaroWinkler },
    { name: 'edit distance', likeness: editLikeness },
    { name: 'MiniSearch', likeness: miniSearch(names) },
    { name: 'Fuse.js', likeness: fuse },
  ];
}

/** Winkler's prefix bonus: a tenth a letter, four letters at most. */
export function jaroWinkler(a: string, b: string): number {
  const [one, two] = [[...a], [...b]];
  const jaro = jaroOf(one, two);
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === two[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroOf(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const matched = a.filter((letter, at) => {
    for (let place = Math.max(0, at - reach); place <= Math.min(b.length - 1, at + reach); place += 1) {
      if (taken.has(place) || b[place] !== letter) continue;
      taken.add(place);
      return true;
    }
    return false;
  });
  if (matched.length === 0) return 0;
  const others = b.filter((_, place) => taken.has(place));
  const moved = matched.filter((letter, at) => letter !== others[at]).length / 2;
  return (matched.length / a.length + matched.length / b.length + (matched.length - moved) / matched.length) / 3;
}

/** 1 − Levenshtein distance ÷ length of the longer name. */
export function editLikeness(a: string, b: string): number {
  const [one, two] = [[...a], [...b]];
  let row = two.map((_, at) => at + 1);
  for (const [at, letter] of one.entries()) {
    let corner = at;
    let left = at + 1;
    row = row.map((above, place) => {
      left = Math.min(above + 1, left + 1, corner + (two[place] === letter ? 0 : 1));
      corner = above;
      return left;
    });
  }
  const longer = Math.max(one.length, two.length);
  return longer === 0 ? 1 : 1 - (row.at(-1) ?? one.length) / longer;
}

/** Bigrams, since its own tokens need spaces. Likeness: the score of a name, by the score it has when asked for itself. */
function miniSearch(names: readonly string[]): Rival['likeness'] {
  const distinct = [...new Set(names)];
  const index = new MiniSearch<{ id: number; name: string }>({ fields: ['name'], tokenize: bigrams });
  index.addAll(distinct.map((name, id) => ({ id, name })));
  const places = new Map(distinct.map((name, id) => [name, id]));
  const own = new Map<string, number>();
  const scoreOf = (text: string, id: number | undefined) => index.search(text).find((found) => found.id === id)?.score ?? 0;
  return (a, b) => {
    const full = own.get(b) ?? scoreOf(b, places.get(b));
    own.set(b, full);
    return full === 0 ? 0 : Math.min(1, scoreOf(a, places.get(b)) / full);
  };
}

function fuse(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 1 : 0;
  return 1 - (new Fuse([b], { includeScore: true, ignoreLocation: true, threshold: 1 }).search(a)[0]?.score ?? 1);
}
