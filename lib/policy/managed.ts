import { SUITES } from '../list/index.ts';
import { isDay, parseUrl } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { MAX_JUDGEMENT_DAYS } from '../judgement/index.ts';
import { PERSON_KEY, PERSON_KEY_ID } from '../subject/index.ts';
import { DEFAULT_RULES } from './defaults.ts';
import { hostPatterns } from './hosts.ts';
import { InspectionRules, REGION_PREFIX } from './inspection-rules.ts';

/**
 * What an admin may write, in managed policy and in local settings alike. Objects only: Chromium refuses to load an
 * extension whose schema has unions or `additionalProperties: false`. Unknown members are found by `unknown.ts`.
 */

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Public half of a signing key (JWK): EC P-256, or SM2. */
export const PublicKey = z.object({
  kty: z.string().refine((kty) => kty === 'EC', '应为 EC 密钥 / kty must be EC'),
  crv: z.string().refine((crv) => crv === 'P-256' || crv === 'SM2', '应为 P-256 或 SM2 曲线 / crv must be P-256 or SM2').describe('P-256（ES256）或 SM2（国密） / P-256 for ES256, or SM2'),
  x: coordinate.describe('公钥 x 坐标（base64url） / x coordinate'),
  y: coordinate.describe('公钥 y 坐标（base64url） / y coordinate'),
  kid: z.string().max(100).optional().describe('密钥编号 / key id'),
  alg: z.string().max(20).optional(),
  use: z.string().max(20).optional(),
  key_ops: z.array(z.string().max(20)).max(10).optional(),
  ext: z.boolean().optional(),
  // Named so that the browser passes it on: what the managed schema leaves out is dropped before anyone can warn.
  d: z
    .string()
    .optional()
    .refine((d) => d === undefined, '不得出现私钥 / a private key must not be here')
    .describe('不得出现：私钥 / must not be here: private key'),
});

export const ListSourcePolicy = z
  .object({
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/).describe('名单标识，须与名单头文件一致 / list id, as in the head of the list'),
    url: z.string().max(2000).refine(isListUrl, '应为 http 或 https 网址，且不含用户名和密码 / an http(s) address without user name and password').optional().describe('名单发布目录或 head.json 的网址（http/https）；不设则只从移动介质导入 / address of the list’s folder or head.json; a list without one comes on removable media only'),
    keys: z.array(PublicKey).min(1).max(10).describe('可信签名公钥（JWK，EC P-256 或 SM2） / public keys whose signatures count'),
    threshold: z.number().int().min(1).max(10).optional().describe('至少需要几把不同密钥签名，默认 1 / how many different keys must have signed; 1 unless set'),
    suite: z.enum(SUITES).optional().describe('须用哪种签名：es256、sm2，或 both（两种各须达到 threshold）；不设则两种密钥一并计数 / which suite must have signed: es256, sm2, or both (as many of each as threshold says); keys of either count together unless set'),
  })
  .refine((list) => (list.threshold ?? 1) <= signers(list), { path: ['threshold'], message: '所需签名数多于所给（该种）公钥数 / more signatures asked for than keys given (of the suite)' });

/** Secret that identity numbers are hashed with. Managed policy only: local settings are exported and shown. */
export const PersonKeyPolicy = z.object({
  id: z.string().regex(PERSON_KEY_ID).describe('密钥编号，写在每个散列之前 / id of the key, in front of every hash'),
  key: z.string().regex(PERSON_KEY).describe('32 字节密钥（base64url），由 npm run list -- person-key 生成；与证件号码同等保密 / 32 bytes, base64url; as confidential as the numbers'),
});

export const Host = z
  .string()
  .max(300)
  .refine((entry) => hostPatterns(entry).length > 0, '应为域名、域名:端口或不覆盖全部网站的匹配模式 / a host name, host:port or match pattern that does not cover every host');

export const RULE_FIELDS = {
  agingAfterDays: z.number().int().min(0).max(30).describe(`名单超过多少个自然日提示“数据偏旧”，默认 ${DEFAULT_RULES.agingAfterDays} / calendar days after which a list is called aging`),
  hardLimitWorkingDays: z.number().int().min(1).max(10).describe(`名单超过多少个工作日后不再自动限制、改为人工核实，默认 ${DEFAULT_RULES.hardLimitWorkingDays} / working days after which a list no longer blocks by itself`),
  blockSimplifiedDeregistration: z.boolean().describe('是否同时限制简易注销，默认是 / whether simplified deregistration is closed too; default true'),
  overrideAllowed: z.boolean().describe('是否允许填写理由后放行（全程留痕），默认是 / whether an officer may open the route with a reason; default true'),
  overrideMinReasonLength: z.number().int().min(1).max(200).describe(`放行理由最少字数，默认 ${DEFAULT_RULES.overrideMinReasonLength} / least number of characters of a reason`),
  overrideNeedsSecondSigner: z.boolean().describe('放行是否须经复核人签署（复核人不得为经办人本人），默认否 / whether an override needs a second signer, who must not be the officer; default false'),
  judgementsAllowed: z.boolean().describe('判断为“不是同一主体”的，今后核查同一申请人时是否不再提示（绑定申请人、名单记录、规则版本，到期或变化即失效），默认是；否则只对本次办理有效 / whether "not the same party" is carried over to later checks of the same applicant; default true; else it counts in the present case only'),
  judgementDays: z.number().int().min(1).max(MAX_JUDGEMENT_DAYS).describe(`判断的有效天数，默认 ${DEFAULT_RULES.judgementDays}，最长 ${MAX_JUDGEMENT_DAYS} / days for which a judgement is carried over`),
  syncIntervalMinutes: z.number().int().min(5).max(1440).describe(`名单同步间隔（分钟），默认 ${DEFAULT_RULES.syncIntervalMinutes} / minutes between two syncs`),
  rescreenDays: z.number().int().min(0).max(1100).describe(`核查过的申请人保留多少天，用于名单更新后复查，0 为不保留，默认 ${DEFAULT_RULES.rescreenDays} / days for which checked applicants are kept to be checked again after a change of a list; 0 keeps none`),
  clueRegisteredDays: z.number().int().min(1).max(365).describe(`线索登记后应在多少个工作日内移送、办结或了结，默认 ${DEFAULT_RULES.clueRegisteredDays} / working days within which a registered clue is to be sent on or ended`),
  clueTransferredDays: z.number().int().min(1).max(365).describe(`线索移送后应在多少个工作日内得到受理或退回答复，默认 ${DEFAULT_RULES.clueTransferredDays} / working days within which the other body is to answer a transfer`),
  clueAcceptedDays: z.number().int().min(1).max(365).describe(`线索受理后应在多少个工作日内办结，默认 ${DEFAULT_RULES.clueAcceptedDays} / working days within which an accepted clue is to be concluded`),
  clueReturnedDays: z.number().int().min(1).max(365).describe(`线索退回后应在多少个工作日内另行处理，默认 ${DEFAULT_RULES.clueReturnedDays} / working days within which a returned clue is to be dealt with`),
  localListsAllowed: z.boolean().describe('是否允许在本机导入未签名的名单（只提示和要求核对，不自动限制），默认是 / whether unsigned lists may be imported by hand (they warn and ask, and never block by themselves); default true'),
  genericDetection: z.boolean().describe('没有页面配置时是否按通用规则识别，默认是 / whether pages without a profile are read by generic detection; default true'),
  packEditing: z.boolean().describe('是否允许在本机修改规则包（说明理由、全程留痕），默认是；下发规则包后，本机的规则包一律不作数 / whether the rule pack may be changed on the desk, with a reason that is recorded; default true; a pack of the organisation takes its place in any case'),
  packWeakening: z.boolean().describe('本机的规则包可否比组织推荐或内置的规则宽松，默认否；只能由组织下发 / whether a pack of the desk may ask for less than the recommended or built-in one; default false; the organisation’s word only'),
  officerMayChooseOnDemand: z.boolean().describe('经办人可否在弹出窗口中把网站改为“按需检查”，默认是；组织指定的网站须由组织明确允许 / whether an officer may set a site to be checked on demand only, in the popup; default true; sites that the organisation names need the organisation’s own word'),
  officerMaySwitchOff: z.boolean().describe('经办人可否在弹出窗口中停用网站（说明理由、全程留痕），默认否；组织指定的网站须由组织明确允许 / whether an officer may switch a site off in the popup, with a reason; default false; sites that the organisation names need the organisation’s own word'),
  siteEditing: z.boolean().describe('是否允许在本机描述页面、修改站点配置，默认是 / whether pages may be described and sites changed on this machine; default true'),
  proofRequired: z.boolean().describe('本机的页面描述是否须经样页验证才能启用，默认是 / whether a profile of this machine needs a saved page that proves it before it is in force; default true'),
} as const;

/** Letters, digits and what staff numbers hold; compared without regard to case. */
export const PersonOfOffice = z.string().regex(/^[\p{L}\p{N}._@-]{1,40}$/u, '应为 1 至 40 个字母、数字、汉字或 . _ @ - / 1 to 40 letters, digits or . _ @ -');

export const OfficerPolicy = z.object({
  id: PersonOfOffice.describe('工号或账号，写入留痕记录；请勿使用身份证号码 / staff number or account, as it is to stand in the records; never an identity number'),
  name: z.string().min(1).max(40).optional().describe('姓名 / name'),
});

/** Where entries are sent without names and codes. Managed policy only: that anything leaves the desk is the organisation's decision. */
export const CentralPolicy = z
  .object({
    url: z.string().max(2000).refine(isListUrl, '应为 http 或 https 网址，且不含用户名和密码 / an http(s) address without user name and password').describe('ClickHouse 的 HTTP 接口网址，例如 https://tj.example.gov.cn:8443/ / address of ClickHouse’s HTTP interface'),
    database: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/).optional().describe('数据库名，默认 creditgate / database; creditgate unless set'),
    user: z.string().regex(/^[\x21-\x7e]{1,64}$/).optional().describe('只能写入的用户 / a user that may only insert'),
    password: z.string().regex(/^[\x21-\x7e]{1,200}$/).optional().describe('该用户的密码；不显示、不导出，只经 https（或本机）发送 / that user’s password; neither shown nor exported, sent over https (or to this machine) only'),
    office: z.string().regex(/^[\p{L}\p{N}._-]{1,40}$/u).optional().describe('本机所属机关的代码或简称，随记录上报 / code or short name of this desk’s office, sent along'),
    intervalMinutes: z.number().int().min(5).max(1440).optional().describe('上报间隔（分钟），默认 60 / minutes between two sendings; 60 unless set'),
    round: z.number().int().min(0).max(1_000_000).optional().describe('重报序号：中心库丢失数据后增大此数，各机从头重报（不会重复计数） / raised to have every desk send everything again after the store has lost data; nothing is counted twice'),
  })
  .refine(({ url, password }) => password === undefined || isPrivateLine(url), { path: ['password'], message: '设置密码时须用 https / a password needs https' });

/** What this office is: whose parties its inspectors look after. */
export const OfficePolicy = z.object({
  regions: z
    .array(z.string().regex(REGION_PREFIX, '应为行政区划代码的前两位、前四位或全部六位 / the first two or four digits of a division code, or all six'))
    .max(100)
    .optional()
    .describe('本机关管辖地区：行政区划代码（GB/T 2260）或其前两位、前四位；检查清单据此列出名单上的主体 / regions of this office: division codes of GB/T 2260, or their first two or four digits; the work list of inspections is drawn from them'),
  inspection: InspectionRules.optional().describe('本地检查频次和年度上限，补充在规则包之后；写明数字的须注明文件和日期 / local frequencies and annual caps, added to those of the rule pack; a number needs its document and day'),
});

export const SignerPolicy = z.object({
  id: PersonOfOffice.describe('工号或账号 / staff number or account'),
  name: z.string().min(1).max(40).describe('姓名 / name'),
  publicKey: PublicKey.optional().describe('复核人的公钥（JWK，P-256）；只用动态口令的不设 / public key (JWK, P-256); none for one who signs with one-time codes only'),
  until: z.string().refine(isDay, '应为日期 YYYY-MM-DD / must be a day YYYY-MM-DD').optional().describe('可签署的最后一日 / last day on which this person may sign'),
});

/** Most signatures that the keys can give: of the scarcer suite, when both are asked for. */
function signers({ keys, suite }: { keys: readonly { crv: string }[]; suite?: string | undefined }): number {
  const sm2 = keys.filter(({ crv }) => crv === 'SM2').length;
  const es256 = keys.length - sm2;
  if (suite === 'both') return Math.min(es256, sm2);
  return suite === 'sm2' ? sm2 : suite === 'es256' ? es256 : keys.length;
}

function isPrivateLine(text: string): boolean {
  const url = parseUrl(text);
  return url?.protocol === 'https:' || url?.hostname === '127.0.0.1' || url?.hostname === 'localhost' || url?.hostname === '[::1]';
}

function isListUrl(text: string): boolean {
  const url = parseUrl(text);
  return (url?.protocol === 'http:' || url?.protocol === 'https:') && url.username === '' && url.password === '';
}
