/* Synthetic parties only: region 990000 does not exist. */
window.CASES = {
  revoked: { caseNo: '示案〔2026〕0118', partyType: '企业', party: '测试清源供应链管理有限公司', code: '91990000T00010744C', act: '生产经营超过保质期的食品', facts: '当事人明知食品超过保质期，多次更改生产日期后销售。', basis: '《中华人民共和国食品安全法》第三十四条、第一百二十四条', kinds: ['罚款', '吊销许可证件'], fine: '18', range: '', discretion: '', docNo: '示市监罚【2026】118号', decided: '2026年11月20日' },
  fine: { caseNo: '示案〔2026〕0119', partyType: '企业', party: '测试清源供应链管理有限公司', code: '91990000T00010744C', act: '发布虚假广告', facts: '当事人发布虚假广告。', basis: '《中华人民共和国广告法》第五十五条', kinds: ['罚款'], fine: '6', range: '', discretion: '', docNo: '', decided: '' },
  warning: { caseNo: '示案〔2026〕0120', partyType: '企业', party: '测试清源供应链管理有限公司', code: '91990000T00010744C', act: '未按规定明码标价', facts: '当事人未按规定明码标价。', basis: '《中华人民共和国价格法》第四十二条', kinds: ['警告'], fine: '', range: '', discretion: '一般', docNo: '示市监罚〔2026〕120号', decided: '2026-11-20' },
  person: { caseNo: '', partyType: '自然人', party: '测试某', code: '', act: '无照经营', facts: '当事人无照经营。', basis: '《无证无照经营查处办法》第十三条', kinds: ['责令停产停业'], fine: '', range: '', discretion: '从重', docNo: '', decided: '' },
};
