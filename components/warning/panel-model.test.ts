import { describe, expect, test } from 'vitest';
import type { OverlayState } from '../../lib/messaging/index.ts';
import { overlays } from '../../tests/gallery/verdicts.ts';
import type { JudgementFact, JudgementVerdict } from '../../lib/judgement/index.ts';
import { consequenceOf, openFinding, recordsOfParty, toldFacts } from '../judgement/model.ts';
import { panelRole, panelTask, reasonLength, startsFolded } from './panel-model.ts';

const state = (name: string): OverlayState => {
  const found = overlays[name];
  if (found === undefined) throw new Error(`no fixture ${name}`);
  return found;
};

describe('panelTask', () => {
  test.each([
    ['listed', 'override'],
    ['listed-renamed', 'override-off'],
    ['listed-decided', 'none'],
    ['listed-stale', 'checked'],
    ['listed-unsigned', 'checked'],
    ['suspected', 'identity'],
    ['not-found', 'none'],
    ['inspection', 'none'],
  ])('%s asks for %s', (name, task) => expect(panelTask(state(name))).toBe(task));

  test('an office that lets nobody release a route offers no button that would be refused', () => {
    const stale = state('listed-stale');
    expect(panelTask({ ...stale, override: { ...stale.override, allowed: false } })).toBe('override-off');
  });
  test('a confirmed identity with a list that cannot be relied on asks for the public system next', () => {
    const suspected = state('suspected');
    expect(panelTask(judged(suspected, 'same'))).toBe('checked');
    expect(panelTask(judged(suspected, 'undecided'))).toBe('identity');
    expect(panelTask(judged(suspected, 'same', { state: 'lapsed', because: 'expired' }))).toBe('identity');
  });
});

test.each([
  ['listed', 'alertdialog'],
  ['suspected', 'alertdialog'],
  ['listed-decided', 'region'],
  ['related', 'region'],
  ['not-found', 'region'],
])('%s is a %s', (name, role) => expect(panelRole(state(name))).toBe(role));

test('only what needs nothing from the officer starts as a bar', () => {
  expect(Object.keys(overlays).filter((name) => startsFolded(state(name)))).toEqual(['judged-different', 'g5-only', 'different', 'not-found', 'risk']);
});

test('blanks do not make a reason longer, rare characters count once', () => {
  expect([reasonLength('   \n '), reasonLength(' 已核实 '), reasonLength('𠮷')]).toEqual([0, 3, 1]);
});

describe('judging', () => {
  const suspected = state('suspected');
  const [finding] = suspected.verdict.findings;
  if (finding === undefined) throw new Error('no finding');

  test('asks about nothing where the code itself agrees', () => {
    expect(openFinding(state('listed').verdict)).toBeUndefined();
    expect(openFinding(suspected.verdict)).toBe(finding);
  });
  test('takes all records of one party together, and no other party', () => {
    const verdict = { ...suspected.verdict, findings: [finding, { ...finding, recordId: 'again' }, { ...finding, recordId: 'other', listedName: '测试有限公司' }] };
    expect(recordsOfParty(verdict, finding).map(({ recordId }) => recordId)).toEqual([finding.recordId, 'again']);
  });
  test.each<[JudgementVerdict, Partial<OverlayState>, string]>([
    ['same', {}, 'closes'],
    ['different', { judgement: { scope: 'carried', days: 90 } }, 'opensCarried'],
    ['different', { judgement: { scope: 'case', days: 90, because: 'policy' } }, 'opensCase'],
    ['undecided', {}, 'undecided'],
    ['same', { verdict: { ...suspected.verdict, effects: [{ effect: 'confirm', basis: [], loweredBy: 'stale-list' }] } }, 'staysHeld'],
    ['same', { route: { present: true, state: 'open' } }, 'noEffect'],
  ])('says what "%s" will do', (word, part, will) => expect(consequenceOf(word, finding, { ...suspected, ...part })).toBe(will));
  test('tells a lapse, and one line for what was judged at once', () => {
    const twice = judged(suspected, 'same').verdict.judgements ?? [];
    const again = twice.map((fact) => ({ ...fact, recordId: 'again', id: 'again' }));
    const lapsed = judged(suspected, 'different', { state: 'lapsed', because: 'record-changed' }).verdict.judgements ?? [];
    expect(toldFacts({ ...suspected.verdict, judgements: [...twice, ...again, ...lapsed] }).map(({ because }) => because)).toEqual([undefined, 'record-changed']);
    expect(toldFacts(judged(suspected, 'different').verdict)).toEqual([]);
  });
});

function judged(overlay: OverlayState, verdict: JudgementVerdict, part: Partial<JudgementFact> = {}): OverlayState {
  const judgements = overlay.verdict.findings.map(({ listId, recordId }): JudgementFact => ({ id: 'j1', listId, recordId, verdict, reasonCode: 'other', by: '0001', at: '2026-11-24T00:00:00Z', expiresAt: '2027-01-01T00:00:00Z', scope: 'carried', state: 'in-force', ...part }));
  return { ...overlay, verdict: { ...overlay.verdict, judgements } };
}
