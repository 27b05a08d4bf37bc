import { existsSync, readFileSync } from 'node:fs';
import { Decisions, type PartyFacts } from '../../repeat/index.ts';
import { decisionLine, partyLine, readSpillLine, readStateLine, type SpilledRow } from './rows.ts';
import { partFile } from './spill.ts';

/** A party and all that is known of its penalties. */
export interface Party {
  readonly key: string;
  readonly sure: boolean;
  readonly facts: PartyFacts;
  readonly decisions: Decisions;
}

interface Gathered extends Party {
  facts: PartyFacts;
  /** Where the facts come from: the latest edition, and in it the latest decision. */
  edition: number;
  decidedOn: string;
}

/** What was known before this run counts as the oldest edition. */
const BEFORE = 0;

/**
 * All parties of one part, from the state of the last run and the rows of this one.
 *
 * @param stateDir absent: nothing was known
 */
export function partiesOf(part: number, stateDir: string | undefined, spillDir: string): Party[] {
  const parties = new Map<string, Gathered>();
  let current: Gathered | undefined;
  for (const line of linesOf(stateDir === undefined ? undefined : partFile(stateDir, part))) {
    const read = readStateLine(line);
    if (read?.kind === 'party') {
      current = { key: read.key, sure: read.sure, facts: read.party, decisions: new Decisions(), edition: BEFORE, decidedOn: '' };
      parties.set(read.key, current);
    } else if (read?.kind === 'decision') current?.decisions.restore(read.key, read.decision, BEFORE);
  }
  for (const line of linesOf(partFile(spillDir, part))) {
    const spilled = readSpillLine(line);
    const party = parties.get(spilled.key) ?? newParty(spilled);
    parties.set(spilled.key, party);
    party.decisions.add(spilled.row, spilled.edition);
    if (isNewer(spilled, party)) Object.assign(party, { facts: spilled.party, edition: spilled.edition, decidedOn: spilled.row.decidedOn });
  }
  return [...parties.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The party's lines in the state. */
export function* stateLines({ key, sure, facts, decisions }: Party): Generator<string> {
  yield partyLine(key, sure, facts);
  for (const [name, decision] of [...decisions.entries()].sort(([a], [b]) => (a < b ? -1 : 1))) yield decisionLine(name, decision);
}

function newParty({ key, sure, party, edition, row }: SpilledRow): Gathered {
  return { key, sure, facts: party, decisions: new Decisions(), edition, decidedOn: row.decidedOn };
}

function isNewer({ edition, row, party }: SpilledRow, known: Gathered): boolean {
  if (edition !== known.edition) return edition > known.edition;
  if (row.decidedOn !== known.decidedOn) return row.decidedOn > known.decidedOn;
  return JSON.stringify(party) > JSON.stringify(known.facts);
}

function linesOf(file: string | undefined): string[] {
  if (file === undefined || !existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
