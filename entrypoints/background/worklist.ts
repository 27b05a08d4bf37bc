import { browser } from 'wxt/browser';
import type { TabCase } from '../../lib/check/index.ts';
import type { ListStore } from '../../lib/list/index.bg.ts';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import type { PolicyInForce } from '../../lib/policy/index.ts';
import { chinaDay, isDay, log, type Json } from '../../lib/shared/index.ts';
import { isStorageError } from '../../lib/storage/index.bg.ts';
import { maskPersonIds } from '../../lib/subject/index.ts';
import { openWorklistStore, type WorklistStore } from '../../lib/worklist/index.bg.ts';
import { countsOf, filterRows, isOfOffice, workRows, type Visit, type WorkParty, type WorkRow } from '../../lib/worklist/index.ts';
import { by } from './judging.ts';
import type { Recorder } from './recorder.ts';
import { findParties, worklistPass } from './worklist-pass.ts';

/** Chromium ends a worker after 30 s without an extension event. */
const KEEP_ALIVE_MS = 20_000;
const GONE_SHOWN = 50;
/** Records of one party that an entry keeps. */
const LISTINGS_KEPT = 5;

export interface Worklist {
  readonly handlers: Pick<Handlers, 'worklist' | 'markInspected' | 'unmarkInspected' | 'addToWorklist' | 'worklistExported'>;
  /** Keeps a listed party that was seen on a page. */
  note(tabCase: TabCase): Promise<void>;
  /** Brings the work list up to the lists and the policy in force; also what a dead worker left undone. */
  run(): Promise<void>;
}

export function createWorklist({ policy, lists, records, store = openWorklistStore() }: { policy: PolicyService; lists: ListStore; records: Recorder; store?: WorklistStore }): Worklist {
  let running: Promise<void> | undefined;
  let again = false;
  let drawn: { readonly inForce: PolicyInForce; readonly today: string; readonly rows: readonly WorkRow[]; readonly gone: readonly WorkParty[]; readonly over: number } | undefined;

  let drawing = 0;
  /** Whatever is being drawn up at this moment is out of date too. */
  function changed(): void {
    drawing += 1;
    drawn = undefined;
  }

  async function note({ verdict }: TabCase): Promise<void> {
    const applicant = verdict?.applicant;
    if (verdict === undefined || applicant === undefined || !verdict.findings.some(({ grade, standing }) => (grade === 'G1' || grade === 'P1') && standing === 'in-force')) return;
    await quietly(async () => {
      const inForce = await policy.current();
      const regions = inForce.office?.regions ?? [];
      const found = await findParties([{ ...(applicant.code === undefined ? {} : { code: applicant.code }), ...(applicant.name === undefined ? {} : { name: applicant.name }) }], inForce, lists);
      const sure = found?.[0]?.sure ?? [];
      if (sure.length === 0 || (regions.length > 0 && !sure.some(({ listing }) => isOfOffice({ region: listing.region, uscc: listing.uscc }, regions)))) return;
      await store.pin(sure, 'seen', chinaDay(Date.now()));
      changed();
    });
  }

  async function draw(): Promise<NonNullable<typeof drawn>> {
    const [inForce, today] = [await policy.current(), chinaDay(Date.now())];
    if (drawn?.inForce === inForce && drawn.today === today) return drawn;
    const begun = drawing;
    const parties = await store.parties();
    const rows = workRows(parties, await store.visits(), { pack: inForce.pack, today });
    const gone = parties.filter(({ goneOn }) => goneOn !== undefined).sort((a, b) => ((a.goneOn ?? '') < (b.goneOn ?? '') ? 1 : -1));
    const fresh = { inForce, today, rows, gone, over: (await store.fact<number>('over')) ?? 0 };
    if (begun === drawing) drawn = fresh;
    return fresh;
  }

  async function run(): Promise<void> {
    again = true;
    running ??= (async () => {
      const keepAlive = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_ALIVE_MS);
      try {
        while (again) {
          again = false;
          await quietly(async () => worklistPass(await policy.current(), { lists, store, changed, stopped: () => again }));
        }
      } finally {
        clearInterval(keepAlive);
        running = undefined;
        changed();
      }
    })();
    return running;
  }

  /** What an inspection rests on, for whoever is told of it later: records in force, and the provisions that raise its frequency. */
  async function groundsOf(id: string): Promise<{ readonly [name: string]: Json }> {
    const row = (await quietly(draw))?.rows.find(({ party }) => party.id === id);
    if (row === undefined) return {};
    const listings = row.listings.slice(0, LISTINGS_KEPT).map(({ key, groundCode, ground, authority, docNo, listedOn }) => ({ list: key.slice(0, key.lastIndexOf('/')), groundCode, ground, authority, listedOn, ...(docNo === undefined ? {} : { docNo }) }));
    const basis = row.plan.lines.map(({ line, law }) => (law === undefined ? (line.basis.text ?? '') : `${law.title} ${law.article}`)).filter((text) => text !== '');
    return { level: row.plan.level, basis: [...new Set(basis)], listings, grounds: [...new Set(listings.map(({ groundCode }) => groundCode))] };
  }

  /** What the chain keeps of an inspection: an individual trader by code alone. */
  const facts = ({ name, code, regNo, id }: WorkParty, { on, id: visit }: Visit) => ({ visit, on, ...(code === undefined ? {} : { code }), ...(regNo === undefined ? {} : { regNo }), ...(code?.startsWith('92') === true ? {} : { name: maskPersonIds(name) }), ...(code === undefined && regNo === undefined ? { party: id } : {}) });

  return {
    note,
    run,
    handlers: {
      async worklist({ offset, limit, ...filter }) {
        const now = await quietly(draw);
        if (now === undefined) return { ok: false, reason: 'storage-broken' };
        const { rows, inForce, today } = now;
        const left = filterRows(rows, filter);
        return {
          ok: true,
          rows: left.slice(offset, offset + limit),
          total: left.length,
          counts: countsOf(rows),
          regions: [...new Set(rows.flatMap(({ party }) => party.region ?? []))].sort(),
          fields: [...new Set(rows.flatMap(({ listings }) => listings.map(({ groundCode }) => groundCode)))].sort(),
          office: { regions: inForce.office?.regions ?? [], managed: inForce.origins['office.regions'] === 'managed' },
          reading: running !== undefined,
          over: now.over,
          gone: now.gone.slice(0, GONE_SHOWN).map(({ name, goneOn = '' }) => ({ name, on: goneOn })),
          today,
        };
      },
      async markInspected({ party: id, on }) {
        if (!isDay(on) || on > chinaDay(Date.now())) return { ok: false, reason: 'bad-day' };
        const party = await quietly(() => store.party(id));
        if (party === undefined) return { ok: false, reason: 'unknown-party' };
        const visit: Visit = { id: crypto.randomUUID(), party: id, on, at: new Date().toISOString() };
        const same = await quietly(async () => (await store.visits()).some((other) => other.party === id && other.on === on));
        if (same !== false) return { ok: false, reason: same === undefined ? 'storage-broken' : 'marked-already' };
        if (!(await records.add('inspection', { ...facts(party, visit), ...(await groundsOf(id)), ...by((await policy.current()).officer) }))) return { ok: false, reason: 'not-recorded' };
        const done = await quietly(async () => (await store.addVisit(visit), true));
        changed();
        return done === true ? { ok: true, visit: visit.id } : { ok: false, reason: 'storage-broken' };
      },
      async unmarkInspected({ visit: id }) {
        const visit = await quietly(() => store.visit(id));
        if (visit === undefined) return { ok: false, reason: 'unknown-mark' };
        const party = await quietly(() => store.party(visit.party));
        if (!(await records.add('inspection-undone', { ...(party === undefined ? { visit: id, on: visit.on } : facts(party, visit)), ...by((await policy.current()).officer) }))) return { ok: false, reason: 'not-recorded' };
        const done = await quietly(async () => (await store.removeVisit(id), true));
        changed();
        return done === true ? { ok: true } : { ok: false, reason: 'storage-broken' };
      },
      async addToWorklist({ subjects }) {
        const done = await quietly(async () => {
          const found = await findParties(subjects, await policy.current(), lists);
          if (found === undefined) return undefined;
          const counts = { added: 0, known: 0, unsure: 0, unlisted: 0 };
          for (const { sure, unsure } of found) counts[sure.length > 0 ? await store.pin(sure, 'imported', chinaDay(Date.now())) : unsure ? 'unsure' : 'unlisted'] += 1;
          return counts;
        });
        changed();
        return done === undefined ? { ok: false, reason: 'storage-broken' } : { ok: true, ...done };
      },
      worklistExported: async ({ rows, how }) => ({ ok: await records.add('export', { what: 'worklist', rows, how }) }),
    },
  };
}

/** A fault of the database is logged, never a fault of the page. */
async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isStorageError(error)) throw error;
    log('error', 'worklist', error instanceof Error ? error.name : 'storage', {});
    return undefined;
  }
}
