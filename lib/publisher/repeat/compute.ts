import { createReadStream, openAsBlob } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readPenalty, readRows, shortDigest, type FileFault, type RowReason } from '../../list/import/index.ts';
import type { Listing } from '../../list/index.ts';
import { countPenalties, isSimple, isWarningOnly, ruleText, windowOf, type RepeatCount, type RepeatRule, type Window } from '../../repeat/index.ts';
import { err, ok, type Day, type Result } from '../../shared/index.ts';
import { isFileError } from '../folder.ts';
import { partiesOf, stateLines, type Party } from './parties.ts';
import { spillLine } from './rows.ts';
import { partOf, PARTS, PartWriter } from './spill.ts';
import { commitRun, newRun, openState, type Manifest } from './state.ts';

export interface RepeatOptions {
  /** Files of penalties, the oldest first: what a later one says of a decision takes the place of what an earlier one said. */
  readonly inputs: readonly string[];
  /** Folder in which what was read is kept for the next run; without it every run begins anew. */
  readonly state?: string;
  /** Folder beside which temporary files may lie. */
  readonly out: string;
  readonly rule: RepeatRule;
  /** Day of the data: the window's `today`. */
  readonly asOf: Day;
  /** Who computes the list, as its records name it. */
  readonly authority: string;
  /** Any row that cannot be read stops the run; the state stays as it was. */
  readonly strict?: boolean;
  readonly onRow?: (rows: number) => void;
  readonly onProblem?: (problem: RowProblem) => void;
}

export interface RowProblem {
  readonly file: string;
  readonly line: number;
  readonly reason: RowReason;
}

export type RepeatFault = FileFault | 'input-unreadable' | 'state-malformed' | 'cannot-write' | 'no-inputs' | 'rows-refused';

/** A party at or above the threshold, and the record of it. */
export interface Offender {
  readonly listing: Listing;
  readonly count: RepeatCount;
  /** False: known by name and region only. */
  readonly sure: boolean;
}

export interface RepeatResult {
  readonly offenders: readonly Offender[];
  readonly window: Window;
  readonly facts: {
    /** Rows read in this run, and those of them that were left out. */
    readonly rows: number;
    readonly refused: number;
    readonly parties: number;
    readonly decisions: number;
    /** Parties that only name and region tell apart. */
    readonly unsure: number;
    /** Without the day that the rule looks at: they cannot count. */
    readonly dayless: number;
  };
}

/**
 * Finds repeat offenders among penalties of any number. Rows go into files by party first, then one file after the other is
 * counted: memory does not grow with the number of rows. The state is in place only when everything has been read and
 * counted. Throws only for programmer error.
 */
export async function computeRepeat(options: RepeatOptions): Promise<Result<RepeatResult, RepeatFault>> {
  const { inputs, state } = options;
  try {
    const before = state === undefined ? ok(undefined) : await openState(state);
    if (!before.ok) return before;
    if (inputs.length === 0 && before.value === undefined) return err('no-inputs');
    const near = state ?? dirname(resolve(options.out));
    await mkdir(near, { recursive: true });
    const spill = await mkdtemp(join(near, '.penalties-'));
    try {
      const read = await spillAll(options, spill);
      if (read.ok && options.strict === true && read.value.refused > 0) return err('rows-refused', String(read.value.refused));
      return read.ok ? ok(await countAll(options, before.value, spill, read.value)) : read;
    } finally {
      await rm(spill, { recursive: true, force: true });
    }
  } catch (error) {
    if (isFileError(error)) return err('cannot-write', error.path ?? error.code);
    throw error;
  }
}

interface Read {
  readonly rows: number;
  readonly refused: number;
}

async function spillAll({ inputs, onRow, onProblem }: RepeatOptions, spill: string): Promise<Result<Read, RepeatFault>> {
  const writer = new PartWriter(spill);
  let [rows, refused] = [0, 0];
  for (const [index, file] of inputs.entries()) {
    const source = { name: file, bytes: () => createReadStream(file) as AsyncIterable<Uint8Array>, blob: () => openAsBlob(file) };
    const done = await readable(file, () =>
      readRows(source, {}, ({ line, cells, map, bad }) => {
        rows += 1;
        onRow?.(rows);
        const read = bad === undefined ? readPenalty(cells, map) : err(bad);
        if (!read.ok) {
          refused += 1;
          onProblem?.({ file, line, reason: read.reason });
          return true;
        }
        const { docNo, decidedOn, publishedOn, removedOn, act, kinds, procedure } = read.value;
        const spilled = spillLine(read.value, { docNo, decidedOn, publishedOn, removedOn, act, warningOnly: isWarningOnly(kinds), simple: isSimple(procedure) }, index + 1);
        writer.add(partOf(spilled.key), spilled.line);
        return true;
      }),
    );
    if (!done.ok) return done;
  }
  writer.close();
  return ok({ rows, refused });
}

async function readable<T>(file: string, work: () => Promise<Result<T, FileFault>>): Promise<Result<T, RepeatFault>> {
  try {
    return await work();
  } catch (error) {
    if (isFileError(error) && error.syscall !== 'write') return err('input-unreadable', file);
    throw error;
  }
}

async function countAll(options: RepeatOptions, before: Manifest | undefined, spill: string, read: Read): Promise<RepeatResult> {
  const { state, rule, asOf } = options;
  const window = windowOf(rule, asOf);
  const next = state === undefined ? undefined : await newRun(state, before);
  const writer = state === undefined || next === undefined ? undefined : new PartWriter(join(state, next.folder));
  const offenders: Offender[] = [];
  let [parties, decisions, unsure, dayless] = [0, 0, 0, 0];
  for (let part = 0; part < PARTS; part += 1) {
    for (const party of partiesOf(part, state === undefined || before === undefined ? undefined : join(state, before.folder), spill)) {
      parties += 1;
      decisions += party.decisions.size;
      if (!party.sure) unsure += 1;
      if (rule.by === 'publication') for (const { publishedOn } of party.decisions.values()) if (publishedOn === undefined) dayless += 1;
      const count = countPenalties(party.decisions.values(), rule, asOf, window);
      // Texts cut out of a part would hold the whole part in memory: a copy does not.
      if (count.reached) offenders.push(structuredClone({ listing: listingOf(party, count, options), count, sure: party.sure }));
      if (writer !== undefined) for (const line of stateLines(party)) writer.add(part, line);
    }
  }
  writer?.close();
  if (state !== undefined && next !== undefined) await commitRun(state, { ...next, asOf, parties, decisions });
  return { offenders, window, facts: { ...read, parties, decisions, unsure, dayless } };
}

const MAX_DOC_NOS = 2000;

function listingOf({ key, facts }: Party, count: RepeatCount, { rule, authority }: RepeatOptions): Listing {
  const { from, to, firstOn, lastOn } = count;
  const docNos = joined(count.docNos);
  return {
    id: shortDigest(key),
    ...facts,
    ground: groundText(count, rule),
    groundCode: 'UNKNOWN',
    listingAuthority: authority,
    listedOn: to,
    penaltyCount: String(count.count),
    ...(firstOn === undefined ? {} : { firstPenaltyOn: firstOn }),
    ...(lastOn === undefined ? {} : { lastPenaltyOn: lastOn }),
    windowFrom: from,
    windowTo: to,
    countingRule: ruleText(rule),
    ...(docNos === '' ? {} : { penaltyDocNos: docNos }),
  };
}

function groundText({ count, from, to }: RepeatCount, { threshold, unit }: RepeatRule): string {
  return `${from} 至 ${to} 受到行政处罚 ${count} ${unit === 'decision' ? '次' : '项'}（标准为 ${threshold} ${unit === 'decision' ? '次' : '项'}以上），信用未修复`;
}

/** As many numbers as fit, whole. */
function joined(docNos: readonly string[]): string {
  let text = '';
  for (const docNo of docNos) {
    const longer = text === '' ? docNo : `${text}；${docNo}`;
    if (longer.length > MAX_DOC_NOS) break;
    text = longer;
  }
  return text;
}

