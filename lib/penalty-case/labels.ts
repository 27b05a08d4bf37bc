/** Labels of case pages, as they stand in real back offices and in the national publication headings. Compared as `labelKey`. */
import { labelKey } from '../page/index.ts';
import type { CaseField } from './types.ts';

const WORDS: Readonly<Partial<Record<CaseField, string>>> = {
  docNo: '处罚决定书文号 行政处罚决定书文号 行政处罚文号 处罚决定文号 处罚决定书号 决定书文号 行政处罚决定书编号 处罚文号 行政处罚决定文书号 决定文书号 处罚决定书编号',
  caseNo: '案件编号 案号 立案号 案件号 立案编号 案件流水号',
  title: '案件名称 案名 案件标题',
  act: '案由 违法行为类型 违法行为 违法行为种类 违法类型 主要违法行为 违法行为名称 案由名称 处罚事由',
  facts: '违法事实 主要违法事实 案情简介 案件事实 违法事实及证据 违法事实和证据 基本案情 案情 调查结论 查明事实 案件情况',
  basis: '处罚依据 行政处罚依据 法律依据 违反条款 处罚条款 违反法律条款 违法依据 定性依据 适用法律 处罚法律依据 违反的法律规定 违反规定 违法条款 适用条款 定性条款',
  content: '行政处罚内容 处罚内容 处罚结果 处罚决定 行政处罚决定 处罚决定内容 拟处罚内容 处罚意见 拟处罚意见 处罚建议 决定内容 处罚情况 拟作出的处罚 处理结果 处理意见',
  kinds: '处罚种类 处罚类别 处罚类型 处罚决定种类 行政处罚种类 拟处罚种类 行政处罚类别',
  fine: '罚款金额 罚款数额 罚款 处罚金额 罚款额 拟罚款金额 罚款总额',
  confiscated: '没收金额 没收违法所得金额 没收违法所得 没收数额 没收款 没收违法所得、没收非法财物的金额',
  goodsValue: '货值金额 涉案货值 货值 涉案货值金额 违法产品货值',
  range: '法定处罚幅度 处罚幅度 法定幅度 罚款幅度 法定罚款幅度 法定裁量幅度 法定罚款范围',
  rangeMin: '法定最低罚款 罚款下限 法定罚款下限 最低罚款 法定下限 幅度下限 罚款最低限 法定最低限 法定最低罚款金额',
  rangeMax: '法定最高罚款 罚款上限 法定罚款上限 最高罚款 法定上限 幅度上限 罚款最高限 法定最高限 法定最高罚款金额',
  discretion: '裁量情形 裁量等级 裁量阶次 裁量情节 自由裁量 自由裁量等级 裁量档次 处罚裁量 量罚情节 从轻从重情节 裁量理由 裁量说明 自由裁量理由 情节 违法情节 情节轻重 违法程度 裁量结果 裁量种类 从重从轻减轻情节 处罚裁量等级',
  partyType: '当事人类型 当事人类别 处罚对象类型 行政相对人类别 相对人类别 被处罚人类型 主体类型',
  authority: '处罚机关 处罚决定机关 作出处罚决定机关 做出行政处罚决定机关名称 作出行政处罚决定机关 作出行政处罚决定机关名称 决定机关 办案机构 办案机关 处罚机关名称 行政处罚机关 办案单位',
  noticed: '处罚告知日期 告知书送达日期 行政处罚告知日期 处罚告知书送达日期 告知日期 听证告知日期 告知书送达时间 处罚告知时间',
  decided: '处罚决定日期 做出行政处罚决定日期 处罚决定书签发日期 作出处罚决定日期 行政处罚决定日期 处罚日期 决定日期 处罚决定书日期 作出行政处罚决定日期 处罚决定时间',
};

export const FIELD_OF: ReadonlyMap<string, CaseField> = new Map(
  Object.entries(WORDS).flatMap(([field, words]) => words.split(' ').map((word) => [labelKey(word), field as CaseField] as const)),
);

/** The field that a label names, and whether it says that figures are in ten thousands: 「罚款金额（万元）」. */
export function fieldOfLabel(key: string): { readonly field: CaseField; readonly wan: boolean } | undefined {
  const remark = /\(([^()]{1,20})\)$/u.exec(key);
  const bare = (remark === null ? key : key.slice(0, remark.index)).replace(/^(?:请|您)?(?:选择|输入|填写|录入)/u, '');
  const field = FIELD_OF.get(key) ?? FIELD_OF.get(bare) ?? FIELD_OF.get(labelKey(bare));
  return field === undefined ? undefined : { field, wan: /万/u.test(remark?.[1] ?? '') };
}
