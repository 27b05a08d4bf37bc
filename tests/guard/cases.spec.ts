/** Penalty-case pages in several shapes: what is read of each, and what is advised. */
import { readdirSync, readFileSync } from 'node:fs';
import { assessCase, type CaseReaderStart } from '../../lib/penalty-case/index.ts';
import { DEFAULT_PENALTY_CASES } from '../../lib/policy/index.ts';
import { expect, test } from './harness/fixtures.ts';

interface CasePage {
  readonly why: string;
  readonly described?: CaseReaderStart;
  readonly facts: object;
  readonly level: string;
  readonly triggers: readonly string[];
}
const folder = new URL('../pages/cases/', import.meta.url).pathname;
const names = readdirSync(folder).filter((file) => file.endsWith('.expected.json')).map((file) => file.slice(0, -'.expected.json'.length));

test('penalty-case pages are read as recorded', async ({ open }) => {
  for (const name of names) {
    const { why, described = {}, facts, level, triggers } = JSON.parse(readFileSync(`${folder}${name}.expected.json`, 'utf8')) as CasePage;
    const hand = await open(`/pages/cases/${name}.html`);
    const read = assessCase(await hand.caseTexts(described), DEFAULT_PENALTY_CASES);
    expect.soft({ facts: read.facts, level: read.advice.level, triggers: read.advice.triggers.map((one) => one.why) }, `${name}: ${why}`).toEqual({ facts, level, triggers });
  }
  expect(names.length).toBeGreaterThan(10);
});
