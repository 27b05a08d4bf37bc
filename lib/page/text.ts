/** Longest text that is kept of a page: the background refuses longer ones. */
export const MAX_TEXT = 300;

/** White space in every width, soft hyphens, zero-width and direction marks. */
const BLANKS = /[\s\u00a0\u00ad\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\u3000\ufeff]+/gu;
/** Stars, bullets and numbering in front of labels: 「* 企业名称」「• 企业名称」「1. 企业名称」「（一）企业名称」. */
const LEADING = /^(?:[*•·●◆■▪○]|\d{1,2}[.、]|\((?:\d{1,2}|[一二三四五六七八九十]{1,2})\)|[一二三四五六七八九十]{1,2}、)+/u;
const TRAILING = /(?:[*:?]|\((?:必填|选填|必选)\))+$/u;

/** Most texts of a page need no folding at all: no blanks, full-width letters, bullets or colons are in this class. */
const PLAIN = /^[0-9A-Za-z\u4e00-\u9fff-]*$/u;

/**
 * The form in which visible texts of labels and options are compared: full width folded to half width, all
 * white space removed, stars, bullets, numbering in front and colons behind removed.
 */
export function labelKey(raw: string): string {
  if (PLAIN.test(raw)) return raw;
  const bare = raw.normalize('NFKC').replace(BLANKS, '');
  return bare.replace(LEADING, '').replace(TRAILING, '').replace(LEADING, '');
}

/** Texts that stand where a value will be: nothing has been entered yet. */
const PLACEHOLDER = /^(?:请(?:选择|输入|填写|录入)|选择|输入).{0,30}$|^(?:-+|—+|\/|无|暂无|暂无数据|空|null|undefined|N\/A)$/iu;

/** A value as an officer sees it: white space runs become one blank; placeholders and dashes count as empty. */
export function cleanValue(raw: string): string {
  const text = raw.replace(BLANKS, ' ').trim().slice(0, MAX_TEXT);
  return PLACEHOLDER.test(text) ? '' : text;
}

/** Registration state that headings put behind a name: 「某某有限公司 [存续]」. */
const STATE_SUFFIX = /\s*[[【(（](?:存续|在业|在营|在册|开业|正常|迁出|停业|歇业|吊销|注销|已吊销|已注销)[^\]】)）]{0,12}[\]】)）]$/u;

/** An applicant's name without a registration state behind it. Nothing else is changed. */
export function cleanName(raw: string): string {
  return cleanValue(raw).replace(STATE_SUFFIX, '').trim();
}

/** Where the next pair of one line begins: a blank or a divider, a short label without blanks, a colon. */
const NEXT_PAIR = /(?:\s|[|;；,，、])\s*(?=[\p{Script=Han}A-Za-z()（）/]{2,20}[:：])/u;

/** Splits 「企业名称：示例有限公司 法定代表人：某某」 into its pairs; none when the text is not label, colon and value. */
export function splitPairs(raw: string): { label: string; value: string }[] {
  const text = raw.replace(BLANKS, ' ').trim();
  if (!/[:：]/u.test(text)) return [];
  return text.split(NEXT_PAIR).flatMap((part) => {
    const match = /^([^:：]{1,30})[:：](.+)$/su.exec(part.trim());
    const value = cleanValue(match?.[2] ?? '');
    return value === '' ? [] : [{ label: labelKey(match?.[1] ?? ''), value }];
  });
}
