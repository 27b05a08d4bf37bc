import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCode } from '../subject/index.ts';
import { createAnonymiser } from './anonymise.ts';

const VOCABULARY = ['企业名称', '统一社会信用代码', '办理方式', '告知承诺制', '一般程序', '法定代表人'];
const anonymiser = (hide: string[] = [], keep: string[] = VOCABULARY) => createAnonymiser({ salt: 'test-salt', keep, hide });

/** Nothing of the form's vocabulary and none of the characters that replacements are made of. */
const surname = fc.constantFrom(...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜');
const given = fc.array(fc.constantFrom(...'伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞鹏晨曦'), { minLength: 1, maxLength: 2 }).map((part) => part.join(''));
const person = fc.tuple(surname, given).map((parts) => parts.join(''));
const party = fc.tuple(fc.array(surname, { minLength: 2, maxLength: 4 }), fc.constantFrom('食品有限公司', '商贸有限公司', '经营部', '药房')).map(([name, end]) => name.join('') + end);
const digit = fc.constantFrom(...'0123456789');
const number = (length: number) => fc.array(digit, { minLength: length, maxLength: length }).map((all) => all.join(''));
const mobile = number(10).map((rest) => `1${rest}`);
const mail = fc.tuple(fc.stringMatching(/^[a-z]{6,10}$/), fc.stringMatching(/^[a-z]{5,8}$/)).map(([user, host]) => `${user}@${host}.com`);
const address = fc.tuple(surname, number(3), number(4)).map(([road, house, room]) => `${road}家庄路${house}号${room}室`);
const marker = fc.oneof(person, party, mobile, mail, address, number(15), number(18));
const shape = (text: string) => text.replace(/\p{Script=Han}/gu, '汉').replace(/\p{Nd}/gu, '9').replace(/[A-Za-z]/gu, 'a');

describe('the anonymiser', () => {
  it('lets no planted value through, wherever it stands in a text', () => {
    fc.assert(
      fc.property(marker, fc.constantFrom('', '企业名称：', ' (', '申请人 '), fc.constantFrom('', ' [存续]', '）', '，办理方式：一般程序'), (value, before, behind) => {
        const after = anonymiser().text(before + value + behind);
        for (const piece of value.match(/\p{Script=Han}{2,}|[0-9A-Za-z]{5,}/gu) ?? []) {
          // The end that makes a party's name one is kept: it says nothing of which party.
          const bare = piece.replace(/(?:有限公司|经营部|药房)$/u, '');
          if (bare.length > 1) expect(after).not.toContain(bare);
        }
      }),
      { numRuns: 2_000 },
    );
  });
  it('keeps the shape: length, blanks, punctuation, digits for digits', () => {
    fc.assert(
      fc.property(marker, (value) => {
        expect(shape(anonymiser().text(` ${value}（测） `)).length).toBe(shape(` ${value}（测） `).length);
        if (/^\d+$/u.test(value) && value.length < 18) expect(shape(anonymiser().text(value))).toBe(shape(value));
      }),
    );
  });
  it('gives equal values equal replacements, and different ones with another salt', () => {
    const name = '赵钱孙李食品有限公司';
    expect(anonymiser().text(`${name} [存续]`)).toBe(`${anonymiser().text(name)} [存续]`);
    expect(anonymiser().text(name)).not.toBe(createAnonymiser({ salt: 'other', keep: VOCABULARY, hide: [] }).text(name));
    expect(anonymiser().text(name)).toMatch(/^示例.{4}有限公司$/u);
  });
  it('keeps labels, options and the words of forms; a value made of such words is replaced all the same', () => {
    expect(anonymiser().text('企业名称：')).toBe('企业名称：');
    expect(anonymiser().text('食品经营许可申请')).toBe('食品经营许可申请');
    expect(anonymiser().text('告知承诺制')).toBe('告知承诺制');
    expect(anonymiser(['安全食品经营']).text('安全食品经营')).not.toContain('食品');
    expect(anonymiser().text('食品经营管理有限公司')).toMatch(/^示例.{4}有限公司$/u);
    expect(anonymiser(['告知承诺制']).text('告知承诺制')).toBe('告知承诺制');
  });
  it('turns codes into codes of the same kind and validity, of a division that does not exist', () => {
    for (const code of ['91990000T00010007R', '91990000T00010008R', '990000000000016', '1319900001234']) {
      const made = anonymiser().text(code);
      expect(made).not.toBe(code);
      expect(readCode(made)).toMatchObject({ kind: readCode(code).kind, checksum: readCode(code).checksum });
    }
    expect(anonymiser().text('91310000T00010007R')).toMatch(/^91990000/u);
    expect(anonymiser().text('91310000****0007R')).toMatch(/^[0-9A-Z]{8}\*{4}[0-9A-Z]{5}$/u);
    expect(anonymiser().text('13800138000')).toMatch(/^10\d{9}$/u);
    expect(anonymiser().text('110101199003070011')).toMatch(/^99000019000101\d{3}[\dX]$/u);
  });
});
