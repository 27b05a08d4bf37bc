import { describe, expect, it } from 'vitest';
import type { Finding, Verdict } from '../check/index.ts';
import { DEFAULT_PACK, RulePack } from '../policy/index.ts';
import { inspectionAdvice } from './index.ts';

const LOCAL = RulePack.parse({
  ...DEFAULT_PACK,
  inspection: {
    frequencies: [
      { id: 'severe', listKinds: ['severe'], level: 'raised', times: 3, basis: { law: 'order44-15-2', text: '示例省检查办法（示例〔2026〕1号）', date: '2026-01-01' } },
      { id: 'd', riskClasses: ['D'], level: 'markedly-raised', samplingPercent: 20, basis: { text: '示例省抽查计划', date: '2026-01-10' } },
    ],
    caps: [{ id: 'cap', perYear: 3, basis: { text: '示例省年度上限公告', date: '2026-01-20' } }],
  },
});
const listing: Finding = { listId: 'severe', listKind: 'severe', trust: 'signed', recordId: 'r', grade: 'G1', standing: 'in-force', by: 'uscc', steps: [], flags: [], pageValue: '', listValue: '', aligned: [], settles: [], listedName: '示例', ground: '', groundCode: 'ART5_FOOD', listingAuthority: '', listedOn: '2025-01-01' };
const risk = { riskClass: 'D' as const, sure: true, classifiedOn: '2026-01-01', authority: '示例局', listId: 'risk', trust: 'signed' as const };
const verdict = (over: Partial<Verdict>): Pick<Verdict, 'findings' | 'risk' | 'repeat' | 'applicant' | 'checkedAt'> => ({ findings: [], applicant: { code: '91990000T00010007R' }, checkedAt: '2026-11-24T16:30:00Z', ...over });

describe('advice on the page of an inspection', () => {
  it('gives the local number with its document and day, and counts this year only', () => {
    const advice = inspectionAdvice(verdict({ findings: [listing] }), ['2026-06-01', '2026-03-05', '2025-11-20'], LOCAL);
    expect(advice).toMatchObject({ plan: { level: 'raised', frequency: { times: 3, years: 1 }, lines: [{ line: { basis: { date: '2026-01-01' } }, law: { id: 'order44-15-2' } }] }, inspectedOn: ['2026-06-01', '2026-03-05', '2025-11-20'], cap: { cap: 3, done: 2, state: 'last' } });
  });

  it('warns before the cap is passed, and does not count the inspection that is being entered', () => {
    // 16:30 UTC is the next day in China.
    const state = (days: readonly string[]) => inspectionAdvice(verdict({ findings: [listing] }), days, LOCAL)?.cap?.state;
    expect([state([]), state(['2026-01-01', '2026-02-01']), state(['2026-01-01', '2026-02-01', '2026-03-01']), state(['2026-01-01', '2026-02-01', '2026-11-25', '2026-12-01'])]).toEqual(['within', 'last', 'reached', 'last']);
  });

  it('only what is sure raises: not a name alone, not another party, not a class by name', () => {
    const levels = [
      verdict({ findings: [{ ...listing, grade: 'G2' }] }),
      verdict({ findings: [{ ...listing, standing: 'term-elapsed' }] }),
      verdict({ findings: [{ ...listing, grade: 'P1', flags: ['through-legal-rep'] }] }),
      verdict({ risk: { ...risk, sure: false } }),
    ].map((one) => inspectionAdvice(one, [], LOCAL)?.plan.level);
    expect(levels).toEqual(['usual', 'usual', 'usual', 'usual']);
    expect(inspectionAdvice(verdict({ risk }), [], LOCAL)?.plan).toMatchObject({ level: 'markedly-raised', samplingPercent: 20 });
  });

  it('a repeat offender by code may be inspected more often, as the office decides; by name, or beside a listing, nothing is left open', () => {
    const fact = { source: 'penalties', sure: true, name: '示例', docNos: [], sources: [] } as const;
    expect(inspectionAdvice(verdict({ repeat: [fact] }), [], DEFAULT_PACK)?.plan).toMatchObject({ level: 'raised', discretionary: true, withoutNumber: true, lines: [{ law: { id: 'credit-supervision-2019' } }] });
    expect(inspectionAdvice(verdict({ repeat: [{ ...fact, sure: false }] }), [], DEFAULT_PACK)).toBeUndefined();
    expect(inspectionAdvice(verdict({ repeat: [fact], findings: [listing] }), [], DEFAULT_PACK)?.plan).toMatchObject({ level: 'raised', discretionary: false });
  });

  it('of the law alone it says that it is raised, without a number', () => {
    expect(inspectionAdvice(verdict({ findings: [listing] }), [], DEFAULT_PACK)).toMatchObject({ plan: { level: 'raised', withoutNumber: true } });
    expect(inspectionAdvice(verdict({}), [], DEFAULT_PACK)).toBeUndefined();
  });
});
