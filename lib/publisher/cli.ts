import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { build, delta, inspect, keygen, keys, personKey, repeat, verify, type BuildArguments, type ExitCode, type KeysArguments } from './commands.ts';
import { say } from './messages.ts';
import type { RepeatArguments } from './repeat/command.ts';

/** `npm run list -- <command>`: answers with the exit code: 0 done, 1 refused or invalid, 2 wrong use. */
export async function runCli(argv: readonly string[]): Promise<ExitCode | 2> {
  let code: ExitCode = 0;
  const program = new Command('list').description(say(['生成、签名和核验名单', 'build, sign and verify lists'])).exitOverride();
  const command = (name: string, zh: string, en: string) => program.command(name).description(say([zh, en])).exitOverride();
  const dir = say(['文件夹', 'folder']);
  const signing = say(['签名私钥文件，可多个', 'private key files to sign with']);

  command('keygen', '生成签名密钥', 'make a signing key pair')
    .requiredOption('--out <dir>', dir)
    .option('--sm2', say(['生成国密 SM2 密钥，默认 EC P-256', 'an SM2 key; EC P-256 by default']))
    .action(async (options: { out: string; sm2?: boolean }) => void (code = await keygen(options)));
  command('person-key', '生成个人证件号码的散列密钥（与签名密钥不同，须保密）', "make the secret that persons' identity numbers are hashed with")
    .requiredOption('--out <dir>', dir)
    .action(async (options: { out: string }) => void (code = await personKey(options)));
  command('build', '由 CSV、XLSX 或 JSON 生成已签名的名单', 'turn CSV, XLSX or JSON into a signed list')
    .argument('<input>', '.csv .xlsx .jsonl .ndjson .json')
    .requiredOption('--out <dir>', dir)
    .requiredOption('--id <id>', say(['名单标识', 'id of the list']))
    .requiredOption('--kind <kind>', say(['名单类别：severe repeat penalty risk abnormal person local', 'severe, repeat, penalty, risk, abnormal, person or local']))
    .requiredOption('--as-of <day>', say(['数据截至日期 YYYY-MM-DD', 'day of the data, YYYY-MM-DD']))
    .requiredOption('--key <files...>', signing)
    .option('--person-key <file>', say(['个人证件号码的散列密钥文件；不给则不读取证件号码列', "secret for persons' identity numbers; without it their columns are not read"]))
    .option('--strict', say(['有任何错误行即停止', 'stop if any row has an error']))
    .option('--errors <file>', say(['将全部问题写入文件', 'write all problems to a file']))
    .option('--expires-days <n>', say(['有效天数，默认 30', 'days until it expires, 30 by default']), wholeNumber)
    .option('--allow-shrink', say(['签名许可记录数大幅减少', 'signed permission to be much smaller than before']))
    .option('--version <n>', say(['版本号，默认由日期和时间得出', 'version; by default drawn from day and time']), wholeNumber)
    .action(async (input: string, options: BuildArguments) => void (code = await build(input, options)));
  command('repeat', '由处罚数据统计屡禁不止、屡罚不改的当事人，生成已签名的名单', 'count penalties and turn out the signed list of repeat offenders')
    .argument('[inputs...]', say(['处罚数据文件，旧的在前', 'files of penalties, the oldest first']))
    .requiredOption('--out <dir>', dir)
    .requiredOption('--id <id>', say(['名单标识', 'id of the list']))
    .requiredOption('--as-of <day>', say(['数据截至日期 YYYY-MM-DD', 'day of the data, YYYY-MM-DD']))
    .requiredOption('--key <files...>', signing)
    .option('--state <dir>', say(['保存统计状态的文件夹：下次只需读取新增或变更的数据', 'folder of the state: the next run reads new and changed rows only']))
    .option('--group <file>', say(['另存集中公布名单 .xlsx 或 .csv（按户计）', 'also write the list to publish as a group, .xlsx or .csv, one row an entity']))
    .option('--threshold <n>', say(['标准次数（含本数），默认 10', 'penalties from which a party counts, 10 by default']), wholeNumber)
    .option('--years <n>', say(['统计年数，默认 3', 'years of the window, 3 by default']), wholeNumber)
    .option('--anchor <anchor>', say(['统计截止日：today（即数据截至日，默认）month-end quarter-end year-end 或日期', 'last day of the window: today (the day of the data, default), month-end, quarter-end, year-end or a day']))
    .option('--by <day>', say(['按 decision（决定日期，默认）或 publication（公示日期）计入', 'decision (default) or publication: which day counts']))
    .option('--unit <unit>', say(['按 decision（每份决定，默认）或 act（每项违法行为）计数', 'decision (default) or act: what is counted']))
    .option('--warnings', say(['计入仅警告、通报批评的决定', 'count decisions that only warn or criticise']))
    .option('--simple', say(['计入简易程序作出的决定', 'count decisions of the simple procedure']))
    .option('--authority <name>', say(['统计机关名称', 'name of the office that counts']))
    .option('--strict', say(['有任何错误行即停止', 'stop if any row has an error']))
    .option('--errors <file>', say(['将全部问题写入文件', 'write all problems to a file']))
    .option('--expires-days <n>', say(['有效天数，默认 30', 'days until it expires, 30 by default']), wholeNumber)
    .option('--allow-shrink', say(['签名许可记录数大幅减少', 'signed permission to be much smaller than before']))
    .option('--version <n>', say(['版本号，默认由日期和时间得出', 'version; by default drawn from day and time']), wholeNumber)
    .action(async (inputs: string[], options: RepeatArguments) => void (code = await repeat(inputs, options)));
  command('delta', '由两个版本生成增量', 'make a delta of two versions')
    .requiredOption('--from <dir>', say(['旧版本文件夹', 'folder of the older version']))
    .requiredOption('--to <dir>', say(['新版本文件夹', 'folder of the newer version']))
    .requiredOption('--out <dir>', say(['输出文件夹，可与 --to 相同', 'folder to write, may be that of --to']))
    .requiredOption('--key <files...>', signing)
    .action(async (options: { from: string; to: string; out: string; key: string[] }) => void (code = await delta(options)));
  command('keys', '更换或吊销签名密钥（发布已签名的密钥集）', 'rotate or revoke signing keys (publishes a signed key set)')
    .requiredOption('--out <dir>', say(['已发布名单的文件夹', 'folder of the published list']))
    .requiredOption('--key <files...>', say(['签名私钥文件：现行密钥集与新密钥集均须达到所需数量', 'private key files: enough of the set in force and enough of the new one']))
    .option('--add <files...>', say(['新增公钥文件', 'public key files to add']))
    .option('--revoke <kids...>', say(['吊销的密钥编号（16 位以上）', 'ids of keys to revoke, 16 characters or more']))
    .option('--roots <files...>', say(['策略中的公钥文件，仅首次需要', 'public key files of the policy, for the first key set only']))
    .option('--root-threshold <n>', say(['策略所需签名数，默认 1', 'threshold of the policy, 1 by default']), wholeNumber)
    .option('--threshold <n>', say(['此后须有几把不同密钥签名，默认不变', 'how many keys must sign from now on; unchanged by default']), wholeNumber)
    .option('--expires-days <n>', say(['密钥集有效天数，默认 365', 'days until the key set expires, 365 by default']), wholeNumber)
    .option('--reset-floor <version>', say(['密钥失窃后，将各终端的版本下限退回至此版本', 'after a key compromise: version that desks go back to']), wholeNumber)
    .action(async (options: KeysArguments) => void (code = await keys(options)));
  command('verify', '全面核验已发布的名单', 'check a published list through and through')
    .argument('<dir>', dir)
    .requiredOption('--keys <files...>', say(['受信公钥文件', 'files of trusted public keys']))
    .option('--threshold <n>', say(['须有几把不同密钥签名', 'how many different keys must have signed']), wholeNumber, 1)
    .option('--suite <suite>', say(['须用哪种签名：es256、sm2 或 both，默认不限', 'which suite must have signed: es256, sm2 or both; any by default']))
    .action(async (folder: string, options: { keys: string[]; threshold: number; suite?: string }) => void (code = await verify(folder, options)));
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
