import { keysFor } from '../../lib/check/index.ts';
import { breather, type ListStore } from '../../lib/list/index.bg.ts';
import type { ListKind, ListState } from '../../lib/list/index.ts';
import { matchSubject, type Match } from '../../lib/match/index.ts';
import type { PolicyInForce } from '../../lib/policy/index.ts';
import { riskOf } from '../../lib/risk/index.ts';
import { chinaDay, log, type Day } from '../../lib/shared/index.ts';
import { readSubject, type SubjectText } from '../../lib/subject/index.ts';
import { walkList, type Placed, type WorklistStore } from '../../lib/worklist/index.bg.ts';
import { listedOnOf, sureMatches, type RiskClass, type WorkParty } from '../../lib/worklist/index.ts';

/** Parties looked up together. */
const BATCH = 200;

export interface PassDeps {
  readonly lists: ListStore;
  readonly store: WorklistStore;
  /** Told when the work list may read otherwise than before. */
  readonly changed: () => void;
  readonly stopped: () => boolean;
}

/** What the lists say for sure of one party, or might say. */
export interface FoundParty {
  readonly sure: readonly Placed[];
  readonly unsure: boolean;
}

/** Brings the work list up to the lists in force, in small steps; what it does not finish is gone on with by the next call. */
export async function worklistPass(inForce: PolicyInForce, { lists, store, changed, stopped }: PassDeps): Promise<void> {
  const day = chinaDay(Date.now());
  const answer = await lists.lookup([]);
  if (!answer.ok) return;
  const states = walked(answer.states, inForce);
  const regions = inForce.office?.regions ?? [];
  await store.purge(day);
  await store.keepLists(states.map(({ listId }) => listId), day);
  if ((await store.fact<string>('regions')) !== regions.join()) {
    await store.setFact('over', 0);
    await store.setFact('regions', regions.join());
  }
  for (const { listId, kind, trust } of states) {
    const meta = await lists.readMeta(listId);
    const current = meta.ok ? meta.value?.current : undefined;
    if (current === undefined) continue;
    const done = await walkList({ listId, kind, trust, setHash: current.setHash, segments: current.segments }, { store, blocks: lists.blocks, regions, day, breathe: breather(), stopped });
    if (!done.ok) log('info', 'worklist', done.reason, {});
    changed();
  }
  if (stopped()) return;
  await lookUpPinned(inForce, lists, store, versionsOf(states), day);
  await lookUpRisk(inForce, lists, store, [versionsOf(states), versionsOf(answer.states.filter(({ kind }) => kind === 'risk')), regions.join()].join(' '));
  changed();
}

/** Parties that no walk over the office's regions meets are looked up one by one when a list has changed. */
async function lookUpPinned(inForce: PolicyInForce, lists: ListStore, store: WorklistStore, versions: string, day: Day): Promise<void> {
  if ((await store.fact<string>('looked-up')) === versions) return;
  for (let batch = await store.pinned('', BATCH); batch.length > 0; batch = await store.pinned(batch.at(-1)?.id ?? '', BATCH)) {
    const found = await findParties(batch.map(subjectOf), inForce, lists);
    if (found === undefined) return;
    for (const [index, { id }] of batch.entries()) await store.settle(id, found[index]?.sure.map(({ listed }) => listed) ?? [], day);
  }
  await store.setFact('looked-up', versions);
}

/** Classes of all parties, kept with them: to look up thousands whenever somebody opens the work list would take seconds. */
async function lookUpRisk(inForce: PolicyInForce, lists: ListStore, store: WorklistStore, versions: string): Promise<void> {
  if ((await store.fact<string>('classed')) === versions) return;
  const parties = await store.parties();
  for (let at = 0; at < parties.length; at += BATCH) {
    const batch = parties.slice(at, at + BATCH);
    const answers = await matchesOf(batch.map(subjectOf), inForce, lists);
    if (answers === undefined) return;
    const classes = batch.map(({ id }, index): [string, RiskClass | undefined] => {
      const fact = riskOf(answers.matches[index] ?? [], answers.states);
      return [id, fact?.sure === true ? fact.riskClass : undefined];
    });
    await store.classify(new Map(classes));
  }
  await store.setFact('classed', versions);
}

/** What the lists of the work list say of each subject; undefined when they cannot be read. */
export async function findParties(subjects: readonly SubjectText[], inForce: PolicyInForce, lists: ListStore): Promise<FoundParty[] | undefined> {
  const answers = await matchesOf(subjects, inForce, lists);
  if (answers === undefined) return undefined;
  const known = new Set(walked(answers.states, inForce).map(({ listId }) => listId));
  return answers.matches.map((all) => {
    const matches = all.filter(({ listId, standing }) => standing === 'in-force' && known.has(listId));
    const sure = sureMatches(matches).map(({ listing, listId, listKind, trust }): Placed => ({ listing, listed: listedOnOf(listing, { listId, kind: listKind, trust, pass: 0 }) }));
    return { sure, unsure: sure.length === 0 && matches.some(({ grade }) => grade === 'G2' || grade === 'G3') };
  });
}

async function matchesOf(subjects: readonly SubjectText[], inForce: PolicyInForce, lists: ListStore): Promise<{ readonly matches: readonly Match[][]; readonly states: readonly ListState[] } | undefined> {
  const answers = await lists.lookupMany(subjects.map((subject) => keysFor(subject, inForce)));
  if (!answers.ok) return undefined;
  const today = chinaDay(Date.now());
  return { states: answers.states, matches: subjects.map((subject, index) => matchSubject(readSubject(subject), answers.hits[index] ?? [], answers.states, today, inForce.pack)) };
}

function subjectOf({ name, code, regNo }: WorkParty): SubjectText {
  return { name, ...(code === undefined ? {} : { code }), ...(regNo === undefined ? {} : { regNo }) };
}

function versionsOf(states: readonly ListState[]): string {
  return JSON.stringify(states.map(({ listId, current }) => [listId, current?.setHash]));
}

/** Lists whose parties are looked after: the severe one, and those that a rule on inspections names. A list of classes or of penalties is none. */
function walked(states: readonly ListState[], { pack, rules }: PolicyInForce): ListState[] {
  const named = (pack.inspection?.frequencies ?? []).flatMap(({ listKinds }) => listKinds ?? []);
  const kinds = new Set<ListKind>(['severe', 'repeat', ...named.filter((kind) => !['person', 'risk', 'penalty'].includes(kind))]);
  return states.filter(({ kind, trust, current }) => current !== undefined && kinds.has(kind) && (trust === 'signed' || rules.localListsAllowed));
}
