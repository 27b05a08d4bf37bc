// @vitest-environment node
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { mapColumns, type Target } from './columns.ts';
import { HEADER, GOOD, read } from './read.fixture.ts';

describe('encodings', () => {
  const content = `企业名称,列入日期,列入原因,列入机关\n示例测试食品有限公司,2025年3月5日,无证经营,示例局\n`;
  it.each([
    ['utf-8', Buffer.from(content)],
    ['utf-8', Buffer.from(`\ufeff${content}`)],
    ['utf-16le', Buffer.from(`\ufeff${content}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${content}`, 'utf16le').swap16()],
    ['gb18030', iconv.encode(content, 'gb18030')],
    ['gb18030', iconv.encode(content, 'gbk')],
  ])('%s is told by its bytes, whatever the pieces', async (encoding, bytes) => {
    for (const size of [1, 3, 1000]) {
      const { imported, listings } = await read('a.csv', bytes, size);
      expect(imported).toMatchObject({ ok: true, value: { encoding } });
      expect(listings).toMatchObject([{ name: '示例测试食品有限公司', listedOn: '2025-03-05' }]);
    }
  });

  it.each([
    ['Big5', iconv.encode('企業名稱,列入日期\n測試,2025-03-05\n', 'big5')],
    ['broken UTF-8', Uint8Array.from([...Buffer.from(content), 0xff, 0x80, 0x0a])],
    ['binary', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0x00, 0xff])],
  ])('%s is refused, not guessed', async (_, bytes) => {
    expect((await read('a.csv', bytes)).imported).toMatchObject({ ok: false });
  });

  it('rare characters of names do not make a file unreadable, and are remarked on', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => `示例测试${index}食品有限公司,2025-03-05,无证经营,示例局`);
    const rare = `企业名称,列入日期,列入原因,列入机关\n${rows.join('\n')}\n示例\ue5e5测试厂,2025-03-05,x,y\n`;
    // AAA1 is the first place where machines keep characters of their own.
    const own = Buffer.concat([iconv.encode(`${rare.split('示例\ue5e5')[0]}示例`, 'gb18030'), Buffer.from([0xaa, 0xa1]), iconv.encode('测试厂,2025-03-05,x,y\n', 'gb18030')]);
    for (const bytes of [Buffer.from(rare), own]) {
      const { listings, problems } = await read('a.csv', bytes, 1000);
      expect(listings).toHaveLength(21);
      expect(problems).toEqual([{ line: 22, severity: 'warning', reason: 'odd-characters', column: '企业名称' }]);
    }
  });

  it('an empty file is told as such', async () => {
    expect((await read('a.csv', '')).imported).toEqual({ ok: false, reason: 'empty-file' });
    expect((await read('a.csv', '\n\n')).imported).toEqual({ ok: false, reason: 'empty-file' });
    expect((await read('a.doc', 'x')).imported).toEqual({ ok: false, reason: 'unknown-file-type' });
  });
});

describe('headings', () => {
  it.each<[string, Target]>([
    ['EntName', 'name'],
    ['企业（机构）名称', 'name'],
    ['企业(机构)名称 ', 'name'],
    ['当事人名称', 'name'],
    ['UniSCID', 'uscc'],
    ['统一社会信用代码', 'uscc'],
    ['统一社会信用代码/注册号', 'code'],
    ['统一社会信用代码／注册号', 'code'],
    ['统一代码（注册号）', 'code'],
    ['regNO', 'regNo'],
    ['法定代表人/负责人', 'legalRep'],
    ['serILLRea_CN', 'ground'],
    ['列入严违原因', 'ground'],
    ['AbnTime', 'listedOn'],
    ['列入时间', 'listedOn'],
    ['作出决定机关（列入）', 'authority'],
    ['做出决定机关(列入)', 'authority'],
    ['decOrg_CN', 'authority'],
    ['列入决定书文号', 'docNo'],
    ['DeDocNum', 'docNo'],
    ['RemDate', 'removedOn'],
    ['移出日期', 'removedOn'],
    ['listed_on', 'listedOn'],
    ['LISTED ON', 'listedOn'],
    ['former names', 'formerNames'],
    ['证件号码', 'personal'],
    ['CerNO', 'personal'],
    ['序号', 'unused'],
  ])('%s is %s', (heading, target) => {
    expect([...mapColumns([heading]).columns.keys()]).toEqual([target]);
  });

  it('Name is the legal representative where EntName is the entity', () => {
    expect(mapColumns(['EntName', 'Name']).columns).toEqual(new Map([['name', [0]], ['legalRep', [1]]]));
    expect(mapColumns(['name', 'leRep']).columns).toEqual(new Map([['name', [0]], ['legalRep', [1]]]));
  });

  it('unknown headings are listed', async () => {
    const { imported } = await read('a.csv', `${HEADER},颜色\n${GOOD},红\n`);
    expect(imported).toMatchObject({ ok: true, value: { unknownColumns: ['颜色'] } });
  });

  it('title rows above the headings are passed over', async () => {
    const { listings, problems } = await read('a.csv', `严重违法失信名单,,,,,\n截至2025年,,,,,\n${HEADER}\n${GOOD}\nbad,,,,,x\n`);
    expect(listings).toHaveLength(1);
    expect(problems.find((problem) => problem.severity === 'error')).toMatchObject({ line: 5, column: 'listedOn', reason: 'bad-date' });
  });

  it('a file without headings is refused', async () => {
    expect((await read('a.csv', `${GOOD}\n`)).imported).toEqual({ ok: false, reason: 'no-header' });
  });
});
