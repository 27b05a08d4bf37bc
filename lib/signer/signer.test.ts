import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCode, codeAt, fromBase32, isSamePerson, isSignedBy, makeSignerKey, MAX_TRIES, mayTry, SealedKey, signWith, toBase32, WINDOW_MS, withFailure } from './index.ts';

const PASSPHRASE = '测试口令 not-a-real-one';

describe('a key under a passphrase', () => {
  it('signs for whoever knows the passphrase, and nobody else', async () => {
    const key = await makeSignerKey({ id: '990013', name: '测试复核' }, PASSPHRASE);
    expect(SealedKey.parse(JSON.parse(JSON.stringify(key)))).toEqual(key);
    const signed = await signWith(key, PASSPHRASE, '示例');
    if (!signed.ok) throw new Error('not signed');
    expect(await isSignedBy(key.publicKey, '示例', signed.value)).toBe(true);
    expect(await isSignedBy(key.publicKey, '另一内容', signed.value)).toBe(false);
    expect(await isSignedBy({ ...key.publicKey, x: key.publicKey.y }, '示例', signed.value)).toBe(false);
    expect(await isSignedBy(key.publicKey, '示例', '#')).toBe(false);
    expect(await signWith(key, `${PASSPHRASE} `, '示例')).toMatchObject({ ok: false, reason: 'wrong-passphrase' });
    // Put under another signer's name, the file opens for neither.
    expect(await signWith({ ...key, signer: '990014' }, PASSPHRASE, '示例')).toMatchObject({ ok: false, reason: 'wrong-passphrase' });
  });
  it('takes no short passphrase and no file with a weakened lock', async () => {
    await expect(makeSignerKey({ id: 'a', name: 'b' }, 'short')).rejects.toThrow('too short');
    const key = await makeSignerKey({ id: 'a', name: 'b' }, PASSPHRASE);
    expect(SealedKey.safeParse({ ...key, iterations: 1_000 }).success).toBe(false);
  });
});

describe('one-time codes', () => {
  const secret = new TextEncoder().encode('12345678901234567890');
  // RFC 6238, appendix B (SHA-1), last six digits.
  it.each([[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037']])('at %d s is %s', async (seconds, code) => {
    expect(await codeAt(secret, Math.floor(seconds / 30))).toBe(code);
    expect(await checkCode(secret, code, seconds * 1000, 0)).toEqual({ ok: true, step: Math.floor(seconds / 30) });
  });
  const NOW = 2_000_000_000_000;
  const STEP = Math.floor(NOW / 30_000);
  it.each<[string, number, number, unknown]>([
    ['now', 0, 0, { ok: true, step: STEP }],
    ['just before', -1, 0, { ok: true, step: STEP - 1 }],
    ['just after', 1, 0, { ok: true, step: STEP + 1 }],
    ['once more', 0, STEP, { ok: false, reason: 'code-replayed' }],
    ['an older one after a newer one', -1, STEP, { ok: false, reason: 'code-replayed' }],
    ['of a clock five minutes behind', -10, 0, { ok: false, reason: 'clock-skew' }],
    ['of an hour ago', -120, 0, { ok: false, reason: 'wrong-code' }],
  ])('%s', async (_title, off, last, expected) => {
    expect(await checkCode(secret, await codeAt(secret, STEP + off), NOW, last)).toEqual(expected);
  });
  it('full width digits and spaces are a person’s way to type; letters are no code', async () => {
    const code = await codeAt(secret, STEP);
    expect(await checkCode(secret, ` ${code.slice(0, 3)} ${code.slice(3)}`, NOW, 0)).toMatchObject({ ok: true });
    for (const text of ['', 'abcdef', '12345', '1234567']) expect(await checkCode(secret, text, NOW, 0)).toEqual({ ok: false, reason: 'wrong-code' });
  });
  it('base32 there and back', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => void expect([...(fromBase32(toBase32(bytes).toLowerCase()) ?? [])]).toEqual([...bytes])));
    expect(toBase32(new TextEncoder().encode('foobar'))).toBe('MZXW6YTBOI');
    expect(fromBase32('not base 32!')).toBeUndefined();
  });
});

it.each([
  [{ id: '990012' }, { id: '９９００１２', name: '测试复核' }, true],
  [{ id: 'Wang' }, { id: ' wang ', name: '测试复核' }, true],
  [{ id: '1', name: '测试 甲' }, { id: '2', name: '测试甲' }, true],
  [{ id: '1', name: '测试甲' }, { id: '2', name: '测试乙' }, false],
  [{ id: '1' }, { id: '2', name: '测试乙' }, false],
])('%j and %j are one person: %s', (officer, signer, same) => expect(isSamePerson(officer, signer)).toBe(same));

it('property: no more than so many failed tries in any window, also when the clock is put back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -60_000, max: 6 * 60_000 }), { maxLength: 60 }), (gaps) => {
      let failed: number[] = [];
      let now = 1_000_000_000;
      const made: number[] = [];
      for (const gap of gaps) {
        now += gap;
        if (!mayTry(failed, now)) continue;
        failed = withFailure(failed, now);
        made.push(now);
        expect(made.filter((at) => now - at < WINDOW_MS).length).toBeLessThanOrEqual(MAX_TRIES);
      }
    }),
  );
});
