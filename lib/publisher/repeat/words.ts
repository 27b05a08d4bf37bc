import type { RepeatRule } from '../../repeat/index.ts';

const ANCHOR_WORDS: Readonly<Record<string, string>> = { today: '数据截至日', 'month-end': '上一个已结束的月末', 'quarter-end': '上一个已结束的季末', 'year-end': '上一个已结束的年末' };

/** The rule, point by point, as people read it. */
export function ruleLines(rule: RepeatRule): (readonly [string, string])[] {
  return [
    ['标准', `${rule.years} 年内 ${rule.threshold} ${rule.unit === 'decision' ? '次' : '项'}以上（含本数），信用未修复`],
    ['统计截止日', ANCHOR_WORDS[rule.anchor] ?? rule.anchor],
    ['按哪一日期计入', rule.by === 'decision' ? '处罚决定日期' : '公示日期（无公示日期的不计）'],
    ['计数单位', rule.unit === 'decision' ? '每份处罚决定计一次' : '每项违法行为计一次'],
    ['仅警告、通报批评的', rule.warnings ? '计入' : '不计'],
    ['简易程序作出的', rule.simple ? '计入' : '不计'],
    ['已修复或被撤销的', '不计'],
  ];
}
