/** What is written where credit was repaired, or a decision quashed, and the source says no more. */
export const REPAIRED = '信用修复';
export const QUASHED = '处罚决定被撤销';
const REPAIRED_WITHOUT_DAY = '信用修复（来源未载明日期）';

const YES = /^(是|y|yes|true|1|已修复|已完成|修复完成|已信用修复)$/i;

/**
 * When a penalty stopped counting, and why. Of several days the first: whoever was freed stays free. A source that says
 * that credit was repaired, but not when, gives the day of the decision, so that the record is never used against anybody.
 */
export function penaltyRemoval(facts: { readonly repairedOn?: string; readonly quashedOn?: string; readonly repaired?: string; readonly listedOn?: string }): { on: string; reason: string } | undefined {
  const { repairedOn, quashedOn, repaired, listedOn } = facts;
  if (quashedOn !== undefined && (repairedOn === undefined || quashedOn <= repairedOn)) return { on: quashedOn, reason: QUASHED };
  if (repairedOn !== undefined) return { on: repairedOn, reason: REPAIRED };
  return repaired !== undefined && listedOn !== undefined && YES.test(repaired.normalize('NFKC').trim()) ? { on: listedOn, reason: REPAIRED_WITHOUT_DAY } : undefined;
}

/** `27709 .61 元`, `2万元`, `20,000` as yuan with two places; other words as they are. */
export function amountText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const found = /^(?:人民币)?[¥￥]?(\d+(?:\.\d+)?)(万)?元?(?:整)?$/u.exec(text.normalize('NFKC').replace(/[\s,，]/gu, ''));
  if (found === null) return text;
  const yuan = Number(found[1]) * (found[2] === undefined ? 1 : 10_000);
  return yuan < 1e12 ? yuan.toFixed(2) : text;
}
