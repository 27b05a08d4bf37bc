/**
 * A list of 8,000 rows in several published versions, each of which can be told from every other by three look-ups.
 *
 *   const {folders, publicKey} = await publishVersions(work)    folders[k - 1] holds version k
 *   MARK                 code of a record that says its version in `listingDocNo`
 *   added(k), removed(k) code of a record that came with version k, and of one that left with it
 *
 * Versions 1 and 2 are bases alone; every later one has a delta from the one before.
 */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listing } from '../../lib/list/index.ts';
import { buildDelta, buildList, makeKeyPair } from '../../lib/publisher/index.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { usccOf } from '../support/codes.ts';
import { sample, samples } from '../support/listings.ts';

export const VERSIONS = 5;
const ROWS = 8_000;
/** Changed by every version: enough that checking and merging takes a while that can be cut off. */
const CHANGED = 320;

export const MARK = usccOf('91', 7_000_000);
export const added = (version: number): string => usccOf('91', 7_100_000 + version);
export const removed = (version: number): string => usccOf('91', 7_200_000 + version);
export const docNo = (version: number): string => `示市监严列〔2026〕第${version}版`;

/** `upTo`: how many of the versions are built. */
export async function publishVersions(work: string, upTo = VERSIONS): Promise<{ folders: string[]; publicKey: JsonWebKey }> {
  const { privateJwk, publicJwk } = await makeKeyPair();
  const base = samples(ROWS).map((listing, index) => ({ ...listing, ground: `未取得食品生产许可从事食品生产${noise(index)}` }));
  const folders: string[] = [];
  for (let version = 1; version <= upTo; version += 1) {
    const out = join(work, `v${version}`);
    const now = Date.now() - (VERSIONS - version + 1) * 1000;
    const built = await buildList({ listings: versionOf(base, version), out, id: 'severe', kind: 'severe', asOf: chinaDay(now), keys: [privateJwk], version, now });
    if (!built.ok) throw new Error(built.reason);
    if (version > 2) {
      const delta = await buildDelta({ from: folders.at(-1) as string, to: out, out: `${out}-delta`, keys: [privateJwk] });
      if (!delta.ok) throw new Error(delta.reason);
      await rename(out, `${out}-plain`);
      await rename(`${out}-delta`, out);
    }
    folders.push(out);
  }
  return { folders, publicKey: publicJwk };
}

function versionOf(base: readonly Listing[], version: number): Listing[] {
  const all = Array.from({ length: VERSIONS + 1 }, (_, index) => index + 1);
  const marks = [
    sample(90_000_000, { name: '示例标记测试有限公司', uscc: MARK, listingDocNo: docNo(version) }),
    ...all.filter((k) => k <= version).map((k) => sample(90_100_000 + k, { uscc: added(k) })),
    ...all.filter((k) => k > version).map((k) => sample(90_200_000 + k, { uscc: removed(k) })),
  ];
  const changed = base.slice(version * CHANGED, (version + 1) * CHANGED).map((listing) => ({ ...listing, listingDocNo: docNo(version) }));
  return [...marks, ...base.slice(0, version * CHANGED), ...changed, ...base.slice((version + 1) * CHANGED)];
}

/** Text that does not compress, so that the list is some megabytes in several packs. */
function noise(seed: number): string {
  let state = seed + 1;
  let text = '';
  while (text.length < 60) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += String.fromCharCode(0x4e00 + ((state >>> 10) % 20_000));
  }
  return text;
}
