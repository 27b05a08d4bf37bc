/** Names looked up in a real list: published, signed, synced into the store and asked for as a page asks. */
import { check, keysFor, type Verdict } from '../../lib/check/index.ts';
import { resolvePolicy } from '../../lib/policy/index.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import type { SubjectText } from '../../lib/subject/index.ts';
import { NOW, openDesk, type Desk } from '../support/list-desk.ts';
import { strengthOf, wordOf, type GradeWord } from './grade-words.ts';
import { innocentNames, listedNames, type ListedName } from './list-names.ts';
import { VARIANTS } from './variants.ts';

export interface LookupOptions {
  readonly size: number;
  readonly innocent: number;
  /** Listed parties that are asked for by each variant of their name. */
  readonly asked: number;
}

export interface InnocentResult {
  readonly names: number;
  readonly listed: number;
  /** How many had this as their best grade. */
  readonly best: Readonly<Record<GradeWord, number>>;
  readonly examples: readonly string[];
}

export interface VariantResult {
  readonly variant: string;
  readonly expected: GradeWord;
  readonly required: boolean;
  readonly asked: number;
  /** The right record was found at the expected grade or better. */
  readonly found: number;
  readonly examples: readonly string[];
}

export interface LookupResults {
  readonly innocent: InnocentResult;
  readonly variants: readonly VariantResult[];
  readonly lookupsPerSecond: number;
}

/** Needs an IndexedDB: the caller brings one. */
export async function runLookups({ size, innocent, asked }: LookupOptions): Promise<LookupResults> {
  const listed = listedNames(size);
  const desk = await openDesk();
  try {
    await desk.publish(listed.map(({ listing }) => listing));
    const synced = await desk.sync();
    if (synced.reason !== 'updated-base') throw new Error(`list not stored: ${synced.reason}`);
    const began = performance.now();
    const strangers = await lookUpInnocent(desk, listed, innocent);
    const variants = await lookUpVariants(desk, spread(listed), asked);
    const lookups = innocent + variants.reduce((sum, one) => sum + one.asked, 0);
    return { innocent: { ...strangers, listed: size }, variants, lookupsPerSecond: Math.round((lookups * 1000) / (performance.now() - began)) };
  } finally {
    await desk.close();
  }
}

/** As the background answers a page: keys, one reading of the store, the verdict. */
async function verdictOf(desk: Desk, subject: SubjectText): Promise<Verdict> {
  const answer = await desk.store.lookup(keysFor(subject));
  const policy = { ...resolvePolicy({ managed: {}, local: {}, today: chinaDay(NOW) }), lists: [desk.source] };
  return check({ subject, context: { pageKind: 'licensing', applicantField: true, reading: 'profile' }, answer, policy, now: NOW });
}

async function lookUpInnocent(desk: Desk, listed: readonly ListedName[], count: number): Promise<Omit<InnocentResult, 'listed'>> {
  const best: Record<GradeWord, number> = { none: 0, G1x: 0, G5: 0, G4: 0, G3: 0, G2: 0, G1: 0 };
  const examples: string[] = [];
  for (const name of innocentNames(listed, count)) {
    const { findings } = await verdictOf(desk, { name });
    const words = findings.map(({ grade }) => wordOf(grade));
    const word = words.reduce<GradeWord>((top, one) => (strengthOf(one) > strengthOf(top) ? one : top), 'none');
    best[word] += 1;
    if (strengthOf(word) >= strengthOf('G3')) examples.push(`${name} → ${findings[0]?.listedName ?? ''} (${word})`);
  }
  return { names: count, best, examples: examples.slice(0, 20) };
}

/** All of a list, in an order that runs over it again and again: a stride that shares no factor with round sizes. */
function spread(listed: readonly ListedName[]): ListedName[] {
  return listed.map((_, at) => listed[(at * 7_919) % listed.length] as ListedName);
}

async function lookUpVariants(desk: Desk, listed: readonly ListedName[], most: number): Promise<VariantResult[]> {
  const results: VariantResult[] = [];
  for (const { name: variant, expected, required = false, write } of VARIANTS) {
    const result = { asked: 0, found: 0, examples: [] as string[] };
    for (const one of listed) {
      const subject = write(one);
      if (subject === undefined) continue;
      if (result.asked === most) break;
      const finding = (await verdictOf(desk, subject)).findings.find(({ recordId }) => recordId === one.listing.id);
      const word = finding === undefined ? 'none' : wordOf(finding.grade);
      result.asked += 1;
      if (strengthOf(word) >= strengthOf(expected)) result.found += 1;
      else if (result.examples.length < 3) result.examples.push(`${subject.name ?? subject.code ?? ''} → ${one.listing.name}: ${word}`);
    }
    results.push({ variant, expected, required, ...result });
  }
  return results;
}

