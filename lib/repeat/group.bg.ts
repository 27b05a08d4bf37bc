import { blockCounts, eachInForce, fromRow, type Listing, type Row } from '../list/index.ts';
import { openStoredLists, type StoredList } from '../list/index.bg.ts';
import { standingOf } from '../match/index.ts';
import { err, type Result } from '../shared/index.ts';
import type { GroupAnswer, GroupList, GroupRequest, PublishedParty } from './group-protocol.ts';
import { createGroup } from './group.ts';
import { readRuleText, windowOf } from './rule.ts';

type Open = typeof openStoredLists;

/**
 * Counts the penalties of all lists that hold any, twice through: once at a glance, once for those that may reach the threshold;
 * and takes what published lists of repeat offenders say, as it stands there.
 */
export async function countGroup({ rule, today, lists: named, localLists, kept }: GroupRequest & { readonly kept: unknown }, onProgress: (done: number, total: number) => void, open: Open = openStoredLists): Promise<GroupAnswer> {
  const opened = await open(kept);
  if (!opened.ok) return { ok: false, reason: opened.reason };
  const { lists, blocks, close } = opened.value;
  const inForce = lists.filter(({ trust, listId }) => (trust === 'local' ? localLists : named.includes(listId)));
  const [penalties, published] = [inForce.filter(({ kind }) => kind === 'penalty'), inForce.filter(({ kind }) => kind === 'repeat')];
  const group = createGroup(rule, today);
  const said: PublishedParty[] = [];
  const passes = [...penalties, ...penalties, ...published];
  const total = Math.max(1, passes.flatMap(({ segments }) => segments).reduce((sum, segment) => sum + blockCounts(segment).r + blockCounts(segment).t, 0));
  let done = 0;
  const breathe = async () => onProgress((done += 1), total);
  const each = async (own: readonly StoredList[], visit: (row: Row, list: StoredList) => Result<void, 'row-malformed'> | undefined): Promise<boolean> => {
    for (const list of own) {
      const read = await eachInForce(blocks, list.segments, breathe, (_id, row) => {
        const visited = visit(row, list);
        // A promise for every row would cost more than the row.
        return visited?.ok === false ? Promise.resolve(visited) : undefined;
      });
      if (!read.ok) return false;
    }
    return true;
  };
  const read =
    (await each(penalties, (row) => void group.glance(row))) &&
    (await each(penalties, (row) => (group.wants(row) ? taken(row, group.take) : undefined))) &&
    (await each(published, (row, { listId }) => taken(row, (listing) => void (standingOf(listing, today, undefined) === 'in-force' && said.push(publishedParty(listing, listId))))));
  close();
  if (!read) return { ok: false, reason: (await changedMeanwhile(passes, kept, open)) ? 'changed-meanwhile' : 'storage-broken' };
  const facts = [...penalties, ...published].map(({ listId, kind, trust, version }) => ({ listId, kind: kind as GroupList['kind'], trust, version: version.version, asOf: version.asOf, count: version.count }));
  return facts.length === 0 ? { ok: false, reason: 'no-lists' } : { ok: true, parties: group.parties(), published: said, window: windowOf(rule, today), rule, today, lists: facts };
}

function taken(row: Row, take: (listing: Listing) => void): Result<void, 'row-malformed'> | undefined {
  const listing = fromRow(row);
  if (!listing.ok) return err(listing.reason);
  take(listing.value);
  return undefined;
}

function publishedParty({ name, uscc, regNo, region, listingAuthority, penaltyCount, firstPenaltyOn, lastPenaltyOn, windowFrom, windowTo, penaltyDocNos, countingRule }: Listing, listId: string): PublishedParty {
  const members = { uscc, regNo, region, count: penaltyCount, firstOn: firstPenaltyOn, lastOn: lastPenaltyOn, from: windowFrom, to: windowTo, docNos: penaltyDocNos, rule: readRuleText(countingRule) };
  return { listId, name, authority: listingAuthority, ...(Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<PublishedParty>) };
}

/** Blocks are missing where a sync has put another version in the place of the one that was read. */
async function changedMeanwhile(read: readonly StoredList[], kept: unknown, open: Open): Promise<boolean> {
  const now = await open(kept);
  if (!now.ok) return false;
  const same = read.every(({ listId, segments }) => JSON.stringify(now.value.lists.find((list) => list.listId === listId)?.segments) === JSON.stringify(segments));
  now.value.close();
  return !same;
}
