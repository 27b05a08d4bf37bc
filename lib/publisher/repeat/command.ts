import { appendFileSync, writeFileSync } from 'node:fs';
import { NOT_STATED } from '../../list/import/index.ts';
import { DEFAULT_REPEAT_RULE, RepeatRule } from '../../repeat/index.ts';
import { err, isDay, ok, type Result } from '../../shared/index.ts';
import { buildList } from '../build.ts';
import { isFileError } from '../folder.ts';
import { headLines } from '../inspect.ts';
import { readPrivateKeys } from '../keys.ts';
import { reasonText, say, type Refusal } from '../messages.ts';
import { progressBar } from '../progress.ts';
import { computeRepeat, type RepeatResult, type RowProblem } from './compute.ts';
import { writeGroup } from './group.ts';
import { ruleLines } from './words.ts';

export interface RepeatArguments {
  readonly out: string;
  readonly id: string;
  readonly asOf: string;
  readonly key: readonly string[];
  readonly state?: string;
  readonly group?: string;
  readonly threshold?: number;
  readonly years?: number;
  readonly anchor?: string;
  readonly by?: string;
  readonly unit?: string;
  readonly warnings?: boolean;
  readonly simple?: boolean;
  readonly authority?: string;
  readonly strict?: boolean;
  readonly errors?: string;
  readonly expiresDays?: number;
  readonly allowShrink?: boolean;
  readonly version?: number;
}

const LINES_SHOWN = 20;

/** `list repeat`: counts penalties, writes the signed list of repeat offenders and, where asked, the list to publish as a group. */
export async function repeatList(inputs: readonly string[], options: RepeatArguments): Promise<Result<readonly string[], Refusal>> {
  const rule = ruleOf(options);
  if (!rule.ok) return rule;
  if (!isDay(options.asOf)) return err('bad-as-of', options.asOf);
  const keys = await readPrivateKeys(options.key);
  if (!keys.ok) return keys;
  const bar = progressBar(say(['读取处罚', 'reading penalties']), say(['行', 'rows']));
  const problems = problemLog(options.errors);
  if (!problems.ok) return problems;
  const computed = await computeRepeat({
    inputs,
    out: options.out,
    rule: rule.value,
    asOf: options.asOf,
    authority: options.authority ?? NOT_STATED,
    ...(options.state === undefined ? {} : { state: options.state }),
    onRow: (rows) => (rows % 1000 === 0 ? bar.at(rows) : undefined),
    onProblem: problems.value,
    ...(options.strict === true ? { strict: true } : {}),
  });
  bar.stop();
  if (!computed.ok) return computed;
  for (const line of remarks(computed.value)) console.error(line);
  const group = options.group === undefined ? ok(undefined) : await writeGroup(options.group, computed.value, rule.value, options.asOf);
  if (!group.ok) return group;
  const listings = computed.value.offenders.map(({ listing }) => listing);
  const built = await buildList({ ...options, kind: 'repeat', keys: keys.value, listings });
  if (!built.ok) return built;
  const window = `${computed.value.window.from} – ${computed.value.window.to}`;
  return ok([...headLines(built.value, null).slice(0, -1), `${say(['统计期间', 'window'])}: ${window}`, ...ruleLines(rule.value).map(([name, value]) => `${name}: ${value}`)]);
}

function ruleOf({ threshold, years, anchor, by, unit, warnings, simple }: RepeatArguments): Result<RepeatRule, 'bad-rule'> {
  const chosen = { threshold, years, anchor, by, unit, warnings, simple };
  const parsed = RepeatRule.safeParse({ ...DEFAULT_REPEAT_RULE, ...Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)) });
  return parsed.success ? ok(parsed.data) : err('bad-rule', String(parsed.error.issues[0]?.path.join('.')));
}

/** Shows the first problems; all of them go to the file, line by line. */
function problemLog(file: string | undefined): Result<(problem: RowProblem) => void, 'cannot-write'> {
  let shown = 0;
  try {
    if (file !== undefined) writeFileSync(file, 'file\tline\treason\ttext\n');
  } catch (error) {
    if (isFileError(error)) return err('cannot-write', file);
    throw error;
  }
  return ok(({ file: input, line, reason }) => {
    if (file !== undefined) appendFileSync(file, `${input}\t${line}\t${reason}\t${reasonText(reason)}\n`);
    shown += 1;
    if (shown <= LINES_SHOWN) console.error(say([`${input} 第 ${line} 行未计入：${reasonText(reason)} [${reason}]`, `${input}, line ${line}, left out: ${reasonText(reason)} [${reason}]`]));
    if (shown === LINES_SHOWN + 1) console.error(say(['……其余未逐条显示，使用 --errors FILE 查看全部', '… the others are not shown; --errors FILE writes them all']));
  });
}

function remarks({ offenders, facts }: RepeatResult): string[] {
  const unsure = offenders.filter(({ sure }) => !sure).length;
  const lines = [
    say([
      `本次读取 ${facts.rows} 行，${facts.refused} 行有误未计；累计当事人 ${facts.parties}，处罚决定 ${facts.decisions}；达到标准 ${offenders.length} 户`,
      `${facts.rows} rows read, ${facts.refused} left out with errors; ${facts.parties} parties, ${facts.decisions} decisions in all; ${offenders.length} entities reach the threshold`,
    ]),
  ];
  if (unsure > 0) lines.push(say([`注意：其中 ${unsure} 户无有效代码，仅按名称和地区归并，发布前须人工核实`, `note: ${unsure} of them have no valid code and are gathered by name and region only: look at them before publishing`]));
  if (facts.dayless > 0) lines.push(say([`注意：${facts.dayless} 份处罚决定无公示日期，未计`, `note: ${facts.dayless} decisions have no day of publication and do not count`]));
  return lines;
}
