import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { feedbackRows, sealFeedback } from '../feedback/index.ts';
import { GENESIS, sealEntry, type AuditEntry } from '../record/index.ts';
import { makeSheet, sheetHtml, sheetJson, type Sheet } from '../sheet/index.ts';
import { LISTED, relatedOf } from '../sheet/sheet.fixture.ts';
import { canonicalJson } from '../shared/index.ts';
import { makeSignerKey, signWith } from '../signer/index.ts';
import { runRecords } from './records-cli.ts';

const dir = mkdtempSync(join(tmpdir(), 'creditgate-records-'));
afterAll(() => rmSync(dir, { recursive: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};
const made = makeSheet(relatedOf(LISTED), { lang: 'zh', issuedAt: '2026-11-24T06:30:00.000Z' });
if (!made.ok) throw new Error(made.reason);
const sheet: Sheet = made.value;
const chain: AuditEntry[] = [...LISTED, sealEntry(LISTED.at(-1) ?? GENESIS, '2026-11-24T06:30:01.000Z', 'export', { what: 'sheet', check: 3, sheet: sheet.hash })];
const jsonl = (entries: readonly AuditEntry[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
const feedback = sealFeedback({ from: '2026-11-01', to: '2026-11-30', madeAt: '2026-11-24T06:30:00.000Z', office: '990000', chain: 'c', rows: feedbackRows([sealEntry(GENESIS, '2026-11-24T06:30:00.000Z', 'block', { name: '示例恒昌商贸有限公司' })], new Map()) });
const issued = [...chain, sealEntry(chain.at(-1) ?? GENESIS, '2026-11-24T06:30:02.000Z', 'export', { what: 'feedback', sha256: feedback.hash })];
const sealed = file('feedback.json', JSON.stringify(feedback, undefined, 1));
const html = file('sheet.html', sheetHtml(sheet));
const trail = file('trail.jsonl', jsonl(chain));

async function run(args: readonly string[], locale = 'zh_CN.UTF-8'): Promise<{ exit: number; said: string }> {
  const lines: string[] = [];
  const exit = await runRecords(args, { say: (line) => void lines.push(line), complain: (line) => void lines.push(line) }, locale);
  return { exit, said: lines.join('\n') };
}

describe('npm run records -- verify', () => {
  it.each<[string, readonly string[], number, string]>([
    ['a sheet alone', [html], 0, '自身完好'],
    ['a sheet against the trail', [html, '--against', trail], 0, '与记录文件一致'],
    ['with the code on paper', [html, '--against', trail, '--code', sheet.code], 0, '与记录文件一致'],
    ['a sheet as data', [file('sheet.json', sheetJson(sheet)), '--against', trail], 0, '与记录文件一致'],
    ['a trail', [trail], 0, '共 7 条'],
    ['a code in a trail', [trail, '--code', sheet.code], 0, '示例市河畔食品有限责任公司'],
    ['a feedback file', [sealed], 0, '反馈文件完好，2026-11-01 至 2026-11-30，共 1 条'],
    ['a feedback file against the trail', [sealed, '--against', file('issued.jsonl', jsonl(issued))], 0, '第 8 条导出'],
    ['a feedback file that was never given out', [sealed, '--against', trail], 1, '没有导出它的记录'],
    ['a feedback file against a broken trail', [sealed, '--against', file('cut.jsonl', jsonl(issued.slice(1)))], 1, '校验不通过'],
    ['an altered feedback file', [file('feedback-altered.json', JSON.stringify(feedback).replace('示例恒昌', '示例恒盛'))], 1, '被改动'],
    ['an altered sheet', [file('altered.html', sheetHtml(sheet).replace('已放行', '未放行'))], 1, 'display-altered'],
    ['a sheet that was never issued', [html, '--against', file('short.jsonl', jsonl(LISTED))], 1, 'not-issued'],
    ['a broken trail', [html, '--against', file('broken.jsonl', jsonl(chain.slice(1)))], 1, 'chain-broken'],
    ['an altered trail', [file('altered.jsonl', jsonl(chain).replace('xk.example', 'xx.example'))], 1, 'changed'],
    ['another code', [html, '--code', '0000-0000-0001-0'], 1, 'code-invalid'],
    ['any other file', [file('other.txt', 'not a record')], 1, 'not-a-sheet'],
    ['an empty trail', [html, '--against', file('empty.jsonl', '')], 1, 'record-not-in-chain'],
    ['no file', [join(dir, 'nowhere.html')], 2, '无法读取'],
    ['a trail that is not there', [html, '--against', join(dir, 'nowhere.jsonl')], 2, '无法读取'],
    ['an unknown option', [html, '--force'], 2, '用法'],
  ])('%s', async (_title, args, exit, word) => {
    const result = await run(['verify', ...args]);
    expect(result.said).toContain(word);
    expect(result.exit).toBe(exit);
  });
  it('checks second signatures: one that belongs to other words is refused, whole chain or not', async () => {
    const key = await makeSignerKey({ id: '990013', name: '测试复核' }, '测试口令 not-a-real-one');
    const content = { what: 'creditgate-override', reason: '示例理由', officer: '990012', signer: '990013', method: 'key' };
    const signature = await signWith(key, '测试口令 not-a-real-one', canonicalJson(content));
    if (!signature.ok) throw new Error('not signed');
    const data = { reason: '示例理由', by: '990012', signer: '990013', method: 'key', signature: signature.value, content, publicKey: key.publicKey };
    const trailWith = (name: string, changed: object) => file(name, jsonl([...LISTED, sealEntry(LISTED.at(-1) ?? GENESIS, '2026-11-24T06:30:01.000Z', 'override', { ...data, ...changed })]));
    expect(await run(['verify', trailWith('signed.jsonl', {})])).toMatchObject({ exit: 0, said: expect.stringContaining('第二签名 1 个，全部有效') as string });
    for (const [name, changed] of [['content', { content: { ...content, reason: '另一理由' }, reason: '另一理由' }], ['reason', { reason: '另一理由' }], ['signer', { signer: '990014' }], ['key', { publicKey: { ...key.publicKey, x: key.publicKey.y } }], ['nothing', { publicKey: null }]] as const)
      expect(await run(['verify', trailWith(`${name}.jsonl`, changed)]), name).toMatchObject({ exit: 1, said: expect.stringContaining('与内容不符') as string });
  });
  it('speaks English elsewhere', async () => {
    expect((await run(['verify', html], 'de_DE.UTF-8')).said).toContain('sound in itself');
    expect((await run([], '')).said).toContain('usage');
  });
});
