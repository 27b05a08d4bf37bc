/** The rules of docs/matching.md as generated cases: what a pair of names or codes must be graded, whatever the names are. */
import fc from 'fast-check';
import { Converter } from 'opencc-js/cn2t';
import type { GradeWord } from './grade-words.ts';
import { usccOf } from '../support/codes.ts';
import { code, companyForm, letter, made, named, otherForm, place, trade, two, type Made } from './made.ts';
import type { Place } from './words.ts';
import type { Pair } from './read-pairs.ts';
import { changedCode, lossless, numberWritings } from './writings.ts';

export interface Rule {
  readonly name: string;
  readonly pairs: fc.Arbitrary<Pair>;
}

interface Sides {
  readonly a?: string;
  readonly codeA?: string;
  readonly b?: string;
  readonly codeB?: string;
  readonly former?: string;
}

function rule(name: string, same: boolean, [max, min]: readonly [GradeWord, GradeWord], sides: fc.Arbitrary<Sides>): Rule {
  const pair = ({ a = '', b = '', codeA = '', codeB = '', former }: Sides): Pair => ({ row: 0, nameA: a, codeA, nameB: b, codeB, formerB: former === undefined ? [] : [{ name: former, from: '2015-01-01', to: '2020-01-01' }], sameEntity: same, max, min, why: name });
  return { name, pairs: sides.map(pair) };
}

/** Word for word: 家具 becomes another word, 傢俱, which is no matter of letters. */
const traditional = Converter({ from: 'cn', to: 't' });
const inBrackets = (company: Made, region: string) => `${company.brand}（${region}）${company.trade}${company.form}`;
const afterTrade = (company: Made, region: string) => `${company.brand}${company.trade}（${region}）${company.form}`;
const cityOf = (p: Place) => fc.constantFrom(p.city, p.cityShort);
const numbered = (company: Made, number: string) => named({ ...company, brand: `${company.brand}第${number}` });
const branch = fc.tuple(place, fc.constantFrom('分公司', '营业部', '办事处', '分店')).map(([p, kind]) => `${p.cityShort}${kind}`);

export const RULES: readonly Rule[] = [
  rule('equal valid codes, any names', true, ['G1', 'G1'], fc.record({ codes: code, a: made, b: made }).map(({ codes, a, b }) => ({ a: named(a), b: named(b), codeA: codes, codeB: codes }))),
  rule('two valid codes, one name', false, ['G1x', 'G1x'], fc.tuple(two(code), made).map(([[codeA, codeB], m]) => ({ a: named(m), b: named(m), codeA, codeB }))),
  rule('a code with a slip in it, one name', true, ['G2', 'G2'], fc.tuple(code, made, changedCode).map(([codeB, m, change]) => ({ a: named(m), b: named(m), codeA: change(codeB), codeB }))),
  rule('a code with a slip in it, other names', false, ['G4', 'none'], fc.tuple(code, two(made, (x, y) => x.brand === y.brand), changedCode).map(([codeB, [x, y], change]) => ({ a: named(x), b: named({ ...y, brand: y.brand + x.brand.slice(2) }), codeA: change(codeB), codeB }))),
  rule('a masked code, one name', true, ['G2', 'G2'], fc.tuple(code, made, fc.integer({ min: 4, max: 14 })).map(([codeB, m, from]) => ({ a: named(m), b: named(m), codeA: codeB.slice(0, from) + '*'.repeat(4) + codeB.slice(from + 4), codeB }))),
  rule('lossless writing', true, ['G2', 'G2'], fc.tuple(made, lossless, lossless).map(([m, one, other]) => ({ a: one(inBrackets({ ...m, brand: `${m.brand}ABC8` }, m.place.cityShort)), b: other(inBrackets({ ...m, brand: `${m.brand}ABC8` }, m.place.cityShort)) }))),
  rule('traditional letters', true, ['G3', 'G3'], made.filter((m) => m.trade !== '家具').map((m) => ({ a: traditional(named(m)), b: named(m) })).filter(({ a, b }) => a !== b)),
  rule('writings of one number', true, ['G3', 'G3'], fc.tuple(made, fc.integer({ min: 1, max: 99 })).chain(([m, n]) => two(fc.constantFrom(...numberWritings(n))).map(([one, other]) => ({ a: numbered(m, one), b: numbered(m, other) })))),
  rule('two numbers', false, ['none', 'none'], fc.tuple(made, two(fc.integer({ min: 1, max: 99 }))).chain(([m, [x, y]]) => fc.tuple(fc.constantFrom(...numberWritings(x)), fc.constantFrom(...numberWritings(y))).map(([one, other]) => ({ a: numbered(m, one), b: numbered(m, other) })))),
  rule('region with and without 省, 市', true, ['G3', 'G3'], made.chain((m) => fc.constantFrom([m.place.city, m.place.cityShort], [m.place.province, m.place.provinceShort], [m.place.province + m.place.city, m.place.provinceShort + m.place.cityShort]).map(([one, other]) => ({ a: named(m, one), b: named(m, other) })))),
  rule('region moved', true, ['G3', 'G3'], made.chain((m) => fc.tuple(fc.constantFrom(inBrackets, afterTrade), cityOf(m.place), cityOf(m.place)).map(([move, one, other]) => ({ a: named(m, one), b: move(m, other) })))),
  rule('company form', true, ['G3', 'G3'], fc.tuple(made, two(companyForm)).map(([m, [one, other]]) => ({ a: named({ ...m, form: one }), b: named({ ...m, form: other }) }))),
  rule('former name', true, ['G3', 'G3'], fc.tuple(made, made, code).map(([old, now, codeB]) => ({ a: named(old), b: `${named({ ...now, brand: `${now.brand}更名` })}`, codeB, former: named(old) }))),
  rule('several of these at once', true, ['G3', 'G3'], fc.tuple(made, two(companyForm), lossless, fc.constantFrom(inBrackets, afterTrade)).map(([m, [one, other], write, move]) => ({ a: write(traditional(move({ ...m, form: one }, m.place.city))), b: named({ ...m, form: other }) })).filter(({ a }) => !a.includes('俱'))),
  rule('region missing', true, ['G4', 'G4'], fc.tuple(made, fc.boolean()).map(([m, onPage]) => (onPage ? { a: named(m, ''), b: named(m) } : { a: named(m), b: named(m, '') }))),
  rule('regions that contradict', false, ['G5', 'none'], fc.tuple(made, two(place)).chain(([m, [x, y]]) => fc.tuple(cityOf(x), cityOf(y), fc.constantFrom(named, inBrackets)).map(([one, other, shape]) => ({ a: named(m, one), b: shape(m, other) })))),
  rule('branch of a listed company', false, ['G4', 'G4'], fc.tuple(made, branch, two(code), fc.boolean()).map(([m, where, [codeA, codeB], coded]) => ({ a: named(m) + where, b: named(m), ...(coded ? { codeA, codeB } : {}) }))),
  rule('two branches of one company', false, ['G4', 'none'], fc.tuple(made, two(branch)).map(([m, [one, other]]) => ({ a: named(m) + one, b: named(m) + other }))),
  rule('a shop name without a region', false, ['G4', 'none'], fc.tuple(letter, letter, fc.constantFrom('便利店', '理发店', '小吃店', '水果店', '烟酒商行', '超市', '餐馆', '服装店'), fc.integer({ min: 0, max: 9_999_999 })).map(([one, other, shop, sequence]) => ({ a: `测试${one}${other}${shop}`, b: `测试${one}${other}${shop}`, codeB: usccOf('92', sequence) }))),
  rule('other trade', false, ['G5', 'none'], fc.tuple(made, two(trade, (x, y) => x.includes(y) || y.includes(x))).map(([m, [one, other]]) => ({ a: named({ ...m, trade: one }), b: named({ ...m, trade: other }) }))),
  rule('other form', false, ['G5', 'none'], fc.tuple(made, otherForm).map(([m, form]) => ({ a: named({ ...m, form }), b: named(m) }))),
  rule('another 字号', false, ['none', 'none'], fc.tuple(made, two(fc.tuple(letter, letter), ([a, b], [c, d]) => [a, b].some((one) => one === c || one === d))).map(([m, [one, other]]) => ({ a: named({ ...m, brand: `示例${one.join('')}` }), b: named({ ...m, brand: `测试${other.join('')}` }) }))),
  rule('one letter of a long 字号', true, ['G5', 'G5'], fc.tuple(made, letter).map(([m, other]) => ({ a: named({ ...m, brand: m.brand.slice(0, -1) + other }), b: named(m) })).filter(({ a, b }) => a !== b)),
  rule('one letter of a long 字号, regions that contradict', false, ['G5', 'none'], fc.tuple(made, letter, two(place, (x, y) => x.city === y.city)).map(([m, other, [x, y]]) => ({ a: named({ ...m, place: x, brand: m.brand.slice(0, -1) + other }), b: named({ ...m, place: y }) })).filter(({ a, b }) => a !== b)),
  rule('one letter of a short 字号', false, ['none', 'none'], fc.tuple(made, letter).map(([m, other]) => ({ a: named({ ...m, brand: `示${other}` }), b: named({ ...m, brand: '示例' }) }))),
  rule('any texts', false, ['G5', 'none'], fc.record({ a: fc.string({ unit: 'grapheme' }), b: fc.string({ unit: 'grapheme' }), codeA: fc.string(), codeB: fc.string() }).filter(({ a, b, codeA, codeB }) => a.trim() !== b.trim() && codeA.trim() !== codeB.trim())),
];
