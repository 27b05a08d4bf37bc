import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import { parseArgs } from 'node:util';
import { issuedBy, verifyFeedback, type FeedbackHead } from '../feedback/index.ts';
import { entriesOf, verifyJsonl, type AuditEntry } from '../record/index.ts';
import { verifySignatures } from '../signer/index.ts';
import { findCode, makeSheet, readSheet, say, trailOf, verifySheet, type Sheet, type SheetFault, type SheetLang, type Trail, type WordKey } from '../sheet/index.ts';

interface Out {
  say(text: string): void;
  complain(text: string): void;
}
type Exit = 0 | 1 | 2;

const TEXTS = {
  usage: ['用法：npm run records -- verify 文件 [--against 记录文件] [--code 核验码]', 'usage: npm run records -- verify FILE [--against AUDITFILE] [--code CODE]'],
  unreadable: ['$1：无法读取', '$1: cannot be read'],
  trail: ['$1：共 $2 条，前后相扣；末条哈希 $3', '$1: $2 entries, unbroken; last hash $3'],
  broken: ['$1：第 $2 条起校验不通过（$3）；之前 $4 条完好', '$1: broken at entry $2 ($3); $4 entries before it are sound'],
  sheetAlone: ['$1：核查单自身完好，内容、记录、显示一致（未与记录文件对照）', '$1: the sheet is sound in itself: texts, entries and display agree (not held against an audit file)'],
  sheetOtherWords: ['$1：核查单自身完好，但由另一版本出具，文字须用 --against 与记录文件对照', '$1: the sheet is sound in itself, but was issued by another version: hold it against the audit file by --against'],
  sheetAgainst: ['$1：核查单与记录文件一致，内容未被改动', '$1: the sheet agrees with the audit file and was not altered'],
  signed: ['$1：第二签名 $2 个，全部有效；口令签署 $3 个（仅可在原机核验）', '$1: $2 second signatures, all sound; $3 by one-time code (to be checked on their desk only)'],
  badSignature: ['$1：第 $2 条记录的第二签名与内容不符', '$1: the second signature of entry $2 does not belong to what it says'],
  feedback: ['$1：反馈文件完好，$2 至 $3，共 $4 条，内容未被改动；校验值 $5', '$1: the feedback file is sound, $2 to $3, $4 rows, not altered; hash $5'],
  feedbackChanged: ['$1：反馈文件的内容在导出后被改动', '$1: the feedback file was altered after it went out'],
  feedbackIssued: ['$1：由记录文件第 $2 条导出', '$1: went out by entry $2 of the audit file'],
  feedbackNotIssued: ['$1：记录文件中没有导出它的记录', '$1: the audit file has no entry by which it went out'],
  code: ['$1：核验码 $2 对应第 $3 条记录，内容如下', '$1: code $2 stands for entry $3, which says'],
  refused: ['$1：未通过核验（$2）：$3', '$1: not verified ($2): $3'],
} as const satisfies Record<string, readonly [string, string]>;

/** Runs one command; answers with the exit code. `locale`: as LANG has it; Chinese where it says so, else English. */
export async function runRecords(args: readonly string[], out: Out, locale: string = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''): Promise<Exit> {
  const lang: SheetLang = /^zh/i.test(locale) ? 'zh' : 'en';
  const text = (key: keyof typeof TEXTS, ...values: string[]) => TEXTS[key][lang === 'zh' ? 0 : 1].replace(/\$(\d)/g, (_, digit: string) => values[Number(digit) - 1] ?? '');
  const given = argumentsOf(args);
  if (given === undefined) {
    out.complain(text('usage'));
    return 2;
  }
  const { file, against, code } = given;
  const content = read(file);
  const trailText = against === undefined ? undefined : read(against);
  for (const [name, found] of [[file, content], [against, trailText]] as const) {
    if (name !== undefined && found === undefined) {
      out.complain(text('unreadable', name));
      return 2;
    }
  }
  const refuse = (reason: SheetFault): Exit => {
    out.complain(text('refused', file, reason, say(lang, `sheetFault.${reason.replaceAll('-', '_')}` as WordKey)));
    return 1;
  };
  const feedback = verifyFeedback(content as string);
  if (feedback.ok || feedback.reason === 'changed') return feedback.ok ? verifyIssued(feedback.value) : (out.complain(text('feedbackChanged', file)), 1);
  const looked = readSheet(content as string);
  if (looked.ok || looked.reason === 'template-unknown' || against !== undefined) {
    const trail = trailText === undefined ? undefined : await trailIn(trailText);
    const report = verifySheet(content as string, { ...(trail === undefined ? {} : { trail }), ...(code === undefined ? {} : { code }) });
    if (!report.ok) return refuse(report.reason);
    out.say(text(report.against ? 'sheetAgainst' : report.wording ? 'sheetAlone' : 'sheetOtherWords', file));
    if (!(await signaturesHold(report.sheet.entries))) return 1;
    show(report.sheet, out);
    // Texts that nothing could vouch for are no verified ones.
    return report.against || report.wording ? 0 : 1;
  }
  return verifyTrail(content as string);

  async function verifyIssued(head: FeedbackHead): Promise<Exit> {
    out.say(text('feedback', file, head.from, head.to, String(head.count), head.hash));
    if (trailText === undefined) return 0;
    const report = await verifyJsonl(trailText);
    const issued = report.ok ? issuedBy([...entriesOf(trailText)] as AuditEntry[], head) : undefined;
    if (!report.ok) out.complain(text('broken', against as string, String(report.brokenAt), report.reason, String(report.entries)));
    else if (issued === undefined) out.complain(text('feedbackNotIssued', file));
    else out.say(text('feedbackIssued', file, String(issued.seq)));
    return issued === undefined ? 1 : 0;
  }

  async function signaturesHold(entries: readonly AuditEntry[]): Promise<boolean> {
    const { sound, byCode, bad } = await verifySignatures(entries);
    for (const seq of bad) out.complain(text('badSignature', file, String(seq)));
    if (bad.length === 0 && sound + byCode > 0) out.say(text('signed', file, String(sound), String(byCode)));
    return bad.length === 0;
  }

  async function verifyTrail(jsonl: string): Promise<Exit> {
    const report = await verifyJsonl(jsonl);
    if (!report.ok && report.brokenAt === 1 && report.reason === 'unreadable') return refuse('not-a-sheet');
    if (!report.ok) {
      out.complain(text('broken', file, String(report.brokenAt), report.reason, String(report.entries)));
      return 1;
    }
    out.say(text('trail', file, String(report.entries), report.head));
    if (!(await signaturesHold([...entriesOf(jsonl)] as AuditEntry[]))) return 1;
    if (code === undefined) return 0;
    const found = findCode(code, [...entriesOf(jsonl)] as AuditEntry[]);
    if (!found.ok) return refuse(found.reason);
    const sheet = makeSheet(found.entries, { lang, issuedAt: '' });
    if (!sheet.ok) return refuse('code-unknown');
    out.say(text('code', file, sheet.value.code, String(found.entries[0]?.seq ?? 0)));
    show(sheet.value, out);
    return 0;
  }
}

async function trailIn(jsonl: string): Promise<Trail> {
  const report = await verifyJsonl(jsonl);
  // A file without entries vouches for nothing.
  return report.ok ? trailOf([...entriesOf(jsonl)] as AuditEntry[], report) : { report, related: () => [] };
}

/** What the sheet says, so that paper can be compared with it line by line. */
function show({ content, code }: Sheet, out: Out): void {
  out.say(`  ${content.title} ${code}`);
  for (const { label, lines } of content.rows) for (const line of lines) out.say(`  ${label} | ${line}`);
}

function argumentsOf(args: readonly string[]): { file: string; against?: string; code?: string } | undefined {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { against: { type: 'string' }, code: { type: 'string' } }, allowPositionals: true });
    const [command, file, ...more] = positionals;
    if (command !== 'verify' || file === undefined || more.length > 0) return undefined;
    return { file, ...(values.against === undefined ? {} : { against: values.against }), ...(values.code === undefined ? {} : { code: values.code }) };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
