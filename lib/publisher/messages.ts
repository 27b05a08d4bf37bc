import type { FileFault, RowReason } from '../list/import/index.ts';
import type { BuildFault } from './build.ts';
import type { DeltaFault } from './delta.ts';
import type { RotateFault } from './key-set.ts';
import type { KeyFault } from './keys.ts';
import type { RepeatFault } from './repeat/compute.ts';
import type { VerifyFault } from './verify.ts';

export type Refusal = FileFault | BuildFault | DeltaFault | KeyFault | RotateFault | VerifyFault | RepeatFault | 'bad-rule' | 'bad-group-file' | 'bad-suite' | 'input-unreadable' | 'rows-refused' | 'bad-kind' | 'key-exists' | 'person-key-invalid';
type Text = readonly [zh: string, en: string];

const chinese = /^zh/i.test(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '');

/** Text in the user's language: Chinese where the environment says so, else English. */
export function say([zh, en]: Text): string {
  return chinese ? zh : en;
}

export function refusalText(refusal: Refusal): string {
  return say(REFUSALS[refusal]);
}

export function reasonText(reason: RowReason): string {
  return say(ROWS[reason]);
}

const REFUSALS: Readonly<Record<Refusal, Text>> = {
  'input-unreadable': ['无法读取输入文件', 'cannot read the input file'],
  'unknown-encoding': ['无法识别文件编码（既不是 UTF-8、UTF-16，也不是 GB18030）', 'unknown text encoding (neither UTF-8, UTF-16 nor GB18030)'],
  'unknown-file-type': ['不支持的文件类型（支持 .csv .xlsx .jsonl .ndjson .json）', 'unknown file type (use .csv .xlsx .jsonl .ndjson .json)'],
  'not-a-workbook': ['不是可读取的 .xlsx 工作簿', 'not a readable .xlsx workbook'],
  'bad-json': ['不是有效的 JSON', 'not valid JSON'],
  'no-header': ['前 10 行中未找到表头（至少需要名称列和另一列）', 'no heading row in the first 10 rows (a name column and one more are needed)'],
  'empty-file': ['文件为空', 'the file is empty'],
  'too-many-bad-quotes': ['引号错误过多，不是有效的 CSV', 'too many unclosed quotes: not valid CSV'],
  'rows-refused': ['有错误行，按 --strict 停止', 'rows with errors: stopped because of --strict'],
  'bad-rule': ['统计规则无效：--threshold 2 至 1000，--years 1 至 20，--anchor today、month-end、quarter-end、year-end 或日期，--by decision 或 publication，--unit decision 或 act', 'bad rule: --threshold 2 to 1000, --years 1 to 20, --anchor today, month-end, quarter-end, year-end or a day, --by decision or publication, --unit decision or act'],
  'bad-group-file': ['--group 应为 .xlsx 或 .csv 文件', '--group must be an .xlsx or .csv file'],
  'no-inputs': ['没有处罚数据：请给出文件，或用 --state 指出上次的统计状态', 'no penalties: name files, or the state of an earlier run by --state'],
  'state-malformed': ['统计状态文件无法解析；请换一个文件夹重新统计', 'the state of earlier runs does not parse: count anew in another folder'],
  'bad-kind': ['名单类别无效', 'unknown kind of list'],
  'bad-id': ['名单标识无效（字母、数字、点、下划线、连字符，至多 64 位）', 'bad list id (letters, digits, dot, underscore, hyphen; at most 64)'],
  'bad-as-of': ['--as-of 不是有效日期 YYYY-MM-DD', '--as-of is not a day YYYY-MM-DD'],
  'as-of-in-future': ['--as-of 晚于今天', '--as-of lies in the future'],
  'bad-expires-days': ['--expires-days 应为 1 至 3660', '--expires-days must be 1 to 3660'],
  'no-keys': ['没有可用的密钥', 'no usable key'],
  'key-unreadable': ['无法读取密钥文件', 'cannot read the key file'],
  'key-not-private': ['这是公钥，签名需要私钥文件', 'this is a public key; signing needs the private one'],
  'key-invalid': ['密钥无效（需要 EC P-256 或 SM2 的 JWK）', 'invalid key (a JWK of EC P-256 or SM2 is needed)'],
  'person-key-invalid': ['散列密钥文件无效（应由 person-key 命令生成）', 'invalid secret file (make one with the person-key command)'],
  'key-exists': ['密钥文件已存在', 'the key file exists already'],
  'no-records': ['没有可发布的记录；确需发布空名单时使用 --allow-shrink', 'no records to publish; use --allow-shrink to publish an empty list on purpose'],
  'too-many-records': ['记录数超过格式上限', 'more records than the format can hold'],
  'duplicate-ids': ['记录标识重复', 'record ids are not unique'],
  'other-list': ['两个文件夹不是同一名单', 'the two folders hold different lists'],
  'other-list-in-out': ['输出文件夹中已有另一名单', 'the output folder holds another list'],
  'version-not-higher': ['版本号必须高于已发布的版本', 'the version must be higher than the published one'],
  'would-shrink': ['记录数比已发布版本减少超过 20%；确认无误时使用 --allow-shrink', 'more than 20 % fewer records than published; use --allow-shrink if that is right'],
  'head-too-large': ['head.json 超过大小上限', 'head.json exceeds its size limit'],
  'cannot-write': ['无法写入输出文件夹', 'cannot write to the output folder'],
  'no-list': ['文件夹中没有 head.json', 'no head.json in the folder'],
  'head-malformed': ['head.json 格式错误', 'head.json is malformed'],
  'head-unknown-format': ['head.json 的格式版本未知', 'head.json has an unknown format'],
  'reader-too-old': ['名单需要更新版本的程序', 'the list needs a newer version of this program'],
  'not-newer': ['--to 的版本不高于 --from', '--to is not newer than --from'],
  'newer-in-out': ['输出文件夹中已有更新的版本', 'the output folder holds a newer version'],
  'same-content': ['两个版本内容相同，无需增量', 'both versions have the same content: no delta is needed'],
  'not-signed-by-key': ['--to 的名单不是由所给密钥签名的', 'the list in --to was not signed by any of the given keys'],
  'bad-signature': ['签名无效，或不是由所给密钥签名', 'bad signature, or not signed by the given keys'],
  'not-enough-signatures': ['有效签名的不同密钥数量不足', 'fewer different keys have signed than required'],
  'bad-suite': ['签名种类无效', 'unknown suite'],
  'keys-malformed': ['keys.json 格式错误', 'keys.json is malformed'],
  'keys-refused': ['keys.json 未由足够的现行密钥签名，或与名单不配套', 'keys.json does not follow from the trusted keys'],
  'keys-expired': ['密钥集已过有效期', 'the key set has expired'],
  'clock-behind': ['本机时间早于密钥集发布时间', 'the clock is behind the publication of the key set'],
  'no-roots': ['尚无密钥集：首次须用 --roots 给出策略中的公钥', 'no key set yet: the first one needs --roots, the public keys of the policy'],
  'chain-exists': ['已有密钥集，不能再用 --roots', 'there is a key set already: --roots is for the first one'],
  'unknown-kid': ['没有此编号的密钥', 'no key of this id'],
  'threshold-beyond-keys': ['所需签名数多于密钥数，或密钥过多', 'more signatures asked for than keys left, or too many keys'],
  'keys-not-enough': ['签名密钥不足：须达到现行密钥集与新密钥集各自所需数量，被吊销的不计', 'too few signing keys: enough of the set in force and of the new one must sign, revoked ones not counted'],
  expired: ['名单已过有效期', 'the list has expired'],
  'pack-missing': ['缺少数据文件', 'a pack file is missing'],
  'pack-wrong-length': ['数据文件长度不符', 'a pack file has the wrong length'],
  'pack-wrong-hash': ['数据文件摘要不符', 'a pack file has the wrong hash'],
  'pack-malformed': ['数据文件格式错误', 'a pack file is malformed'],
  'record-malformed': ['记录无法解析', 'a record does not decode'],
  'count-mismatch': ['记录数与 head.json 不符', 'the number of records differs from the head'],
  'set-hash-mismatch': ['名单整体摘要不符', 'the set hash differs from the head'],
  'index-incomplete': ['索引不完整：有记录查不到', 'incomplete index: a record cannot be found'],
  'index-surplus': ['索引有多余条目', 'the index has entries of no record'],
  'tombstones-malformed': ['删除标记格式错误', 'tombstones are malformed'],
  'delta-mismatch': ['增量与名单内容不符', 'a delta does not fit the list'],
};

const ROWS: Readonly<Record<RowReason, Text>> = {
  'missing-name': ['缺少名称', 'no name'],
  'missing-listed-on': ['缺少列入日期', 'no listing date'],
  'bad-date': ['日期无法识别', 'not a date'],
  'too-long': ['内容过长', 'too long'],
  'code-as-number': ['代码被存为数值，末位已失真', 'a code stored as a number has lost its last digits'],
  'bad-quoting': ['引号错误', 'quotes do not add up'],
  'bad-json': ['不是有效的 JSON', 'not valid JSON'],
  'not-a-record': ['不是记录', 'not a record'],
  'invalid-record': ['记录内容无效', 'invalid record'],
  'uscc-checksum': ['统一社会信用代码校验位不符（已保留）', 'USCC check digit is wrong (kept)'],
  'code-shape': ['代码形式无法识别', 'the code has no known shape'],
  'person-id-shape': ['证件号码不是居民身份证号码等已知形式，未计算散列', 'not an identity number of a known shape: no hash'],
  'person-id-dropped': ['疑似个人证件号码，未收录', "looks like a person's identity number: left out"],
  'odd-characters': ['名称含无法显示或自造字符，可能查不到', 'the name has lost or private characters: it may not be found'],
  'missing-ground': ['缺少列入事由，记为“未载明”', 'no ground: recorded as 未载明'],
  'missing-authority': ['缺少列入机关，记为“未载明”', 'no authority: recorded as 未载明'],
  'region-shape': ['行政区划代码不是 6 位数字，未收录', 'region is not a 6-digit code: left out'],
  'unknown-ground-code': ['事由代码未知', 'unknown ground code'],
  'unknown-risk-class': ['信用风险类别不是 A、B、C、D', 'risk class is none of A, B, C, D'],
  'removed-before-listed': ['移出日期早于列入日期', 'removed before it was listed'],
  'more-cells-than-columns': ['单元格多于表头', 'more cells than headings'],
  'duplicate-dropped': ['与前面的记录完全相同，未重复收录', 'same as an earlier record: not taken twice'],
  'same-id-other-content': ['标识相同但内容不同，标识已加后缀', 'same id but other content: id got a suffix'],
};

