import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { labelKey } from '../../lib/page/index.ts';
import { isFieldLabel, relaxedKey } from '../../lib/site/generic.ts';
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

/** Labels that say whose field it is only together with what stands around them, and parts of split ones. */
const OWN_WORDS = new Set(['当前办件', '证件号码', '法人证件号码', '统一社会信用代码/', '法定', '代表人', '(身份证号码)', '(负责人)']);

/** A profile that finds its field by what stands far from it is right today and wrong on the next page. */
test('the editor proposes the field’s own label, on every page that has one', async ({ open }) => {
  const asked = names.map((name) => ({ name, page: JSON.parse(readFileSync(`${folder}${name}.expected.json`, 'utf8')) as PageCase })).filter(({ page: { act, frame, profiles, generic } }) => act === undefined && frame === undefined && profiles === undefined && generic !== false);
  const odd: string[] = [];
  let labels = 0;
  for (const { name } of asked) {
    const hand = await open(`/pages/${name}.html`);
    for (const { field, locators } of await hand.proposals()) {
      if (!['name', 'code', 'regNo', 'legalRep'].includes(field)) continue;
      for (const { label, row } of locators) {
        const text = label ?? row;
        if (text === undefined) continue;
        labels += 1;
        if (!isFieldLabel(labelKey(text)) && !isFieldLabel(relaxedKey(labelKey(text))) && !OWN_WORDS.has(text)) odd.push(`${name} ${field}: ${text}`);
      }
    }
  }
  expect(odd).toEqual([]);
  expect(labels).toBeGreaterThan(60);
});
