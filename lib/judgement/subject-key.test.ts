import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSubject, type SubjectText } from '../subject/index.ts';
import { subjectTexts } from './index.ts';

const NAME = '示例（测试）食品有限公司';
const USCC = '91990000T00010007R';
const of = (text: SubjectText) => subjectTexts(readSubject(text));

describe('who is known again', () => {
  it('the same applicant, however the page writes it', () => {
    expect(of({ name: NAME, code: USCC })).toEqual(of({ name: '示例(测试)食品有限公司 ', code: '9199 0000 T000 1000 7r' }));
    expect(of({ name: NAME, code: USCC, legalRep: '测试甲' })).toEqual(of({ name: NAME, code: USCC }));
  });
  it.each<[string, SubjectText, SubjectText]>([
    ['another code', { name: NAME, code: USCC }, { name: NAME, code: '91990000T00010373M' }],
    ['another name', { name: NAME, code: USCC }, { name: '示例有限公司', code: USCC }],
    ['a code that was not there', { name: NAME, legalRep: '测试甲' }, { name: NAME, legalRep: '测试甲', code: USCC }],
    ['another legal representative, without a code', { name: NAME, legalRep: '测试甲' }, { name: NAME, legalRep: '测试乙' }],
    ['another number of a person', { name: NAME, personId: '11010519491231002X' }, { name: NAME, personId: '440524188001010014' }],
  ])('not with %s', (_title, a, b) => expect(of(a)?.subject).not.toBe(of(b)?.subject));
  it.each<[SubjectText, boolean]>([
    [{ name: NAME, code: USCC }, true],
    [{ name: NAME, legalRep: '测试甲' }, true],
    [{ name: NAME, regNo: '110108000000016' }, true],
    [{ name: NAME }, false],
    [{ name: NAME, code: '91990000T0001****' }, false],
    [{ name: NAME, code: '91990000T00010007B' }, false],
  ])('%j is carried to other cases: %s', (text, carries) => expect(of(text)?.carries).toBe(carries));
  it('nobody in nothing', () => expect(of({ name: '  ', code: '-' })).toBeUndefined());
});

it('property: no two different names or codes share a key', () => {
  const names = fc.constantFrom('示例甲有限公司', '示例乙有限公司', '测试"},{"有限公司');
  const codes = fc.constantFrom(USCC, '91990000T00010373M', '91990000T00010744C', '');
  fc.assert(
    fc.property(names, codes, names, codes, (name, code, otherName, otherCode) => {
      const equal = of({ name, code })?.subject === of({ name: otherName, code: otherCode })?.subject;
      expect(equal).toBe(name === otherName && code === otherCode);
    }),
  );
});
