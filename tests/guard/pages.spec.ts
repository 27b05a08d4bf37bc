import { readdirSync, readFileSync } from 'node:fs';
import type { FrameReading, SiteProfile } from '../../lib/site/index.ts';
import { expect, test } from './harness/fixtures.ts';

interface Case {
  readonly why: string;
  readonly expected: FrameReading;
  readonly profiles?: readonly SiteProfile[];
  readonly generic?: boolean;
  /** Name of the frame whose reading is compared; the top one otherwise. */
  readonly frame?: string;
  /** A script that the page runs, or `click:SELECTOR`, before the reading is compared. */
  readonly act?: string;
}

const folder = new URL('../pages/', import.meta.url).pathname;
const names = readdirSync(folder).filter((file) => file.endsWith('.expected.json')).map((file) => file.slice(0, -'.expected.json'.length));

function withoutWhy(reading: FrameReading | undefined): FrameReading | undefined {
  if (reading === undefined) return undefined;
  const { why: _why, ...rest } = reading;
  return rest;
}

/** A reading that is better than expected fails too: then the expectation is out of date. */
for (const name of names) {
  const { why, expected, profiles = [], generic = true, frame, act } = JSON.parse(readFileSync(`${folder}${name}.expected.json`, 'utf8')) as Case;
  test(`${name}: ${why}`, async ({ tab, open }) => {
    const hand = await open(`/pages/${name}.html`);
    await hand.configure(profiles, generic);
    if (act?.startsWith('click:') === true) await tab.click(act.slice('click:'.length));
    else if (act !== undefined) await tab.evaluate(act);
    // A change by script alone is seen by the slow poll, one by style alone by the rescan after five polls.
    const patience = act === undefined ? 600 : 6_000;
    await expect.poll(async () => withoutWhy(await hand.reading(frame)), { timeout: patience, intervals: [50, 100, 250] }).toEqual(expected);
  });
}
