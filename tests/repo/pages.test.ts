import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Proof, type FrameReading } from '../../lib/site/index.ts';
import { caseFiles } from '../pages/from-proof.ts';
import { precision, recall, scorePages, type PageCase } from '../pages/score.ts';

const folder = new URL('../pages/', import.meta.url).pathname;
const readme = readFileSync(`${folder}README.md`, 'utf8');
const cases = readdirSync(folder).filter((file) => file.endsWith('.expected.json'));
const pageOf = (file: string): PageCase => JSON.parse(readFileSync(folder + file, 'utf8')) as PageCase;

const READING: FrameReading = { kind: 'licensing', how: 'generic', state: 'ready', applicant: { name: '示例甲有限公司' }, severalApplicants: false, route: { present: false, chosen: 'none' }, hasSubmit: false, missing: [] };

describe('the page corpus', () => {
  it('has a row in its table for every page and every pattern', () => {
    for (const file of cases) {
      const name = file.replace('.expected.json', '');
      expect(readme, name).toMatch(new RegExp(`[ |]${name}[ ,;|]`, 'u'));
      expect(pageOf(file).patterns.length, name).toBeGreaterThan(0);
      for (const pattern of pageOf(file).patterns) expect(readme, `${name}: ${pattern}`).toMatch(new RegExp(`\\| [^|]*\\b${pattern}\\b[^|]* \\|`, 'u'));
    }
  });
  it('has at least forty pages, and all patterns and traps among them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
    const shown = new Set(cases.flatMap((file) => pageOf(file).patterns));
    for (let pattern = 1; pattern <= 14; pattern += 1) expect(shown, String(pattern)).toContain(String(pattern));
    for (const trap of ['promise', 'official', 'filer', 'filter', 'project', 'guide']) expect(shown).toContain(`trap-${trap}`);
  });
});

describe('the score', () => {
  const page = (part: Partial<PageCase> = {}): PageCase => ({ why: '', patterns: ['1'], expected: READING, ...part });
  it('tells what was read wrongly from what was missed', () => {
    const truth = { applicant: { name: '示例乙有限公司', code: '91990000T00010007R' } };
    const { byField } = scorePages([{ page: page({ truth }), read: READING }, { page: page(), read: READING }]);
    expect(byField.name).toEqual({ right: 1, wrong: 1, missed: 1 });
    expect(byField.code).toEqual({ right: 0, wrong: 0, missed: 1 });
    expect(byField.name === undefined ? [] : [precision(byField.name), recall(byField.name)]).toEqual([0.5, 0.5]);
  });
});

describe('a saved proof', () => {
  const profile = { schema: 2, id: 'office', version: 1, title: '测试', hosts: ['xk.example.test'], pages: [{ id: 'form', kind: 'licensing' as const, path: '/form.do', frame: 'any' as const, applicant: { name: [{ row: '企业名称' }] } }] };
  const proof = {
    schema: 1,
    takenAt: '2026-11-24T04:00:00Z',
    path: '/',
    title: '办件',
    frames: [
      { path: '/', html: '<iframe src="proof-frame:1"></iframe>' },
      { path: '/form.do', parent: 0, html: '<table><tr><td>企业名称</td><td>示例甲有限公司</td></tr></table>' },
    ],
    profile,
    readings: [null, { ...READING, how: 'profile', profileId: 'office', pageId: 'form', why: { name: [{ word: 'label-party', weight: 60 }] } }],
  };
  it('becomes documents that name their frames, and one case for each frame that was read', () => {
    const files = caseFiles(Proof.parse(proof), { name: 'saved', why: '办件', patterns: ['12'] });
    expect(files.map(({ file }) => file)).toEqual(['saved.html', 'saved.1.html', 'saved.frame-1.expected.json']);
    expect(files[0]?.text).toBe('<iframe name="proof-frame-1" src="saved.1.html"></iframe>');
    const made = JSON.parse(files[2]?.text ?? '') as PageCase & { page: string };
    expect(made).toMatchObject({ page: 'saved', frame: 'proof-frame-1', profiles: [{ hosts: ['127.0.0.1'], pages: [{ id: 'form' }] }] });
    expect(made.expected).not.toHaveProperty('why');
    expect(made.profiles?.[0]?.pages[0]).not.toHaveProperty('path');
  });
  it.each([
    ['a frame before its parent', { ...proof, frames: [proof.frames[0], { path: '/x', parent: 1, html: '' }] }],
    ['readings that do not match the frames', { ...proof, readings: [null] }],
    ['a newer form', { ...proof, schema: 2 }],
  ])('is refused with %s', (_, value) => expect(Proof.safeParse(value).success).toBe(false));
});
