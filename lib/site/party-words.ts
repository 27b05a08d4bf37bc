/** Words that name parties and what is said of them, in labels of forms and heads of columns; all in the form of `labelKey`. */
import { labelKey } from '../page/index.ts';

const keys = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u).map(labelKey));

/** Tier 1 names a party by itself; tier 2 is used only if tier 1 finds nothing, tier 3 only beside a code. */
export const NAME_LABELS: readonly [ReadonlySet<string>, ReadonlySet<string>, ReadonlySet<string>] = [
  keys(`企业名称 企业名称（全称） 申请人名称 申请单位名称 申请企业名称 申请主体名称 市场主体名称 经营主体名称 主体名称 经营者名称
    个体户名称 个体工商户名称 农专社名称 单位名称（申请人） 申请人(单位)名称 申请企业（个人） 行政相对人名称 当事人名称 被检查对象名称
    检查对象名称 被检查单位 被检查对象 被许可人名称 申请人名称/姓名 申请人姓名/名称 申请人/单位名称 企业/单位名称 企业全称 单位全称 字号名称 商户名称 办事主体名称 失信受限企业名称 被惩戒对象名称 抽查检查对象 申报主体名称 申报单位名称 公司名称 名称/姓名`),
  keys('被许可人 单位名称 申请单位 申报单位 申报主体 申办主体 申请企业 办事企业 申请主体 法人名称 机构名称 行政相对人 申请人 当事人 被处罚单位 被处罚人 检查对象 持证人 建设单位 市场主体 经营主体 申请人姓名 当事人姓名 办事企业/机构 检查主体 抽查对象 年报主体 失信受限企业 涉嫌违法当事人 业主单位 许可证持有人 权利人'),
  keys('名称 申报人 经营者'),
];

export const CODE_LABELS = keys(`统一社会信用代码 统一信用代码 社会信用代码 社会统一信用代码 统一社会信用码 信用代码 统一代码 统一社会代码 统一社会信用代码/注册号
    统一信用代码/注册号 统一代码/注册号 统一社会代码/注册号 注册号/统一社会信用代码 注册号/统一代码 注册号或统一社会信用代码
    统一代码（注册号） 统一社会信用代码（注册号） 社会信用代码（身份证号码） 主体代码 主体身份代码 企业代码 申请人统一社会信用代码 申请单位统一社会信用代码 企业统一社会信用代码 单位统一社会信用代码 法人统一社会信用代码 企业信用代码 企业统一代码/注册号 行政相对人代码
    统一信用代码/注册号/批号 统一社会信用代码/身份证号 统一社会信用代码/组织机构代码
    注册号/统一社会信用代码（身份证号码） 经营者统一社会信用代码 当事人统一社会信用代码 纳税人识别号 证照号码/统一社会信用代码 办事企业统一社会信用代码`);
export const REG_NO_LABELS = keys('注册号 工商注册号 营业执照注册号 营业执照号 企业注册号 营业执照编号');
export const ORG_CODE_LABELS = keys('组织机构代码 机构代码');
export const LEGAL_REP_LABELS = keys('法定代表人 法定代表人（负责人） 法定代表人/负责人 法定代表人姓名 法定代表人（负责人）姓名 法人代表 法人姓名 企业法定代表人 负责人 法定代表人或负责人 单位负责人 企业负责人 经营者姓名');

/** A label whose meaning hangs on the type of document beside it. */
export const ID_TYPE_LABELS = keys('证件类型 证照类型 申请人证件类型 当事人证件类型 代码类型 机构代码类型 证照/证件类型');
export const ID_NUMBER_LABELS = keys('证件号码 证件号 证照/证件号码 证照号码 申请人证件号码 当事人证件号码 当事人证件号 行政相对人证件号码 法人证件号码 单位证件号码 企业证件号码 代码');
export const ENTITY_ID_TYPE = /统一|信用代码|营业执照|注册号/u;

/** Parts of a page that speak of someone else: agent, contact, the office itself. */
export const OTHER_PARTY = /代理|代办|中介|受让|投诉|举报|第三人|利害关系|被侵权|经办|联系人|联络|委托人|许可机关|审批机关|登记机关|受理机关|处罚机关|数据来源|办理机构|实施机关|收件人|送达|担保|出资|投资人|股东|监理|勘察|施工单位|设计单位/u;
/** Parts of a page that speak of the applicant. */
export const OWN_SECTION = /申请人|申请单位|申请企业|申报主体|申办主体|办事企业|主体信息|企业(?:基本|登记)?信息|当事人|相对人|检查对象|基本(?:信息|情况)/u;
export const isPartyLabel = (key: string): boolean => NAME_LABELS.some((tier) => tier.has(key));
export const isFieldLabel = (key: string): boolean => isPartyLabel(key) || [CODE_LABELS, REG_NO_LABELS, LEGAL_REP_LABELS].some((set) => set.has(key));

/** How names of organisations, offices, projects and persons end or look. */
export const ENTITY = /(?:公司|厂|店|行|社|部|室|所|超市|药房|药店|饭店|餐厅|酒楼|酒店|商场|诊所|医院|学校|幼儿园|集团|中心|馆|铺|合作社|企业|个体工商户|\(有限合伙\)|\(普通合伙\))(?:\(.{2,8}\))?(?:[[【(].{2,14}[\]】)])?$/u;
export const OFFICE = /(?:局|厅|人民政府|委员会|大队|支队|总队|管理所|监管所)$/u;
export const PROJECT = /(?:项目|工程|标段|一期|二期|三期)$/u;
export const PERSON = /^[\p{Script=Han}·]{2,5}$/u;
/** Behind a label stand remarks 「（18位）」 and translations 「/ Company name」, in front of it requests 「请选择」. */
export function relaxedKey(key: string): string {
  const bare = key
    .replace(/^(?:请|您)?(?:选择|输入|填写|录入)(?:您的|本次)?/u, '')
    .replace(/[\s/|·-]*\(?[A-Za-z][A-Za-z.'&()/-]*\)?$/u, '');
  const remark = /\(([^()]*)\)$/u.exec(bare);
  // 「企业名称（代理机构）」 speaks of somebody else.
  return remark === null ? bare : OTHER_PARTY.test(remark[1] ?? '') ? key : labelKey(bare.slice(0, remark.index));
}
