import { describe, expect, it } from 'vitest';
import { groundCodeOf } from './grounds.ts';

describe('ground codes', () => {
  it.each([
    ['第五条', '', 'ART5_FOOD'],
    ['第5条第（二）项', '', 'ART5_FOOD'],
    ['Art. 9', '', 'ART9_COMPETITION'],
    ['Article 10', '', 'ART10_OTHER'],
    ['第十一条', '', 'ART11_REFUSAL'],
    ['《市场监督管理严重违法失信名单管理办法》第八条', '', 'ART8_CONSUMER'],
    ['', '依据《市场监督管理严重违法失信名单管理办法》第七条第一项列入', 'ART7_QUALITY'],
    // articles of other laws do not count
    ['《食品安全法》第五条', '', 'UNKNOWN'],
    ['', '违反《食品安全法》第五条的规定', 'UNKNOWN'],
    ['第二条', '', 'UNKNOWN'],
    ['第二十五条', '', 'UNKNOWN'],
    ['', '根据人民法院的司法建议列入', 'COURT_DOC'],
    ['《严重违法失信企业名单管理暂行办法》第五条', '', 'LEGACY_83'],
    ['', '', 'UNKNOWN'],
  ])('%j %j is %s', (article, ground, code) => {
    expect(groundCodeOf(article, ground)).toBe(code);
  });
});
