import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson, readKeys } from './json-text.ts';
import { lookupQuery } from './lookup-query.ts';

describe('lookupQuery', () => {
  test.each([
    ['示例市河畔食品有限责任公司', 'name'],
    ['91990000T00010007R', 'code'],
    [' 9199 0000 t000 1000 7r ', 'code'],
    ['９１９９００００Ｔ０００１０００７Ｒ', 'code'],
    ['9199********0007R', 'code'],
    ['990000000012345', 'code'],
    ['EXAMPLEONE', 'name'],
    ['示例2026号店', 'name'],
  ])('%s is a %s', (typed, kind) => expect(Object.keys(lookupQuery(typed) ?? {})).toEqual([kind]));

  test('keeps the text as typed: the background parses it', () => expect(lookupQuery(' 9199 0000 T000 1000 7R ')).toEqual({ code: '9199 0000 T000 1000 7R' }));
  test('blank text is no query', () => expect(lookupQuery(' 　\t')).toBeNull());
  test('every other text is exactly one query', () => {
    fc.assert(fc.property(fc.string(), (typed) => (typed.trim() === '' ? lookupQuery(typed) === null : Object.keys(lookupQuery(typed) ?? {}).length === 1)));
  });
});

describe('readJson', () => {
  test('names the line of the fault where the browser tells', () => expect(readJson('{\n "a": 1,\n b: 2\n}')).toMatchObject({ ok: false, line: 3 }));
  test('names no line rather than a wrong one', () => {
    const reading = readJson('{\n "a": 1,\n "b": x\n}');
    expect(reading.ok ? 'read' : [undefined, 3].includes(reading.line)).toBe(true);
  });
  test('an end that comes too early is on the last line', () => expect(readJson('{\n "a": [1,\n')).toMatchObject({ ok: false, line: 3 }));
  test('takes a file with a byte order mark', () => expect(readJson('\ufeff[1]')).toEqual({ ok: true, value: [1] }));
  test('reads whatever JSON.stringify writes', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => readJson(JSON.stringify(value)).ok));
  });
});

describe('readKeys', () => {
  const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
  test.each([[key], [[key]], [{ keys: [key] }]])('finds the key in %j', (value) => expect(readKeys(JSON.stringify(value))).toEqual([key]));
  test.each(['', 'x', '[]', '1', '"a"', '[1]', '{"keys":[]}', 'null'])('refuses %s', (text) => expect(readKeys(text)).toBeNull());
});
