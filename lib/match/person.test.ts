import { describe, expect, it } from 'vitest';
import type { Listing, ListKind, ListState } from '../list/index.ts';
import { personHash, readSubject, type PersonKey, type SubjectText } from '../subject/index.ts';
import { matchSubject } from './index.ts';

const KEY: PersonKey = { id: 'p1', key: 'A'.repeat(43) };
const NEWER: PersonKey = { id: 'p2', key: `${'A'.repeat(42)}E` };
const NUMBER = '990000190001010016';
const ANOTHER = '990000190001020011';
const hash = (number: string, key = KEY) => personHash(number, key);
const ENTERPRISE = '示例（测试）食品有限公司';
const USCC = '91990000T00010007R';
const RESTRICTION: Listing = {
  id: 'p1',
  name: '测试甲',
  legalRepIdHash: hash(NUMBER),
  ground: '五年内不得从事测试活动',
  groundCode: 'UNKNOWN',
  groundArticle: '测试法第一条',
  listingAuthority: '测试市市场监督管理局',
  listedOn: '2020-01-02',
  endsOn: '2030-01-01',
  relatedName: ENTERPRISE,
  relatedUscc: USCC,
};

function best(text: SubjectText, listing: Partial<Listing> = {}, kind: ListKind = 'person', keys = [KEY, NEWER]) {
  const state: ListState = { listId: 'list', kind, trust: 'signed', versionFloor: 1 };
  const hits = [{ listId: 'list', key: { kind: 'name' as const, value: '' }, listing: { ...RESTRICTION, ...listing } }];
  return matchSubject(readSubject(text, keys), hits, [state], '2026-03-02', { termYears: 3 })[0];
}

describe('a restriction on a person', () => {
  it.each<[string, SubjectText, Partial<Listing>, string | undefined]>([
    ['same number', { legalRep: '测试甲', personId: NUMBER }, {}, 'P1'],
    ['same number, name written otherwise', { legalRep: '测试 甲某', personId: NUMBER }, {}, 'P1'],
    ['same number under an older key', { legalRep: '测试甲', personId: NUMBER }, { legalRepIdHash: hash(NUMBER, NEWER) }, 'P1'],
    ['the applicant itself, by the number in its code field', { name: '测试甲', code: NUMBER }, {}, 'P1'],
    ['other number: somebody else of that name', { legalRep: '测试甲', personId: ANOTHER }, {}, undefined],
    ['other number, same enterprise', { legalRep: '测试甲', personId: ANOTHER, code: USCC }, {}, undefined],
    ['name and code of the enterprise', { legalRep: '测试甲', code: USCC }, {}, 'P2'],
    ['name and name of the enterprise', { legalRep: '测试甲', name: '示例(测试)食品有限公司' }, {}, 'P2'],
    ['name, enterprise of that name with another code', { legalRep: '测试甲', name: ENTERPRISE, code: '91990000T00010373M' }, {}, 'P3'],
    ['name, number hashed under a key that this desk has not', { legalRep: '测试甲', personId: ANOTHER }, { legalRepIdHash: `px.${'B'.repeat(43)}` }, 'P3'],
    ['name alone', { legalRep: '测试甲', name: '示例别家' }, {}, 'P3'],
    ['an enterprise that is called like the person', { name: '测试甲', code: USCC, legalRep: '测试乙' }, {}, undefined],
    ['nobody', { name: '示例别家', legalRep: '测试乙' }, {}, undefined],
  ])('%s', (_title, text, listing, grade) => {
    expect(best(text, listing)?.grade).toBe(grade);
  });
  it('runs between its own days, not for three years', () => {
    const on = (listing: Partial<Listing>) => best({ personId: NUMBER }, listing)?.standing;
    expect([on({}), on({ endsOn: undefined }), on({ endsOn: '2026-03-01' }), on({ removedOn: '2026-01-01' })]).toEqual(['in-force', 'in-force', 'term-elapsed', 'removed']);
  });
});

describe('a person in a list of enterprises', () => {
  const LISTED: Partial<Listing> = { name: ENTERPRISE, uscc: USCC, legalRep: '测试甲' };
  it('is met by number alone, and makes nobody else listed', () => {
    expect(best({ name: '示例别家', legalRep: '测试甲', personId: NUMBER }, LISTED, 'severe')).toMatchObject({ grade: 'P1', flags: ['through-legal-rep'] });
    expect(best({ name: '示例别家', legalRep: '测试甲' }, LISTED, 'severe')).toBeUndefined();
  });
  it('adds nothing where the enterprise itself is met', () => {
    expect(best({ name: ENTERPRISE, code: USCC, legalRep: '测试甲', personId: NUMBER }, LISTED, 'severe')).toMatchObject({ grade: 'G1', by: 'uscc' });
  });
  it('is listed where the record is about the person', () => {
    const person = { name: '测试甲', uscc: undefined };
    expect(best({ name: '测试甲', personId: NUMBER }, person, 'severe')).toMatchObject({ grade: 'P1', flags: [] });
    expect(best({ name: '测试甲', personId: ANOTHER }, person, 'severe')?.grade).toBe('G5');
  });
});
