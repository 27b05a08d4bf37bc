import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { FrameReading } from '../../lib/site/index.ts';
import { reportText, scorePages, type PageCase } from '../pages/score.ts';
import { expect, test } from './harness/fixtures.ts';

const folder = new URL('../pages/', import.meta.url).pathname;
const names = readdirSync(folder).filter((file) => file.endsWith('.expected.json')).map((file) => file.slice(0, -'.expected.json'.length));

function withoutWhy(reading: FrameReading | undefined): FrameReading | undefined {
  if (reading === undefined) return undefined;
  const { why: _why, ...rest } = reading;
  return rest;
}

const scored: { page: PageCase; read: FrameReading }[] = [];
test.afterAll(() => {
  const file = process.env.CREDITGATE_PAGES_REPORT;
  if (scored.length < names.length) return;
  const report = scorePages(scored);
  if (file === undefined) process.stdout.write(`\n${reportText(report)}\n`);
  else writeFileSync(file, JSON.stringify(report));
});

/** A reading that is better than expected fails too: then the expectation is out of date. */
for (const name of names) {
  const page = JSON.parse(readFileSync(`${folder}${name}.expected.json`, 'utf8')) as PageCase & { readonly page?: string };
  const { why, expected, profiles = [], generic = true, frame, act } = page;
  test(`${name}: ${why}`, async ({ tab, open }) => {
    const hand = await open(`/pages/${page.page ?? name}.html`);
    await hand.configure(profiles, generic);
    if (act?.startsWith('click:') === true) await tab.click(act.slice('click:'.length));
    else if (act !== undefined) await tab.evaluate(act);
    // A change by script alone is seen by the slow poll, one by style alone by the rescan after five polls.
    const patience = act === undefined ? 600 : 6_000;
    let last: FrameReading | undefined;
    const read = async () => (last = withoutWhy(await hand.reading(frame)));
    await expect.poll(read, { timeout: patience, intervals: [50, 100, 250] }).toEqual(expected);
    // Only what reads as recorded is counted: the report compares it with the truth where that differs.
    if (last !== undefined) scored.push({ page, read: last });
  });
}
