import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, chinaDay, workingDaysAfter } from '../shared/index.ts';
import { applyEntry, byUrgency, CLUE_OUTCOMES, CLUE_STATES, daysLate, differing, draftOf, dueOf, filteredClues, isOver, ledgerOf, NEXT, planCorrection, planMove, planRegistration, type Circumstances, type Clue, type ClueMove } from './index.ts';
import type { LedgerEntry } from './entries.ts';
import { REG_FIELDS } from '../shared/reg-fields.ts';

const NOW = Date.parse('2026-11-24T02:00:00Z');
const TODAY = chinaDay(NOW);
const now: Circumstances = { nowMs: NOW, terms: { registered: 15, transferred: 10, accepted: 60, returned: 5 }, calendar: { holidays: ['2026-12-01'], makeUpWorkdays: ['2026-11-28'] }, by: '990012' };
const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));

function registered(part: Partial<{ name: string; text: string; note: string; seq: number }> = {}): Clue {
  const plan = planRegistration('c1', { name: part.name ?? '示例商行', field: 'food', text: part.text, note: part.note }, { source: { host: 'xk.example.gov.cn' }, text: part.text }, now);
  if (!plan.ok) throw new Error(plan.reason);
  const clue = applyEntry(undefined, { seq: part.seq ?? 7, at: '2026-11-24T02:00:00Z', kind: 'clue-registered', data: plan.value });
  if (!clue.ok) throw new Error(clue.reason);
  return clue.value;
}

describe('steps', () => {
  const move: fc.Arbitrary<ClueMove> = fc.record({ to: fc.constantFrom(...CLUE_STATES), on: day, reason: fc.string({ maxLength: 20 }), body: fc.option(fc.string({ maxLength: 10 }), { nil: undefined }), letterNo: fc.option(fc.string({ maxLength: 10 }), { nil: undefined }), outcome: fc.option(fc.constantFrom(...CLUE_OUTCOMES), { nil: undefined }) });
  const later = { ...now, nowMs: Date.parse('2027-01-20T02:00:00Z') };

  it('whatever is asked for, a clue only goes where its state leads, its days never run backwards, and what was planned applies', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        let clue = registered();
        const entries: LedgerEntry[] = [];
        for (const [index, one] of moves.entries()) {
          const plan = planMove(clue, one, later);
          if (!plan.ok) continue;
          expect(NEXT[clue.state]).toContain(one.to);
          const entry = { seq: 8 + index, at: '2027-01-20T02:00:00Z', kind: 'clue-moved', data: plan.value };
          const next = applyEntry(clue, entry);
          if (!next.ok) throw new Error(next.reason);
          expect(next.value.since >= clue.since).toBe(true);
          expect(next.value.due === undefined).toBe(isOver(next.value.state));
          expect(next.value.events.length).toBe(clue.events.length + 1);
          clue = next.value;
          entries.push(entry);
        }
        expect(clue.events.length).toBe(entries.length + 1);
      }),
    );
  });
  it('every clue can be brought to an end, and what is over can be taken up again', () => {
    for (const state of CLUE_STATES) expect(NEXT[state].some(isOver) || NEXT[state].includes('registered')).toBe(true);
  });
  it('says what is missing', () => {
    const clue = registered();
    const step = { to: 'transferred', on: TODAY, reason: '不属本局管辖', body: '示例县局' } as const;
    expect(planMove(clue, { ...step, reason: ' ' }, now)).toMatchObject({ reason: 'reason-missing' });
    expect(planMove(clue, { ...step, body: '' }, now)).toMatchObject({ reason: 'body-missing' });
    expect(planMove(clue, { ...step, on: addDays(TODAY, 1) }, now)).toMatchObject({ reason: 'date-wrong' });
    expect(planMove(clue, { ...step, on: addDays(TODAY, -1) }, now)).toMatchObject({ reason: 'date-wrong' });
    expect(planMove(clue, { ...step, to: 'accepted' }, now)).toMatchObject({ reason: 'step-impossible' });
    expect(planMove(clue, { ...step, to: 'concluded' }, now)).toMatchObject({ reason: 'outcome-missing' });
    expect(planRegistration('c', { field: 'food', name: ' ' }, {}, now)).toMatchObject({ reason: 'party-missing' });
  });
});

describe('due days', () => {
  it('are the working day that so many working days lead to, by the calendar of the pack', () => {
    expect(dueOf('returned', '2026-11-24', now.terms, now.calendar)).toBe('2026-11-30');
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), fc.uniqueArray(day, { maxLength: 30 }), fc.uniqueArray(day, { maxLength: 10 }), (from, days, holidays, makeUpWorkdays) => {
        const calendar = { holidays, makeUpWorkdays };
        const due = dueOf('registered', from, { ...now.terms, registered: days }, calendar) ?? '';
        expect(workingDaysAfter(from, due, calendar)).toBe(days);
        expect(workingDaysAfter(from, addDays(due, -1), calendar)).toBe(days - 1);
      }),
    );
  });
  it('end on a calendar in which no day is left to work', () => {
    const holidays = Array.from({ length: 600 }, (_, n) => addDays('2026-11-01', n));
    expect(dueOf('registered', '2026-11-24', now.terms, { holidays, makeUpWorkdays: [] })).toBeDefined();
  });
  it('stay as they were given when the terms change, and move with a reason', () => {
    const clue = registered();
    const plan = planCorrection(clue, { due: '2027-01-05' }, '经批准延长', now);
    expect(plan).toMatchObject({ ok: true, value: { before: { due: clue.due }, after: { due: '2027-01-05' } } });
    expect(planCorrection(clue, { due: '2026-11-01' }, '经批准延长', now)).toMatchObject({ reason: 'date-wrong' });
  });
  it('put the latest on top, what is over last', () => {
    const at = (no: number, due?: string) => ({ ...registered({ seq: no }), due });
    const sorted = [at(1), at(2, '2026-12-01'), at(3, '2026-11-01'), at(4), at(5, '2026-11-20')].sort(byUrgency);
    expect(sorted.map(({ no }) => no)).toEqual([3, 5, 2, 4, 1]);
    expect(sorted.map((clue) => daysLate(clue, TODAY))).toEqual([23, 4, 0, 0, 0]);
  });
});

describe('corrections', () => {
  const patch = fc.record({ name: fc.string({ maxLength: 30 }), code: fc.string({ maxLength: 20 }), field: fc.constantFrom(...REG_FIELDS), note: fc.string({ maxLength: 50 }) }, { requiredKeys: [] });
  it('say before and after, change nothing else, and a correction back makes the clue what it was', () => {
    fc.assert(
      fc.property(patch, (values) => {
        const clue = registered({ note: '群众反映' });
        const plan = planCorrection(clue, values, '录入有误', now);
        if (!plan.ok) return void expect(['nothing-changed', 'party-missing']).toContain(plan.reason);
        const { before, after } = plan.value as unknown as { before: Record<string, string>; after: Record<string, string> };
        expect(Object.keys(before)).toEqual(Object.keys(after));
        const next = applyEntry(clue, { seq: 8, at: '2026-11-24T03:00:00Z', kind: 'clue-corrected', data: plan.value });
        const back = next.ok ? planCorrection(next.value, before, '更正有误', now) : next;
        const again = next.ok && back.ok ? applyEntry(next.value, { seq: 9, at: '2026-11-24T04:00:00Z', kind: 'clue-corrected', data: back.value }) : undefined;
        if (again?.ok !== true) throw new Error('the way back is closed');
        const { events, ...rest } = again.value;
        const { events: first, ...was } = clue;
        expect(rest).toEqual(was);
        expect(events.slice(0, 1)).toEqual(first);
        expect(events).toHaveLength(3);
      }),
    );
  });
  it('leave no clue without a party, and letter numbers to clues that were sent', () => {
    expect(planCorrection(registered(), { name: '' }, '误录', now)).toMatchObject({ reason: 'party-missing' });
    expect(planCorrection(registered(), { letterNo: '〔2026〕1号' }, '误录', now)).toMatchObject({ reason: 'step-impossible' });
    expect(planCorrection(registered(), { field: 'nonsense' }, '误录', now)).toMatchObject({ reason: 'nothing-changed' });
  });
});

describe('the ledger from entries', () => {
  it('takes whatever lies in the chain: nothing is thrown, nothing invented', async () => {
    const entry = fc.record({ seq: fc.nat(), at: fc.string(), kind: fc.constantFrom('clue-registered', 'clue-moved', 'clue-corrected', 'check'), data: fc.dictionary(fc.constantFrom('clue', 'name', 'field', 'from', 'to', 'on', 'due', 'reason', 'before', 'after'), fc.anything()) });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 10 }), async (entries) => {
        const { clues, faults } = await ledgerOf(entries);
        expect(clues.size + faults.length).toBe(entries.length);
      }),
    );
  });
  it('tells what a store holds otherwise', () => {
    const clue = registered();
    expect(differing([clue], new Map([['c1', clue]]))).toEqual([]);
    expect(differing([{ ...clue, note: '改' }], new Map([['c1', clue]]))).toEqual([7]);
    expect(differing([], new Map([['c1', clue]]))).toEqual([7]);
    expect(differing([clue], new Map())).toEqual([7]);
  });
});

describe('drafts', () => {
  const ID = '11010519491231002X';
  it('take the host alone of an address, and strike numbers of persons out of all texts', () => {
    expect(draftOf({ url: `https://xk.example.gov.cn:8443/a/${ID}?idcard=${ID}#x`, title: `张某 ${ID}`, text: `身份证 ${ID}，售卖过期食品` })).toEqual({ source: { host: 'xk.example.gov.cn:8443', title: '张某 110105************' }, text: '身份证 110105************，售卖过期食品' });
    expect(draftOf({ url: 'not an address' })).toEqual({});
  });
  it('take the party of the tab’s case, else a name or code that was selected', () => {
    expect(draftOf({ text: '示例恒昌商贸有限公司' })).toMatchObject({ name: '示例恒昌商贸有限公司' });
    expect(draftOf({ text: '当事人（91990000T00010007R）售卖过期食品' })).toMatchObject({ code: '91990000T00010007R' });
    expect(draftOf({ text: '当事人（91990000T00010007R）', party: { name: '测试商行' } })).toEqual({ name: '测试商行', text: '当事人（91990000T00010007R）' });
    expect(draftOf({ text: '这家公司售卖过期食品，示例恒昌商贸有限公司' }).name).toBeUndefined();
  });
  it('hold any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2500, unit: 'binary' }), (text) => {
        const draft = draftOf({ url: 'http://a.example/', title: text, text });
        expect((draft.text ?? '').length).toBeLessThanOrEqual(2000);
        const plan = planRegistration('c', { name: '示例商行', field: 'other', text: draft.text }, draft, now);
        expect(plan.ok && applyEntry(undefined, { seq: 1, at: '', kind: 'clue-registered', data: JSON.parse(JSON.stringify(plan.value)) as Record<string, unknown> }).ok).toBe(true);
        expect(plan.ok && plan.value['textEdited']).toBeFalsy();
      }),
      { numRuns: 40 },
    );
  });
});

describe('filters', () => {
  const clues = [registered({ seq: 1, name: '示例甲店', note: '抽检不合格' }), { ...registered({ seq: 2, name: '示例乙店' }), field: 'drug', state: 'transferred', body: '示例县局', due: '2026-11-20' }, { ...registered({ seq: 3, name: '示例丙店' }), state: 'closed', due: undefined, registeredOn: '2026-10-01' }] as const satisfies readonly Clue[];
  const found = (filter: Parameters<typeof filteredClues>[1]) => filteredClues(clues, filter, TODAY).map(({ no }) => no);
  it('narrow by state, field, body, period and words, late ones first', () => {
    expect(found({})).toEqual([2, 1, 3]);
    expect(found({ state: 'open' })).toEqual([2, 1]);
    expect(found({ state: 'late' })).toEqual([2]);
    expect(found({ state: 'closed' })).toEqual([3]);
    expect(found({ field: 'drug' })).toEqual([2]);
    expect(found({ body: '示例县局' })).toEqual([2]);
    expect(found({ from: '2026-11-01' })).toEqual([2, 1]);
    expect(found({ to: '2026-10-31' })).toEqual([3]);
    expect(found({ text: '示例 抽检' })).toEqual([1]);
  });
});
