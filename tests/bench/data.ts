/** Two published versions of a synthetic list, 1 % apart, and the same records as plain rows. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Listing, ListSource } from '../../lib/list/index.ts';
import { buildDelta, buildList, makeKeyPair } from '../../lib/publisher/index.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { usccOf } from '../support/codes.ts';
import { namedListings, questionsOf, type Question } from './names.ts';
import { syntheticListings, type ListingRow } from '../support/synthetic.ts';

export interface BenchList {
  /** Folder with `first/` and `second/`, which has a delta from the first, and the row files. */
  readonly dir: string;
  readonly keys: ListSource['keys'];
  readonly size: number;
  /** Records that the delta adds, changes or removes. */
  readonly changes: number;
  /** Rows of one row file: what the peer stores in one repeat. */
  readonly chunk: number;
  readonly chunks: number;
  /** Names of `names/`, what the peers search, and questions with the one right answer. */
  readonly names: number;
  readonly questions: readonly Question[];
}

/** The peers keep all in memory, and two of them do not come to an end with a million (measured). */
const MOST_NAMES = 100_000;
const QUESTIONS = 240;

/** The peer needs its time per row: a tenth of the list tells it, since the cost of a row does not change with size. */
const CHUNK_SHARE = 0.1;
const MIN_CHUNK = 1_000;

/** All that the published folders depend on: what stores and asks (`.bg.ts`) is not among it. */
const INPUTS = ['lib/list', 'lib/publisher', 'lib/subject', 'tests/bench/data.ts', 'tests/bench/names.ts', 'tests/support/synthetic.ts', 'tests/support/synthetic-words.ts', 'tests/support/codes.ts', 'package-lock.json'];
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The list of an earlier run of the same day and the same code, if there is one under `cache`; else it is published there, which takes minutes for a million. */
export async function benchList(cache: string, size: number, chunks: number): Promise<BenchList> {
  const dir = join(cache, `${size}-${chunks}-${digestOf(INPUTS)}-${chinaDay(Date.now())}`);
  const facts = join(dir, 'facts.json');
  if (existsSync(facts)) return { ...(JSON.parse(readFileSync(facts, 'utf8')) as BenchList), dir };
  // Others of this size are of code that has changed.
  for (const name of existsSync(cache) ? readdirSync(cache) : []) if (name.startsWith(`${size}-`)) rmSync(join(cache, name), { recursive: true });
  const list = await makeBenchList(dir, size, chunks);
  writeFileSync(facts, JSON.stringify(list));
  return list;
}

function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const files = path.includes('.') ? [''] : readdirSync(join(ROOT, path)).filter((name) => name.endsWith('.ts') && !/\.(?:test|bg|worker)\.ts$/.test(name)).sort();
    for (const file of files) hash.update(file).update(readFileSync(join(ROOT, path, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

export async function makeBenchList(dir: string, size: number, chunks: number): Promise<BenchList> {
  mkdirSync(dir, { recursive: true });
  const pair = await makeKeyPair();
  const asOf = chinaDay(Date.now());
  const common = { id: 'bench', kind: 'severe' as const, asOf, keys: [pair.privateJwk], expiresDays: 30 };
  const changes = Math.max(8, Math.round(size / 100));
  const all = [...syntheticListings(size + changes / 4, SEED)].map(toListing);
  const first = all.slice(0, size);
  // Half changed, a quarter removed, a quarter added: spread over the whole list, as real changes are.
  const step = Math.floor(size / (changes * 0.75));
  const second = first.flatMap((listing, index) => {
    if (index % step !== 0 || index / step >= changes * 0.75) return [listing];
    return (index / step) % 3 === 0 ? [] : [{ ...listing, removedOn: asOf }];
  });
  second.push(...all.slice(size));
  await published(buildList({ ...common, listings: first, out: join(dir, 'first'), version: 1 }));
  await published(buildList({ ...common, listings: second, out: join(dir, 'second'), version: 2 }));
  await published(buildDelta({ from: join(dir, 'first'), to: join(dir, 'second'), out: join(dir, 'second'), keys: [pair.privateJwk] }));
  const chunk = Math.min(size, Math.max(MIN_CHUNK, Math.round(size * CHUNK_SHARE)));
  for (let at = 0; at < chunks; at += 1) {
    const rows = Array.from({ length: chunk }, (_, index) => first[(at * chunk + index) % size] as Listing).map((row) => ({ ...row, id: `${row.id}-${at}` }));
    writeFileSync(join(dir, `rows-${at}.json`), JSON.stringify(rows));
  }
  const named = namedListings(Math.min(size, MOST_NAMES), SEED);
  await published(buildList({ ...common, id: 'names', listings: named, out: join(dir, 'names'), version: 1 }));
  writeFileSync(join(dir, 'names.json'), JSON.stringify(named.map(({ id, name }) => ({ id, name }))));
  return { dir, keys: [pair.publicJwk], size, changes, chunk, chunks, names: named.length, questions: questionsOf(named, QUESTIONS, SEED) };
}

export interface Party {
  readonly name: string;
  readonly code: string;
}

const SEED = 20_260_102;
const rows = syntheticListings(Number.MAX_SAFE_INTEGER, SEED) as Generator<ListingRow, never>;
const parties: (Party & { readonly removed: boolean })[] = [];

/** The listed party at a place of the synthetic list. */
export function listedParty(at: number): Party {
  return partyAt(at);
}

/** The listed parties whose listing still has effect, from a place on. */
export function* partiesInForce(from: number): Generator<Party, never> {
  for (let at = from; ; at += 1) if (!partyAt(at).removed) yield partyAt(at);
}

function partyAt(at: number): Party & { readonly removed: boolean } {
  while (parties.length <= at) {
    const { value } = rows.next();
    parties.push({ name: value.name, code: value.uscc, removed: value.removedOn !== '' });
  }
  return parties[at] as Party & { readonly removed: boolean };
}

/** A party that no synthetic list has: its sequence lies below the first one used. */
export function unlistedParty(at: number): Party {
  return { name: `示例市测试${at}号未列入有限公司`, code: usccOf('91', 500_000 + at) };
}

async function published(build: Promise<{ ok: true } | { ok: false; reason: string; detail?: string }>): Promise<void> {
  const built = await build;
  if (!built.ok) throw new Error(`${built.reason} ${built.detail ?? ''}`);
}

function toListing(row: ListingRow, index: number): Listing {
  return {
    id: `bench-${index}`,
    name: row.name,
    uscc: row.uscc,
    legalRep: row.legalRep,
    ground: row.ground,
    groundCode: 'ART5_FOOD',
    groundArticle: row.groundArticle === '' ? undefined : row.groundArticle,
    listingAuthority: row.authority,
    listingDocNo: row.docNo,
    listedOn: row.listedOn,
    region: row.region,
    ...(row.regNo === '' ? {} : { regNo: row.regNo }),
    ...(row.removedOn === '' ? {} : { removedOn: row.removedOn }),
    ...(row.formerNames === '' ? {} : { formerNames: [{ name: row.formerNames }] }),
  };
}
