import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { build, delta, inspect, keygen, verify, type BuildArguments, type ExitCode } from './commands.ts';
import { say } from './messages.ts';

/** `npm run list -- <command>`: answers with the exit code: 0 done, 1 refused or invalid, 2 wrong use. */
export async function runCli(argv: readonly string[]): Promise<ExitCode | 2> {
  let code: ExitCode = 0;
  const program = new Command('list').description(say(['生成、签名和核验名单', 'build, sign and verify lists'])).exitOverride();
  const command = (name: string, zh: string, en: string) => program.command(name).description(say([zh, en])).exitOverride();
  const dir = say(['文件夹', 'folder']);
  const signing = say(['签名私钥文件，可多个', 'private key files to sign with']);

  command('keygen', '生成签名密钥', 'make a signing key pair')
    .requiredOption('--out <dir>', dir)
    .action(async (options: { out: string }) => void (code = await keygen(options)));
  command('build', '由 CSV、XLSX 或 JSON 生成已签名的名单', 'turn CSV, XLSX or JSON into a signed list')
    .argument('<input>', '.csv .xlsx .jsonl .ndjson .json')
    .requiredOption('--out <dir>', dir)
    .requiredOption('--id <id>', say(['名单标识', 'id of the list']))
    .requiredOption('--kind <kind>', say(['名单类别：severe repeat penalty risk abnormal local', 'severe, repeat, penalty, risk, abnormal or local']))
    .requiredOption('--as-of <day>', say(['数据截至日期 YYYY-MM-DD', 'day of the data, YYYY-MM-DD']))
    .requiredOption('--key <files...>', signing)
    .option('--strict', say(['有任何错误行即停止', 'stop if any row has an error']))
    .option('--errors <file>', say(['将全部问题写入文件', 'write all problems to a file']))
    .option('--expires-days <n>', say(['有效天数，默认 30', 'days until it expires, 30 by default']), wholeNumber)
    .option('--allow-shrink', say(['签名许可记录数大幅减少', 'signed permission to be much smaller than before']))
    .option('--version <n>', say(['版本号，默认由日期和时间得出', 'version; by default drawn from day and time']), wholeNumber)
    .action(async (input: string, options: BuildArguments) => void (code = await build(input, options)));
  command('delta', '由两个版本生成增量', 'make a delta of two versions')
    .requiredOption('--from <dir>', say(['旧版本文件夹', 'folder of the older version']))
    .requiredOption('--to <dir>', say(['新版本文件夹', 'folder of the newer version']))
    .requiredOption('--out <dir>', say(['输出文件夹，可与 --to 相同', 'folder to write, may be that of --to']))
    .requiredOption('--key <files...>', signing)
    .action(async (options: { from: string; to: string; out: string; key: string[] }) => void (code = await delta(options)));
  command('verify', '全面核验已发布的名单', 'check a published list through and through')
    .argument('<dir>', dir)
    .requiredOption('--keys <files...>', say(['受信公钥文件', 'files of trusted public keys']))
    .option('--threshold <n>', say(['须有几把不同密钥签名', 'how many different keys must have signed']), wholeNumber, 1)
    .action(async (folder: string, options: { keys: string[]; threshold: number }) => void (code = await verify(folder, options)));
  command('inspect', '显示名单概况（不核验签名）', 'show what a list says of itself (signatures unchecked)')
    .argument('<dir>', dir)
    .action(async (folder: string) => void (code = await inspect(folder)));

  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) throw new InvalidArgumentError(say(['应为整数', 'a whole number is needed']));
  return number;
}
