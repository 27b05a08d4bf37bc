/**
 * Words for reading a page that no profile describes. Ordered: earlier tiers win. Sources: label counts of eight
 * real systems and the option wordings found in public sources; all compared in the form of `labelKey`.
 */
import { labelKey } from '../page/index.ts';

export * from './party-words.ts';

const keys = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u).map(labelKey));

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
