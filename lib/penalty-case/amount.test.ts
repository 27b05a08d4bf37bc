import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountsIn, amountText, plainText, readAmount } from './amount.ts';
import { chineseNumber } from './chinese-number.ts';
import { amountBeside, rangeInFen, rangeOf, readRange } from './range.ts';

const yuan = (text: string, wan = false): number | string => {
  const read = readAmount(text, { wan });
  return read.ok ? read.value / 100 : read.reason;
};

describe('amounts as they stand in fields', () => {
  test.each([
    ['27709 .61 元', 27709.61],
    ['20 万元', 200_000],
    ['２０，０００元', 20_000],
    ['1,234,567.80', 1_234_567.8],
    ['￥50000.00', 50_000],
    ['¥5万元', 50_000],
    ['人民币壹万元整', 10_000],
    ['人民币（大写）壹万贰仟叁佰肆拾伍元陆角柒分', 12_345.67],
    ['伍万元整（¥50,000.00）', 50_000],
    ['一百二十万元', 1_200_000],
    ['2万5千元', 25_000],
    ['1.5万', 15_000],
    ['3万余元', 30_000],
    ['十五元', 15],
    ['壹拾万零伍佰元整', 100_500],
    ['1.2亿元', 120_000_000],
    ['0', 0],
    ['20 000 元', 20_000],
    ['3元5角', 3.5],
  ])('%s', (text, expected) => expect(yuan(text)).toBe(expected));

  test('the label may say that the figure is in ten thousands; a unit of its own wins', () => {
    expect(yuan('20', true)).toBe(200_000);
    expect(yuan('1.25', true)).toBe(12_500);
    expect(yuan('5000元', true)).toBe(5_000);
    expect(yuan('3万', true)).toBe(30_000);
  });

  test.each(['', '详见决定书', '-500元', '2026年11月24日', '示例市监罚〔2026〕12号', '三万五元', '12.34.56', '$500', '待定'])('%s is no amount', (text) => expect(yuan(text)).toBe('no-amount'));
  test('two different amounts are nobody’s to choose', () => {
    expect(yuan('罚款5000元，没收1200元')).toBe('several-amounts');
    expect(yuan('20000 50000')).toBe('no-amount');
  });

  test('every amount comes back from the way it is written, with separators, blanks and full-width digits', () => {
    const wide = (text: string): string => text.replace(/\d/gu, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.constantFrom((text: string) => text, wide, (text: string) => ` ${text.replace('元', ' 元')}　`, (text: string) => `¥${text}`), (fen, noise) => {
        expect(readAmount(noise(amountText(fen)))).toEqual({ ok: true, value: fen });
      }),
    );
  });

  test('numbers in Chinese capitals come back', () => {
    const capitals = (value: number): string => {
      const digits = '零壹贰叁肆伍陆柒捌玖';
      const four = (part: number): string => {
        const text = [1000, 100, 10, 1].map((unit, at) => { const digit = Math.floor(part / unit) % 10; return digit === 0 ? '零' : `${digits[digit]}${['仟', '佰', '拾', ''][at]}`; }).join('');
        return text.replace(/零+$/u, '').replace(/零+/gu, '零');
      };
      const [high, low] = [Math.floor(value / 10_000), value % 10_000];
      const start = high === 0 ? '' : `${four(high).replace(/^零/u, '')}万`;
      const end = high === 0 ? four(low).replace(/^零/u, '') : four(low);
      return `${start}${end}`;
    };
    fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
      const text = capitals(value);
      expect([text, readAmount(`人民币${text}元整`)]).toEqual([text, { ok: true, value: value * 100 }]);
    }));
  });

  test('nothing that a page writes makes it throw, hang or give more than the text holds', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'0123456789.,，万元千百零壹亿角分¥（） \u3000以上下至-~倍罚款没收', 'x'), maxLength: 300 });
    fc.assert(fc.property(hostile, (text) => {
      const plain = plainText(text);
      for (const { fen, from, to } of amountsIn(plain)) {
        expect(Number.isSafeInteger(fen) && fen >= 0).toBe(true);
        expect(from >= 0 && to <= plain.length && from < to).toBe(true);
      }
      readAmount(text);
      const range = readRange(text);
      if (range !== undefined) expect(range.max).toBeGreaterThan(range.min);
    }));
  });
});

test('the number that may mean two things is none', () => {
  expect(chineseNumber('三万五')).toBeUndefined();
  expect(chineseNumber('三万零五')).toBe(30_005);
  expect(chineseNumber('万')).toBeUndefined();
  expect(chineseNumber('')).toBeUndefined();
});

describe('statutory ranges', () => {
  const span = (text: string) => {
    const range = readRange(text);
    return range === undefined ? undefined : range.unit === 'fen' ? [range.min / 100, range.max / 100] : [range.min, range.max, '倍'];
  };
  test.each([
    ['五万元以上十万元以下', [50_000, 100_000]],
    ['处 5 万元以上 20 万元以下罚款', [50_000, 200_000]],
    ['5-10万元', [50_000, 100_000]],
    ['5000元至1万元', [5_000, 10_000]],
    ['5000-1万元', [5_000, 10_000]],
    ['１０，０００元～５０，０００元', [10_000, 50_000]],
    ['三万元以下', [0, 30_000]],
    ['货值金额十倍以上二十倍以下', [10, 20, '倍']],
    ['0.5倍至1倍', [0.5, 1, '倍']],
  ])('%s', (text, expected) => expect(span(text)).toEqual(expected));
  test.each(['五万元', '十万元以上五万元以下', '不足一万元的处五万元以上十万元以下；一万元以上的处十倍以上二十倍以下', '五万元以上十倍以下', ''])('%s is no single range', (text) => expect(span(text)).toBeUndefined());
  test('two fields make a range; multiples need the value of the goods', () => {
    expect(rangeOf('5', '10', true)).toEqual({ unit: 'fen', min: 5_000_000, max: 10_000_000 });
    expect(rangeOf('10', '5', true)).toBeUndefined();
    expect(rangeInFen({ unit: 'multiple', min: 10, max: 20 }, 100_000)).toEqual({ min: 1_000_000, max: 2_000_000 });
    expect(rangeInFen({ unit: 'multiple', min: 10, max: 20 }, undefined)).toBeUndefined();
  });
  test('a range that was written comes back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 1, max: 10 ** 9 }), fc.constantFrom('以上', '至', '-', '～'), (min, more, to) => {
      const [low, high] = [`${min}元`, `${min + more}元${to === '以上' ? '以下' : ''}`];
      expect(readRange(`${low}${to}${high}`)).toEqual({ unit: 'fen', min: min * 100, max: (min + more) * 100 });
    }));
  });
});

test('the amount behind a word is its own, not that of the next penalty', () => {
  const text = plainText('1.没收违法所得 1,200 元；2.处以罚款人民币伍万元整。');
  expect(amountBeside(text, /罚款/gu)).toBe(5_000_000);
  expect(amountBeside(text, /没收/gu)).toBe(120_000);
  expect(amountBeside('罚款，没收违法所得300元', /罚款/gu)).toBeUndefined();
  expect(amountBeside('处以5万元的罚款', /罚款/gu)).toBe(5_000_000);
  expect(amountBeside('处五万元以上十万元以下罚款', /罚款/gu)).toBeUndefined();
  expect(amountBeside('没收违法所得300元，并处罚款', /罚款/gu)).toBeUndefined();
});
