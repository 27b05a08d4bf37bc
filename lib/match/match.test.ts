import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Listing, ListState } from '../list/index.ts';
import { readSubject, type SubjectText } from '../subject/index.ts';
import { matchSubject, standingOf, termEndsOn } from './index.ts';

const TODAY = '2026-03-02';
const USCC = '91990000T00010007R';
const OTHER = '91990000T00010373M';
const LISTING: Listing = {
  id: 'r1',
  name: '示例（测试）食品有限公司',
  uscc: USCC,
  regNo: '110108000000016',
  legalRep: '测试甲',
  ground: '测试事由',
  groundCode: 'ART5_FOOD',
  listingAuthority: '测试市市场监督管理局',
  listedOn: '2025-06-01',
  formerNames: [{ name: '示例旧名有限公司' }, { name: '测试老店', from: '2019-01-01', to: '2020-01-01' }],
};
const STATE: ListState = { listId: 'severe', kind: 'severe', trust: 'signed', versionFloor: 1 };

function best(text: SubjectText, listing: Partial<Listing> = {}) {
  const hits = [{ listId: 'severe', key: { kind: 'name' as const, value: '' }, listing: { ...LISTING, ...listing } }];
  return matchSubject(readSubject(text), hits, [STATE], TODAY, { termYears: 3 })[0];
}

describe('grades', () => {
  const NAME = LISTING.name;
  it.each<[string, SubjectText, Partial<Listing>, object | undefined]>([
    ['same code', { code: USCC }, {}, { grade: 'G1', by: 'uscc', flags: [] }],
    ['same code, same name', { code: USCC, name: NAME }, {}, { grade: 'G1', flags: [] }],
    ['same code, other name', { code: USCC, name: '示例新名有限公司' }, {}, { grade: 'G1', flags: ['name-differs'] }],
    ['same code, same legal representative', { code: USCC, legalRep: '测试 甲' }, {}, { grade: 'G1', flags: ['legal-rep-agrees'] }],
    ['same code that fails its check', { code: '91990000T00010007A', name: NAME }, { uscc: '91990000T00010007A' }, { grade: 'G2', by: 'uscc', flags: ['code-checksum-invalid'] }],
    ['same name, other valid code', { code: OTHER, name: NAME }, {}, { grade: 'G1x', by: 'name', flags: [] }],
    ['same name, no code on the page', { name: NAME }, {}, { grade: 'G2', by: 'name', flags: [], steps: [] }],
    ['same name but for brackets', { name: '示例(测试)食品有限公司' }, {}, { grade: 'G2', steps: ['brackets'], pageValue: '示例(测试)食品有限公司', listValue: NAME }],
    ['same name, masked code', { name: NAME, code: '9199********0007R' }, {}, { grade: 'G2', flags: ['code-unusable'] }],
    ['same name, mistyped code', { name: NAME, code: '91990000T00010008R' }, {}, { grade: 'G2', flags: ['code-unusable'] }],
    ['same name, O for 0', { name: NAME, code: '9199OOOOT00010007R' }, {}, { grade: 'G2', flags: ['code-unusable'] }],
    ['same name, a person’s number', { name: NAME, code: '11010519491231002X' }, {}, { grade: 'G2', flags: ['code-unusable'] }],
    ['same name, no code in the list', { name: NAME, code: OTHER }, { uscc: undefined }, { grade: 'G2', flags: [] }],
    ['same name, code in the list fails', { name: NAME, code: OTHER }, { uscc: '91990000T00010007A' }, { grade: 'G2', flags: [] }],
    ['same name of an individual trader', { name: '示例河边小吃店' }, { name: '示例河边小吃店', uscc: '92990000T00090000Y' }, { grade: 'G5', steps: ['trader-name-alone'], settles: ['code-on-licence', 'operator-id'] }],
    ['same name and operator of an individual trader', { name: '示例河边小吃店', legalRep: '测试甲' }, { name: '示例河边小吃店', uscc: '92990000T00090000Y' }, { grade: 'G4', steps: ['trader-name'] }],
    ['listed code with O for 0', { code: '9199OOOOT00010007R' }, {}, { grade: 'G4', by: 'uscc', steps: ['code-misread'] }],
    ['former name given up long ago', { name: '测试老店' }, {}, { grade: 'G3', flags: ['former-name-lapsed'], settles: ['code-on-licence', 'former-name-dates', 'registration-extract'] }],
    ['former name without dates', { name: '示例旧名有限公司' }, {}, { grade: 'G3', by: 'formerName', listValue: '示例旧名有限公司' }],
    ['former name with dates', { name: '测试老店' }, {}, { grade: 'G3', by: 'formerName' }],
    ['former name, other valid code', { name: '测试老店', code: OTHER }, {}, { grade: 'G1x', by: 'formerName' }],
    ['same registration number only', { name: '示例别家', regNo: '110108000000016' }, {}, { grade: 'G4', by: 'regNo' }],
    ['same organisation code only', { orgCode: 'T0001000-7' }, {}, { grade: 'G4', by: 'orgCode' }],
    ['nothing in common', { name: '示例别家', code: OTHER }, {}, undefined],
  ])('%s', (_title, text, listing, expected) => {
    const match = best(text, listing);
    if (expected === undefined) expect(match).toBeUndefined();
    else expect(match).toMatchObject(expected);
  });
  it('never takes anything but an equal code with a valid check for G1', () => {
    const code = fc.oneof(fc.constantFrom(USCC, OTHER, '91990000T00010007A', '9199****', '11010519491231002X'), fc.string());
    fc.assert(
      fc.property(code, code, fc.constantFrom(NAME, '别家', undefined), (page, list, name) => {
        const match = best({ code: page, name }, { uscc: list.slice(0, 18) || undefined });
        if (match?.grade === 'G1') expect([page, list]).toEqual([match.listing.uscc, match.listing.uscc]);
      }),
    );
  });
});

describe('standing', () => {
  it.each<[Partial<Listing>, string]>([
    [{}, 'in-force'],
    [{ removedOn: TODAY }, 'removed'],
    [{ removedOn: '2026-03-03' }, 'in-force'],
    [{ measuresLiftedAt: '2026-01-01' }, 'removed'],
    [{ listedOn: '2026-03-03' }, 'not-yet'],
    [{ listedOn: TODAY }, 'in-force'],
    [{ listedOn: '2023-03-02' }, 'in-force'],
    [{ listedOn: '2023-03-01' }, 'term-elapsed'],
    [{ listedOn: '2020-01-01', endsOn: '2030-01-01' }, 'in-force'],
    [{ listedOn: '2020-01-01', endsOn: '2021-01-01' }, 'term-elapsed'],
    [{ listedOn: '2020-01-01', removedOn: '2021-01-01' }, 'removed'],
  ])('%j is %s', (listing, standing) => {
    expect(standingOf({ ...LISTING, ...listing }, TODAY, 3)).toBe(standing);
  });
  it('ends a term on the same day years later', () => {
    expect(termEndsOn({ ...LISTING, listedOn: '2024-02-29' }, 3)).toBe('2027-02-28');
  });
});

it('puts what binds and weighs most first, and each listing once', () => {
  const hit = (id: string, listing: Partial<Listing>) => ({ listId: 'severe', key: { kind: 'name' as const, value: '' }, listing: { ...LISTING, id, ...listing } });
  const hits = [hit('gone', { removedOn: '2026-01-01' }), hit('name', { uscc: undefined }), hit('old', { listedOn: '2020-01-01' }), hit('code', {}), hit('code', {}), hit('newer', { listedOn: '2026-01-01' })];
  const matches = matchSubject(readSubject({ name: LISTING.name, code: USCC }), hits, [STATE], TODAY, { termYears: 3 });
  expect(matches.map((match) => match.listing.id)).toEqual(['newer', 'code', 'name', 'old', 'gone']);
});
