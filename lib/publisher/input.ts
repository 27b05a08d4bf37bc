import { createReadStream, openAsBlob } from 'node:fs';
import { access, constants, writeFile } from 'node:fs/promises';
import { importListings, type Imported, type Problem } from '../list/import/index.ts';
import { err, ok, type Result } from '../shared/index.ts';
import type { PersonKey } from '../subject/index.ts';
import { isFileError } from './folder.ts';
import { reasonText, say, type Refusal } from './messages.ts';
import { progressBar } from './progress.ts';

/** More than a screenful helps nobody; the whole goes to `--errors FILE`. */
const LINES_SHOWN = 20;

export interface InputOptions {
  readonly strict?: boolean;
  readonly errors?: string;
  readonly personKey?: PersonKey;
}

/** Reads an input file and tells, on standard error, of every row that was left out or remarked on. */
export async function readInput(file: string, { strict, errors, personKey }: InputOptions): Promise<Result<Imported, Refusal>> {
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    if (isFileError(error)) return err('input-unreadable', file);
    throw error;
  }
  const problems: Problem[] = [];
  const bar = progressBar(say(['读取', 'reading']), say(['行', 'rows']));
  const source = { name: file, bytes: () => createReadStream(file) as AsyncIterable<Uint8Array>, blob: () => openAsBlob(file) };
  const imported = await readable(() => importListings(source, { onProblem: (problem) => void problems.push(problem), onRow: (rows) => bar.at(rows), ...(personKey === undefined ? {} : { personKey }) }));
  bar.stop();
  if (!imported.ok) return imported;
  if (errors !== undefined) {
    const written = await writeProblems(errors, problems);
    if (!written.ok) return written;
  }
  report(imported.value, problems, personKey);
  return strict === true && imported.value.errors > 0 ? err('rows-refused', String(imported.value.errors)) : ok(imported.value);
}

async function readable<T>(work: () => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
  try {
    return await work();
  } catch (error) {
    if (isFileError(error)) return err('input-unreadable', error.code);
    throw error;
  }
}

async function writeProblems(file: string, problems: readonly Problem[]): Promise<Result<void, Refusal>> {
  const lines = problems.map((problem) => [problem.line, problem.severity, problem.reason, JSON.stringify(problem.column ?? ''), reasonText(problem.reason)].join('\t'));
  try {
    return ok(await writeFile(file, `${[['line', 'severity', 'reason', 'column', 'text'].join('\t'), ...lines].join('\n')}\n`));
  } catch (error) {
    if (isFileError(error)) return err('cannot-write', file);
    throw error;
  }
}

function report(imported: Imported, problems: readonly Problem[], personKey: PersonKey | undefined): void {
  const sorted = [...problems].sort((a, b) => (a.severity === b.severity ? a.line - b.line : a.severity === 'error' ? -1 : 1));
  for (const problem of sorted.slice(0, LINES_SHOWN)) console.error(problemLine(problem));
  const hidden = sorted.length - LINES_SHOWN;
  if (hidden > 0) console.error(say([`……另有 ${hidden} 条，使用 --errors FILE 查看全部`, `… and ${hidden} more; --errors FILE writes them all`]));
  if (imported.personalColumns.length > 0) {
    const columns = imported.personalColumns.join('、');
    if (personKey === undefined) console.error(say([`注意：个人证件号码列未读取：${columns}`, `note: columns of persons' identity numbers are not read: ${columns}`]));
    else console.error(say([`个人证件号码列只保存密钥散列（${personKey.id}）：${columns}`, `columns of persons' identity numbers are kept as keyed hashes only (${personKey.id}): ${columns}`]));
  }
  if (imported.unknownColumns.length > 0) {
    const columns = imported.unknownColumns.slice(0, 10).join('、');
    console.error(say([`注意：未识别的列未读取：${columns}`, `note: unknown columns are not read: ${columns}`]));
  }
  const { rows, errors, duplicates, warnings, listings, encoding = '-' } = imported;
  console.error(
    say([
      `共 ${rows} 行（编码 ${encoding}）：收录 ${listings.length}，有误未收录 ${errors}，重复 ${duplicates}，提示 ${warnings}`,
      `${rows} rows (encoding ${encoding}): ${listings.length} taken, ${errors} left out with errors, ${duplicates} duplicates, ${warnings} warnings`,
    ]),
  );
}

function problemLine({ line, column, severity, reason }: Problem): string {
  const where = column === undefined ? '' : say([`，列“${column}”`, `, column "${column}"`]);
  const mark = severity === 'error' ? say(['错误', 'error']) : say(['提示', 'warning']);
  return say([`第 ${line} 行${where}：${mark}：${reasonText(reason)} [${reason}]`, `line ${line}${where}: ${mark}: ${reasonText(reason)} [${reason}]`]);
}
