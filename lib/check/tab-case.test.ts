import { describe, expect, it } from 'vitest';
import type { FrameReading } from '../site/index.ts';
import { gravest } from './gravest.ts';
import { contextOf, EMPTY_CASE, newCase, overlayState, routeState, stillHeld, somethingToSay, tabVerdictOf, withReading, type TabCase } from './tab-case.ts';
import type { AppliedEffect, Verdict } from './types.ts';

const override = { override: { allowed: true, minReasonLength: 5 } };

function reading(part: Partial<FrameReading> = {}): FrameReading {
  return {
    kind: 'licensing',
    how: 'profile',
    state: 'ready',
    applicant: {},
    severalApplicants: false,
    route: { present: false, chosen: 'none' },
    hasSubmit: false,
    missing: [],
    ...part,
  };
}

function verdict(part: Partial<Verdict> = {}): Verdict {
  return {
    key: 'k1',
    outcome: 'listed',
    applicant: {},
    reasons: [],
    findings: [],
    effects: [],
    lists: [],
    rules: { id: 'r', version: '1' },
    pageKind: 'licensing',
    checkedAt: '2026-11-24T00:00:00Z',
    ...part,
  };
}
const effect = (name: AppliedEffect['effect']): AppliedEffect => ({ effect: name, basis: [] });
const applicant = { name: '测试甲示例食品有限公司', code: '91990000T00010007R' };
const commitmentRoute = { present: true, chosen: 'commitment' as const };

describe('a case', () => {
  it('joins the applicant of one frame and the route of another', () => {
    let tabCase = withReading(EMPTY_CASE, 0, reading({ applicant, kind: 'other' }));
    tabCase = withReading(tabCase, 7, reading({ route: commitmentRoute }));
    expect(tabCase.applicant).toMatchObject({ subject: applicant, kind: 'licensing' });
    expect(tabCase.route?.chosen).toBe('commitment');
  });

  it('remembers applicant and route when the next step of a wizard shows neither', () => {
    let tabCase = withReading(EMPTY_CASE, 0, reading({ applicant, route: commitmentRoute }));
    tabCase = withReading(tabCase, 0, reading({ hasSubmit: true }));
    expect(tabCase.applicant?.subject).toEqual(applicant);
    expect(tabCase.route?.chosen).toBe('commitment');
  });

  it('lets a remembered applicant block only where a profile says that the steps are one case', () => {
    for (const [how, sure] of [['profile', true], ['generic', false]] as const) {
      let tabCase = withReading(EMPTY_CASE, 0, reading({ how, applicant, route: commitmentRoute }));
      expect(contextOf(tabCase)?.context.applicantField).toBe(true);
      tabCase = withReading(tabCase, 0, reading({ how, hasSubmit: true }));
      expect(contextOf(tabCase)?.context.applicantField).toBe(sure);
    }
  });

  it('forgets both when the page shows nothing of a case any more', () => {
    let tabCase = withReading(EMPTY_CASE, 0, reading({ applicant, route: commitmentRoute }));
    tabCase = withReading(tabCase, 0, reading({ state: 'not-this-page' }));
    expect(contextOf(tabCase)).toBeUndefined();
  });

  it('does not carry the route of one applicant over to the next', () => {
    let tabCase = withReading(EMPTY_CASE, 0, reading({ applicant, route: commitmentRoute }));
    tabCase = withReading(tabCase, 0, reading({ applicant: { name: '另一家示例有限公司' }, hasSubmit: true }));
    expect(tabCase.route).toBeUndefined();
  });

  it('carries nothing that was decided over to the next applicant of the same document, nor back to the first', () => {
    const judgement = { id: 'j1' } as unknown as NonNullable<TabCase['judgements']>[number];
    const decisions: TabCase['decisions'] = [{ kind: 'override', verdictKey: 'k1', reason: '已核对证照', at: '2026-11-24T00:00:00Z' }];
    const first = { ...withReading(EMPTY_CASE, 0, reading({ applicant, route: commitmentRoute })), decisions, judgements: [judgement] };
    const other = reading({ applicant: { name: '另一家示例有限公司' }, route: commitmentRoute });
    const back = reading({ applicant, route: commitmentRoute });
    for (const between of [[other], [undefined, other], [reading({ hasSubmit: true }), undefined, other]]) {
      const after = [...between, back].reduce((tabCase, said) => withReading(tabCase, 0, said), first as TabCase);
      expect(after.applicant?.subject).toEqual(applicant);
      expect(after).toMatchObject({ decisions: [] });
      expect(after.judgements).toBeUndefined();
    }
    // A page that is drawn anew, step by step, is still the same case.
    const same = [undefined, reading({ hasSubmit: true }), back].reduce((tabCase, said) => withReading(tabCase, 0, said), first as TabCase);
    expect(same).toMatchObject({ decisions, judgements: [judgement] });
  });

  it('takes the applicant beside the route, not one that another frame shows', () => {
    let tabCase = withReading(EMPTY_CASE, 3, reading({ applicant, route: commitmentRoute }));
    tabCase = withReading(tabCase, 4, reading({ applicant: { name: '列表中的示例商行' } }));
    expect(tabCase.applicant?.subject).toEqual(applicant);
  });

  it('drops what a frame said when the frame is gone', () => {
    let tabCase = withReading(EMPTY_CASE, 3, reading({ applicant, route: commitmentRoute }));
    tabCase = withReading(tabCase, 3, undefined);
    expect(tabCase.applicant).toBeUndefined();
  });

  it('waits for a page that is still loading', () => {
    const tabCase = withReading(EMPTY_CASE, 0, reading({ state: 'waiting', applicant, route: commitmentRoute }));
    expect(contextOf(tabCase)).toBeUndefined();
  });

  it('is checked even without an applicant when a commitment option is on the page', () => {
    const asked = contextOf(withReading(EMPTY_CASE, 0, reading({ route: { present: true, chosen: 'none' } })));
    expect(asked?.subjects).toEqual([{}]);
  });

  it('the clicked row of a list is nobody\'s case until a route is there, and then it is asked about', () => {
    const list = withReading(EMPTY_CASE, 1, reading({ applicant, how: 'generic', kind: 'list', fromRow: true }));
    expect(list.applicant).toBeUndefined();
    const dialog = withReading(list, 2, reading({ how: 'generic', route: commitmentRoute, hasSubmit: true }));
    expect(dialog.applicant).toMatchObject({ subject: applicant, fromRow: true, kind: 'licensing' });
    expect(contextOf(dialog)?.context).toMatchObject({ applicantField: false });
    // A field of the dialog itself outranks the row behind it.
    const named = { name: '另一家示例有限公司' };
    expect(withReading(dialog, 3, reading({ how: 'generic', applicant: named })).applicant?.subject).toEqual(named);
    // The dialog is closed: the row is a row again.
    expect(withReading(dialog, 2, undefined).applicant).toBeUndefined();
  });

  it('looks every applicant of a page up, and the gravest answer counts', () => {
    const others = [{ name: '联合申报的示例有限公司', code: '91990000T00010744C' }];
    const asked = contextOf(withReading(EMPTY_CASE, 0, reading({ applicant, severalApplicants: true, others })));
    expect(asked?.subjects).toEqual([applicant, ...others]);
    expect(gravest([verdict({ outcome: 'not-found' }), verdict({ outcome: 'listed' }), verdict({ outcome: 'cannot-check' })])?.outcome).toBe('listed');
    expect(gravest([])).toBeUndefined();
  });

  it('never lets one of several applicants block', () => {
    const asked = contextOf(withReading(EMPTY_CASE, 0, reading({ applicant, severalApplicants: true })));
    expect(asked).toMatchObject({ several: true, context: { applicantField: false } });
  });
});

describe('the route', () => {
  const decided = (kind: 'override' | 'confirm-checked', verdictKey = 'k1') => [{ kind, verdictKey, reason: '已核对证照', at: '2026-11-24T00:00:00Z' }];

  it('is closed by a block and opened by an override of that very verdict only', () => {
    const blocked = verdict({ effects: [effect('warn'), effect('block-commitment')] });
    expect(routeState(blocked, [])).toBe('closed');
    expect(routeState(blocked, decided('override'))).toBe('open');
    expect(routeState(blocked, decided('override', 'another'))).toBe('closed');
  });
  it('waits for a confirmation and opens on "checked"', () => {
    const held = verdict({ outcome: 'suspected', effects: [effect('confirm')] });
    expect(routeState(held, [])).toBe('confirm');
    expect(routeState(held, decided('confirm-checked'))).toBe('open');
  });
  it('that the source was checked opens no route that is closed since: only an override does, with its signature', () => {
    const blocked = verdict({ effects: [effect('block-commitment')] });
    expect(routeState(blocked, decided('confirm-checked'))).toBe('closed');
    expect(routeState(blocked, [...decided('override'), ...decided('confirm-checked')])).toBe('open');
    expect(overlayState({ ...EMPTY_CASE, verdict: blocked, decisions: decided('confirm-checked') }, override)?.route.decision).toBeUndefined();
  });
  it('is opened for what the override was about, and not for another closure of the same party', () => {
    const decisions = [{ ...decided('override')[0], opens: ['block-commitment'] }] as TabCase['decisions'];
    expect(routeState(verdict({ effects: [effect('block-commitment')] }), decisions)).toBe('open');
    expect(routeState(verdict({ pageKind: 'deregistration' as never, effects: [effect('block-simplified-deregistration')] }), decisions)).toBe('closed');
  });
  it('hangs on every one of several applicants: a decision on one is none on the other', () => {
    const [a, b] = [verdict({ key: 'k1', outcome: 'suspected', effects: [effect('confirm')] }), verdict({ key: 'k2', outcome: 'related', effects: [effect('confirm')] })];
    expect(stillHeld([a, b], [])).toEqual([a, b]);
    expect(stillHeld([a, b], decided('confirm-checked'))).toEqual([b]);
    expect(stillHeld([a, b], [...decided('confirm-checked'), ...decided('confirm-checked', 'k2')])).toEqual([a, b]);
  });
  it('stays open under a warning', () => {
    expect(routeState(verdict({ effects: [effect('warn')] }), [])).toBe('open');
    expect(routeState(undefined, [])).toBe('open');
  });
});

describe('the overlay', () => {
  const shown = (part: Partial<Verdict>, more: Partial<TabCase> = {}) => somethingToSay({ ...EMPTY_CASE, verdict: verdict(part), ...more });
  const list = (freshness: Verdict['lists'][number]['freshness']) => ({ id: 's', kind: 'severe' as const, trust: 'signed' as const, freshness });

  it('is silent for a party that was looked up in a usable list and not found', () => {
    expect(shown({ outcome: 'not-found', lists: [list('fresh')] })).toBe(false);
    expect(overlayState({ ...EMPTY_CASE, verdict: verdict({ outcome: 'not-found', lists: [list('aging')] }) }, override)).toBeNull();
  });
  it('speaks up when the list behind a "not found" is stale or expired', () => {
    expect(shown({ outcome: 'not-found', lists: [list('stale')] })).toBe(true);
    expect(shown({ outcome: 'not-found', lists: [list('expired')] })).toBe(true);
  });
  it('says that nobody could be checked only where the route could be chosen or somebody was named', () => {
    expect(shown({ outcome: 'cannot-check' })).toBe(false);
    expect(shown({ outcome: 'cannot-check' }, { route: { present: true, chosen: 'none' } })).toBe(true);
  });
  it('is described to our pages also when it is not shown', () => {
    const tabCase = { ...EMPTY_CASE, verdict: verdict({ outcome: 'not-found', lists: [list('fresh')] }) };
    expect(tabVerdictOf(tabCase, override)).toMatchObject({ state: 'checked', verdict: { outcome: 'not-found' }, route: { state: 'open' } });
    expect(tabVerdictOf(undefined, override).state).toBe('off');
  });
});

it('the orders of a new document are numbered on: a guard that kept the last ones does not take the new ones for old', () => {
  const before = { ...EMPTY_CASE, orders: { ...EMPTY_CASE.orders, seq: 7, commitment: 'closed' as const } };
  expect(newCase(before, 5)).toMatchObject({ frames: {}, recorded: [], begun: 8, orders: { seq: 8, commitment: 'open' } });
  // Dropped while a site was off: a page from before has seen more orders than the empty case has given.
  expect(newCase(EMPTY_CASE, 1_000).orders.seq).toBeGreaterThan(before.orders.seq);
});
