import { capStanding, inspectionPlan, nextDue, type InspectionPack } from '../inspection/index.ts';
import { standingOf } from '../match/index.ts';
import { addDays, daysBetween, type Day } from '../shared/index.ts';
import { normaliseName } from '../subject/index.ts';
import type { ListedOn, Visit, WorkCounts, WorkFilter, WorkParty, WorkRow, WorkState } from './types.ts';

/** Due within so many days is soon; what an update brought so many days ago is news. */
const SOON_DAYS = 30;
const NEW_DAYS = 30;

export interface WorkRules {
  readonly pack: InspectionPack & { readonly termYears: number };
  readonly today: Day;
}

/**
 * The work list of a day: parties with a record in force, each with what the rules make of it, overdue first, then by due
 * date; those without a date follow, longest uninspected first. `visits`: all that are known.
 */
export function workRows(parties: readonly WorkParty[], visits: readonly Visit[], rules: WorkRules): WorkRow[] {
  const byParty = new Map<string, Visit[]>();
  for (const visit of visits) byParty.set(visit.party, [...(byParty.get(visit.party) ?? []), visit]);
  return parties.flatMap((party) => rowOf(party, byParty.get(party.id) ?? [], rules) ?? []).sort(byUrgency);
}

function rowOf({ listings, keys: _keys, riskClass, ...party }: WorkParty, visits: readonly Visit[], { pack, today }: WorkRules): WorkRow | undefined {
  const live = listings.filter((listed) => standingOf(listed, today, pack.termYears) === 'in-force');
  if (live.length === 0) return undefined;
  const plan = inspectionPlan({ listKinds: live.map(({ kind }) => kind), riskClass, groundCodes: live.map(({ groundCode }) => groundCode), region: party.region }, pack, today);
  const newest = [...visits].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.at < b.at ? 1 : -1));
  const listedOn = live.map((listed) => listed.listedOn).sort()[0];
  const due = nextDue(plan, { lastInspectedOn: newest[0]?.on, listedOn }, pack);
  const inDays = due.kind === 'due' ? daysBetween(today, due.on) : undefined;
  const cap = capStanding(plan, visits.map(({ on }) => on), today);
  return {
    party,
    listings: [...live].sort((a, b) => (a.listedOn < b.listedOn ? 1 : -1)).map(withoutPass),
    plan,
    due,
    state: stateOf(inDays),
    visits: newest,
    isNew: party.newOn !== undefined && party.newOn > addDays(today, -NEW_DAYS),
    ...(riskClass === undefined ? {} : { riskClass }),
    ...(inDays === undefined ? {} : { inDays }),
    ...(cap === undefined ? {} : { cap }),
  };
}

function withoutPass({ pass: _pass, ...listed }: ListedOn): Omit<ListedOn, 'pass'> {
  return listed;
}

function stateOf(inDays: number | undefined): WorkState {
  if (inDays === undefined) return 'no-date';
  return inDays < 0 ? 'overdue' : inDays <= SOON_DAYS ? 'soon' : 'later';
}

function byUrgency(a: WorkRow, b: WorkRow): number {
  const [x, y] = [urgency(a), urgency(b)];
  return x < y ? -1 : x > y ? 1 : a.party.id < b.party.id ? -1 : 1;
}

/** Dates sort as texts; what has none comes after all that have one, by its last inspection or, never inspected, its listing. */
function urgency({ due, visits, listings }: WorkRow): string {
  if (due.kind === 'due') return `0${due.on}`;
  const [last] = visits;
  return last === undefined ? `1${listings.at(-1)?.listedOn ?? ''}` : `2${last.on}`;
}

/** Rows that a filter leaves; a text is looked for in name and code, whatever their writing. */
export function filterRows(rows: readonly WorkRow[], { state, field, region, source, text }: WorkFilter): WorkRow[] {
  const wanted = text === undefined ? '' : plain(text);
  return rows.filter(
    ({ party, listings, ...row }) =>
      (state === undefined || row.state === state) &&
      (field === undefined || listings.some(({ groundCode }) => groundCode === field)) &&
      (region === undefined || (party.region ?? '') === region) &&
      (source === undefined || (source === 'seen' ? party.seenOn : source === 'imported' ? party.importedOn : party.seenOn === undefined && party.importedOn === undefined ? party.id : undefined) !== undefined) &&
      (wanted === '' || plain(party.name).includes(wanted) || plain(party.code ?? '').includes(wanted) || plain(party.regNo ?? '').includes(wanted)),
  );
}

function plain(text: string): string {
  return normaliseName(text).normal.toUpperCase().replace(/\s/gu, '');
}

export function countsOf(rows: readonly WorkRow[]): WorkCounts {
  const count = (wanted: (row: WorkRow) => boolean) => rows.filter(wanted).length;
  const inState = (state: WorkState) => count((row) => row.state === state);
  return {
    all: rows.length,
    overdue: inState('overdue'),
    soon: inState('soon'),
    later: inState('later'),
    'no-date': inState('no-date'),
    capped: count(({ cap }) => cap?.state === 'reached' || cap?.state === 'passed'),
    fresh: count(({ isNew }) => isNew),
  };
}
