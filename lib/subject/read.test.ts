import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookupKeys, readSubject } from './index.ts';
import { SPECIMEN_ID } from './vectors.fixture.ts';

describe('readSubject', () => {
  it.each(['', '  ', '\u3000', '--', '－', '—', '无', '暂无', '请输入', '请选择', '请输入企业名称', 'null'])('takes %j for an empty field', (text) => {
    expect(readSubject({ name: text, code: text, regNo: text, legalRep: text, personId: text })).toEqual({ codes: [] });
  });
  it('reads each code once, by its shape and not by its field', () => {
    const subject = readSubject({ code: '91990000T00010007R', regNo: '9199 0000 T000 10007r', orgCode: 'T0001000-7' });
    expect(subject.codes.map((code) => [code.kind, code.value])).toEqual([
      ['uscc', '91990000T00010007R'],
      ['orgCode', 'T00010007'],
    ]);
  });
  it('does not take part of a name for a name', () => {
    expect(readSubject({ name: '示例**有限公司' }).name).toBeUndefined();
  });
});

describe('lookupKeys', () => {
  it('asks for codes as written, their organisation code, and both kinds of name', () => {
    const keys = lookupKeys(readSubject({ name: '示例（测试）有限公司', code: '91990000T00010007R', regNo: '110108000000016' }));
    expect(keys).toEqual([
      { kind: 'uscc', value: '91990000T00010007R' },
      { kind: 'orgCode', value: 'T00010007' },
      { kind: 'regNo', value: '110108000000016' },
      { kind: 'name', value: '示例(测试)有限公司' },
      { kind: 'formerName', value: '示例(测试)有限公司' },
      { kind: 'core', value: '示例测试' },
    ]);
  });
  it('asks for what a slip would have meant, in codes of every kind', () => {
    expect(lookupKeys(readSubject({ code: '91990000TOOO1OOO7R' }))).toContainEqual({ kind: 'uscc', value: '91990000T00010007R' });
    expect(lookupKeys(readSubject({ regNo: 'I10I08OOOOOOOI6' }))).toEqual([{ kind: 'regNo', value: 'I10I08OOOOOOOI6' }, { kind: 'regNo', value: '110108000000016' }]);
  });
  it('asks for a code that fails its check too', () => {
    expect(lookupKeys(readSubject({ code: '91990000T00010007A' }))).toContainEqual({ kind: 'uscc', value: '91990000T00010007A' });
  });
  it('never holds the number of a person', () => {
    const field = fc.constantFrom('code', 'regNo', 'orgCode', 'personId');
    fc.assert(
      fc.property(field, fc.constantFrom(...SPECIMEN_ID, '110105491231003', '330182600202310'), fc.constantFrom('', '身份证号：', ' '), (name, id, before) => {
        fc.pre(id !== '330182600202310' || name === 'personId');
        expect(JSON.stringify(lookupKeys(readSubject({ name: '测试', [name]: before + id })))).not.toContain(id);
      }),
    );
  });
  it('takes any text without throwing', () => {
    const text = fc.option(fc.string({ unit: 'binary' }), { nil: undefined });
    fc.assert(
      fc.property(fc.record({ name: text, code: text, regNo: text, orgCode: text, legalRep: text, personId: text }), (subject) => {
        for (const key of lookupKeys(readSubject(subject))) expect(key.value).not.toBe('');
      }),
    );
  });
});
