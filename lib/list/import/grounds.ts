import type { GroundCode } from '../schema.ts';

const BY_ARTICLE: Readonly<Record<number, GroundCode>> = {
  5: 'ART5_FOOD',
  6: 'ART6_DRUG',
  7: 'ART7_QUALITY',
  8: 'ART8_CONSUMER',
  9: 'ART9_COMPETITION',
  10: 'ART10_OTHER',
  11: 'ART11_REFUSAL',
};
const NUMERALS = '〇一二三四五六七八九十';
/** Order 44: 《市场监督管理严重违法失信名单管理办法》. */
const ORDER_44 = /严重违法失信名单管理办法|总局令第?44号|44号令/;
const ARTICLE = /第\s*([\d一二三四五六七八九十]{1,3})\s*条|\bart(?:icle)?\.?\s*(\d{1,2})\b/i;

/**
 * Regulatory field of a ground, from the cited article and the text of the ground. An article counts only where
 * it can be one of Order 44: grounds quote 第五条 of many other laws.
 */
export function groundCodeOf(article: string | undefined, ground: string | undefined): GroundCode {
  const [cited, text] = [article?.normalize('NFKC') ?? '', ground?.normalize('NFKC') ?? ''];
  const inArticle = ORDER_44.test(cited) || !/[《〈]/.test(cited) ? articleIn(afterOrder44(cited)) : undefined;
  const number = inArticle ?? (ORDER_44.test(text) ? articleIn(afterOrder44(text)) : undefined);
  const code = number === undefined ? undefined : BY_ARTICLE[number];
  if (code !== undefined) return code;
  if (/严重违法失信企业名单管理暂行办法|总局令第?83号|83号令/.test(cited + text)) return 'LEGACY_83';
  if (/人民法院|司法建议|协助执行/.test(text)) return 'COURT_DOC';
  return 'UNKNOWN';
}

function afterOrder44(text: string): string {
  const at = ORDER_44.exec(text);
  return at === null ? text : text.slice(at.index + at[0].length);
}

function articleIn(text: string): number | undefined {
  const found = ARTICLE.exec(text);
  const written = found?.[1] ?? found?.[2];
  if (written === undefined) return undefined;
  if (/^\d+$/.test(written)) return Number(written);
  const [tens, units] = written.includes('十') ? (written.split('十') as [string, string]) : ['0', written];
  const ten = tens === '0' ? 0 : tens === '' ? 1 : NUMERALS.indexOf(tens);
  return ten * 10 + (units === '' ? 0 : NUMERALS.indexOf(units));
}
