/**
 * Words for reading a page that no profile describes. Ordered: earlier tiers win. Sources: label counts of eight
 * real systems and the option wordings found in public sources; all compared in the form of `labelKey`.
 */
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
/** Labels of a form that an official fills in for the office itself. */
export const INTERNAL_LABELS = ['申请部门', '申请科室', '所在部门', '申请人部门', '职务', '工号', '请假类型', '申请事由', '申请权限部门'];

/** A form that holds one of these buttons is a search form, not an application. */
export const SEARCH_BUTTON = /^(?:查询|搜索|检索|筛选|高级查询|高级搜索|开始查询|导出)$/u;

/** Labels of a field in which the handling route is chosen. */
export const ROUTE_LABELS = keys(`办理方式 办理形式 办理类型 审批方式 审批类型 审批服务形式 许可方式 许可类型 申请方式 申报方式 申请类型 受理方式
  提交方式 材料形式 收取方式 收件方式 材料提交方式 审批模式 办理模式 审核类型 审核方式 核查方式 准入方式 承诺方式 处理方式 办件类型 事项实例类型 业务类型 申请办理方式 许可办理方式 审批形式`);
/** A yes/no field about the commitment route. */
export const YES_NO_LABEL = /^(?:情形关联|(?:本次|本|该|此)?(?:申请|事项|办件|许可|业务)?)是否(?:实行|采用|适用|选择|以|属于|按)?(?:信用)?告知承诺(?:制|方式|办理|审批|制办理|制审批)?(?:办理|申请|审批)?$/u;
export const YES = keys('是 实行 采用 适用');
export const NO = keys('否 不实行 不采用 不适用 非');

/** Every wording that is put together from these parts in this order; the parts of the wordings seen. */
function wordings(before: string, cores: string, behind: string): string[] {
  const list = (words: string): string[] => ['', ...words.split(' ')];
  return list(before).flatMap((start) => cores.split(' ').flatMap((core) => list(behind).map((end) => start + core + end)));
}
const VERBS = '以 按 按照 采用 采取 适用 实行 选择 申请 通过';
const ENDS = '方式 方式办理 方式申请 方式审批 方式受理 程序 程序办理 程序申请 程序审批 程序受理 办理 审批 受理 申请 许可 准入 流程 形式';

export const COMMITMENT_OPTIONS = keys(`${wordings(VERBS, '告知承诺 告知承诺制 信用承诺制', ENDS).join(' ')} ${wordings('按 按照 实行', '承诺制', ENDS).join(' ')} 承诺审批 承诺准入 承诺许可
  先证后核 先照后核 信用承诺审批 承诺即入制`);
/** A tick that says so by itself, in a whole sentence: 「以告知承诺方式申请」「申请人自愿采用告知承诺制办理本事项」. */
export const COMMITMENT_TICK = /^(?:申请人|本人|我|本?单位|本?企业|本?公司|我单位|我公司)?(?:自愿|同意|申请)?(?:以|按|按照|采用|采取|适用|实行|选择)?告知承诺/u;
const TICK_END = /^(?:制)?(?:的?方式)?(?:办理|申请|审批|受理|申办)?(?:本|该|此|上述)?(?:事项|许可|业务|审批|行政许可)?$/u;
/** The whole of a sentence that takes the route: what goes on with anything else speaks about it. */
export function takesRoute(key: string): boolean {
  const start = COMMITMENT_TICK.exec(key)?.[0] ?? '';
  return start.length > '告知承诺'.length && TICK_END.test(key.slice(start.length));
}
export const ORDINARY_OPTIONS = keys(`${wordings(VERBS, '一般 一般审批 一般审批制 普通 普通审批', ENDS).filter((word) => word.length > 3).join(' ')}
  ${wordings('非 不采用 不实行 不适用 不选择 不以 不按', '告知承诺 告知承诺制', ENDS).filter((word) => !word.startsWith('告')).join(' ')}
  一般程序 普通程序 一般方式 一般办理 一般许可 一般受理 普通办理 普通许可 普通受理 普通审批 常规办理 常规审批 常规受理 常规程序 标准程序 标准办理 核准制
  现场核查 现场审查 优化审批服务 行政审批 审批制 实行审批制 实质审查 正常办理 正常受理 正常审批`);

/** Behind a label stand remarks 「（18位）」 and translations 「/ Company name」, in front of it requests 「请选择」. */
export function relaxedKey(key: string): string {
  const bare = key
    .replace(/^(?:请|您)?(?:选择|输入|填写|录入)(?:您的|本次)?/u, '')
    .replace(/[\s/|·-]*\(?[A-Za-z][A-Za-z.'&()/-]*\)?$/u, '');
  const remark = /\(([^()]*)\)$/u.exec(bare);
  // 「企业名称（代理机构）」 speaks of somebody else.
  return remark === null ? bare : OTHER_PARTY.test(remark[1] ?? '') ? key : labelKey(bare.slice(0, remark.index));
}

/** A heading that is a party's name ends like one; a registration state may follow. */
export const NAME_HEADING = /^[^:：]{4,60}(?:公司|厂|店|商行|合作社|经营部|工作室|事务所|超市|药房|饭店|酒楼|商场|诊所|门市部)(?:[[【(（].{2,14}[\]】)）])?$/u;

/** 「【食品经营许可】示例有限公司」: what the matter is called stands in front of who asks for it. */
export const HEADING_MATTER = /^[[【〔].{2,20}?[\]】〕]/u;
/** A party with its code in brackets, as bars above a form show whose case is open. */
export const NAME_WITH_CODE = /^([^:]{4,50})\((?:统一社会信用代码:?)?([0-9A-Z]{18})\)$/u;

/** Words of buttons that hand an application in. They are stopped only while the closed route is still chosen. */
export const SUBMIT_BUTTONS = keys('提交申报 提交表单 提交办件 准予受理 同意受理 报批 提交 立即提交 马上提交 保存 确定 确认 确认提交 提交申请 保存并提交 受理 予以受理 审核通过 通过 上报 送审 办结 准予许可 提交审核 提交审批 暂存 下一步');
/** Buttons that a step of an application has and a list has not: the case goes on. */
export const STEP_BUTTONS = keys('下一步 上一步 返回上一步 继续 继续申报 同意并继续 提交申报 提交表单 提交办件 报批 保存并下一步 保存并继续 完成 完成申请 提交 提交申请 确认提交 提交审核 提交审批 保存并提交 上报 送审');

/** 「第二步」「步骤 2」「2/4」 */
export const STEP_TEXT = /^(?:第[一二三四五六七\d]步|步骤[一二三四五六七\d]|[1-9]\/[2-9])/u;
/** A button that takes the route by itself: 「告知承诺受理」. */
export const LONE_BUTTON = /^(?:以|按|按照|采用)?告知承诺(?:制|方式)?(?:受理|办理|审批|申请|许可)$/u;

/** Labels that only one kind of page has; three of them make the kind. */
export const KIND_LABELS: readonly (readonly ['penalty' | 'inspection' | 'licensing' | 'guide', ReadonlySet<string>])[] = [
  ['penalty', keys('案件编号 案件来源 案件名称 案由 立案日期 违法行为 违法事实 处罚种类 处罚类别 处罚决定书文号 处罚结果 处罚依据 处罚决定日期 当事人类型 涉嫌违法当事人 行政处罚内容 案源编号')],
  ['inspection', keys('检查事项 检查人员 检查日期 检查结果 检查类型 检查部门 检查机关 检查对象 被检查对象 抽查事项 抽查类型 抽查任务编号 抽查计划名称 检查地点 检查时间 执法人员')],
  ['licensing', keys('办件编号 申报流水号 申请事项 审批事项名称 受理时间 受理日期 许可内容 许可事项 申请日期 审批意见 办理事项 事项名称 许可证名称 申请材料')],
  ['guide', keys('受理条件 办理条件 法定时限 承诺时限 法定办结时限 承诺办结时限 办理地点 办理流程 收费标准 设定依据 申请材料 实施主体 咨询电话')],
];

/** Kind of page by its title or first heading, in order. */
export const KIND_WORDS: readonly (readonly ['guide' | 'deregistration' | 'inspection' | 'penalty' | 'licensing', RegExp])[] = [
  ['guide', /办事指南|事项指南|服务指南/u],
  ['deregistration', /注销/u],
  ['inspection', /检查|抽查|双随机/u],
  ['penalty', /处罚|案件|案源|立案/u],
  ['licensing', /许可|审批|受理|办件|申请|核准|备案/u],
];
