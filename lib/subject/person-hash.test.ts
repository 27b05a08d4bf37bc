import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personHash, personKeyIdOf, type PersonKey } from './index.ts';

const KEY: PersonKey = { id: 'p1', key: 'A'.repeat(43) };
const OTHER: PersonKey = { id: 'p2', key: `${'A'.repeat(42)}E` };
const NUMBER = '990000190001010016';

describe('the keyed hash of a person’s number', () => {
  it('is the same however the number is written, and in both its lengths', () => {
    const hash = personHash(NUMBER, KEY);
    expect(hash).toMatch(/^p1\.[A-Za-z0-9_-]{43}$/);
    expect(personHash(' 990000 19000101 001６ ', KEY)).toBe(hash);
    expect(personHash('110105491231002', KEY)).toBe(personHash('11010519491231002x', KEY));
  });
  it('agrees with HMAC-SHA-256 of another maker', async () => {
    const { createHmac } = await import('node:crypto');
    const expected = createHmac('sha256', Buffer.from(KEY.key, 'base64url')).update(`creditgate-person-number-1\u0000${NUMBER}`).digest('base64url');
    expect(personHash(NUMBER, KEY)).toBe(`p1.${expected}`);
  });
  it('differs under another key, and names its key', () => {
    expect(personHash(NUMBER, OTHER)?.slice(3)).not.toBe(personHash(NUMBER, KEY)?.slice(3));
    expect(personKeyIdOf(personHash(NUMBER, OTHER) ?? '')).toBe('p2');
  });
  it('is made of nothing but such numbers, and never holds one', () => {
    expect(['', '测试', '91990000T00010007R', '99000019001301001X', '9900001900010100'].map((text) => personHash(text, KEY))).toEqual(Array(5).fill(undefined));
    fc.assert(fc.property(fc.string(), (text) => {
      const hash = personHash(text, KEY);
      if (hash !== undefined) expect(hash).not.toContain(text.trim());
    }));
  });
});
