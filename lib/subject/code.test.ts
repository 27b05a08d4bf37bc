import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idCheck, orgCodeCheck, orgCodeOf, readCode, regionOf, usccCheck } from './index.ts';
import { normaliseCode } from './code.ts';
import { BAD_USCC, MADE_UP_USCC, REAL_USCC, SPECIMEN_ID, SPECIMEN_PERMIT } from './vectors.fixture.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('check digits', () => {
  it.each([...REAL_USCC, ...MADE_UP_USCC])('takes %s for a valid code, and its organisation code too', (code) => {
    expect(readCode(code)).toEqual({ raw: code, kind: 'uscc', value: code, checksum: 'valid' });
    expect(readCode(orgCodeOf(code) ?? '')).toMatchObject({ kind: 'orgCode', checksum: 'valid' });
  });
  it.each(BAD_USCC)('says that %s fails, and keeps it to be looked up', (code) => {
    expect(readCode(code)).toMatchObject({ kind: 'uscc', value: code, checksum: 'invalid' });
  });
  it('passes a code whose organisation part alone fails', () => {
    expect(readCode('91310000631295002H')).toMatchObject({ kind: 'uscc', checksum: 'valid' });
    expect(orgCodeCheck(orgCodeOf('91310000631295002H') ?? '')).toBe(false);
  });
  it.each(['110108000000016', '330182600202310', '110000008021004'])('takes %s for a valid registration number', (code) => {
    expect(readCode(code)).toMatchObject({ kind: 'regNo', checksum: 'valid' });
  });
  it.each(['330108000014576', '440301104001819', '110108012108067'])('takes %s for a registration number that fails', (code) => {
    expect(readCode(code)).toMatchObject({ kind: 'regNo', checksum: 'invalid' });
  });
  it.each(['000000000000000000', '123456789012345678', '987654321098765432', '123456789012345', '777777777777777', '000000000', '0123456789012', '1111 1111 1111 1111 11'])('takes %s for no code, whatever its check digit says', (text) => {
    expect(readCode(text)).toMatchObject({ kind: 'unknown', checksum: 'none' });
  });
  it('trusts no check digit of what is not built like a code', () => {
    // Serial numbers whose last sign happens to be right: no such department, kind of party or region.
    for (const body of ['00110108551385082', 'B1110108551385082', '90110108551385082', '91ABCDEF551385082']) {
      const passing = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((sign) => body + sign).find(usccCheck) as string;
      expect(readCode(passing)).toMatchObject({ kind: 'uscc', checksum: 'invalid' });
    }
  });
  it('knows 13-digit registration numbers, which have no check digit', () => {
    expect(readCode('1101081234567')).toMatchObject({ kind: 'regNo', checksum: 'none' });
  });
  it('knows organisation codes as printed', () => {
    expect(readCode('71526726-X')).toMatchObject({ kind: 'orgCode', value: '71526726X', checksum: 'valid' });
    expect(readCode('19220382-2')).toMatchObject({ kind: 'orgCode', checksum: 'invalid' });
  });
  it('tells numbers of persons from codes of parties', () => {
    for (const id of SPECIMEN_ID) expect(readCode(id)).toMatchObject({ kind: 'residentId', checksum: 'valid' });
    for (const id of SPECIMEN_PERMIT) expect(readCode(id)).toMatchObject({ kind: 'residencePermit', checksum: 'valid' });
    expect(readCode('110105194912310021')).toMatchObject({ kind: 'residentId', checksum: 'invalid' });
    expect(readCode('110105491231003')).toMatchObject({ kind: 'residentId', checksum: 'none' });
  });
});

describe('property: a wrong character never passes', () => {
  const valid = fc.constantFrom(...REAL_USCC, ...MADE_UP_USCC);
  it('finds every single substitution', () => {
    fc.assert(
      fc.property(valid, fc.nat(17), fc.constantFrom(...ALPHABET), (code, at, letter) => {
        fc.pre(code.charAt(at) !== letter);
        const wrong = code.slice(0, at) + letter + code.slice(at + 1);
        expect(usccCheck(wrong)).toBe(false);
        expect(readCode(wrong).checksum).not.toBe(readCode(wrong).kind === 'uscc' ? 'valid' : undefined);
      }),
      { numRuns: 2000 },
    );
  });
  it('finds every swap of unlike neighbours', () => {
    fc.assert(
      fc.property(valid, fc.nat(16), (code, at) => {
        const [a, b] = [code.charAt(at), code.charAt(at + 1)];
        fc.pre(a !== b);
        expect(usccCheck(code.slice(0, at) + b + a + code.slice(at + 2))).toBe(false);
      }),
    );
  });
  it('only ever suggests a code that passes', () => {
    const letters = fc.string({ unit: fc.constantFrom(...ALPHABET, 'O', 'I', 'S', 'Z'), minLength: 9, maxLength: 18 });
    const slip = fc.tuple(valid, fc.nat(17)).map(([code, at]) => code.slice(0, at) + ({ 0: 'O', 1: 'I', 2: 'Z', 5: 'S' }[code.charAt(at)] ?? code.charAt(at)) + code.slice(at + 1));
    let suggested = 0;
    fc.assert(
      fc.property(fc.oneof(letters, slip), (text) => {
        const { suggestion, value } = readCode(text);
        if (suggestion === undefined) return;
        suggested += 1;
        expect(suggestion).not.toBe(value);
        expect(readCode(suggestion).checksum).toBe('valid');
      }),
      { numRuns: 2000 },
    );
    expect(suggested).toBeGreaterThan(50);
  });
});

describe('what pages put around and into a code', () => {
  it.each([
    ['９１９９００００Ｔ０００１０００７Ｒ', 'full width'],
    ['91990000-t000 1000\u20107r', 'hyphens, spaces, lower case'],
    ['\ufeff9199 0000\u200bT000\u00ad10007R\u3000', 'things nobody sees'],
    ['统一社会信用代码：91990000T00010007R', 'its label'],
    ['91990000T00010007R（已核验）', 'a remark'],
    ['91990000T00010007R (1-1)', 'a small number'],
    ['USCC 91990000T00010007R', 'a word in Latin letters'],
  ])('reads %j (%s)', (text) => {
    expect(readCode(text)).toMatchObject({ kind: 'uscc', value: '91990000T00010007R', checksum: 'valid' });
  });
  it('reads nothing where two codes might be meant', () => {
    expect(readCode('申请人91990000T00010007R 代理人91990000T00010373M').kind).toBe('unknown');
    expect(readCode('').kind).toBe('unknown');
    expect(readCode('请输入').kind).toBe('unknown');
  });
  it.each(['91330106673959****', '9133 0106 67 ＊＊＊＊', '9133××××××××××959A', '91330106XXXXXXXX59', '代码：9133••••••••••959A', '9199…007R', '****'])('says that %j is masked', (text) => {
    expect(readCode(text)).toMatchObject({ kind: 'masked', checksum: 'none' });
  });
  it('offers digits for letters that codes do not have, and does not put them in', () => {
    expect(readCode('9199OOOOTOOO1OOO7R')).toMatchObject({ kind: 'uscc', value: '9199OOOOTOOO1OOO7R', checksum: 'invalid', suggestion: '91990000T00010007R' });
    expect(readCode('ll0l08000000016').suggestion).toBeUndefined();
    expect(readCode('I10I08OOOOOOOI6')).toMatchObject({ kind: 'regNo', checksum: 'invalid', suggestion: '110108000000016' });
  });
  it('never throws, and reads its own result alike', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'0129XTO*＊ -－：（）码') })), (text) => {
        const first = readCode(text);
        expect(normaliseCode(first.value)).toBe(first.value);
        expect(readCode(first.value).kind === first.kind || first.kind === 'unknown').toBe(true);
        expect(idCheck(first.value) && first.checksum === 'invalid' && first.kind === 'residentId').toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});

it('takes the parts of a code', () => {
  expect(orgCodeOf('91990000T00010007R')).toBe('T00010007');
  expect(regionOf('91990000T00010007R')).toBe('990000');
  expect(orgCodeOf('T00010007')).toBeUndefined();
  expect(regionOf('91A90000T00010007R')).toBeUndefined();
});
