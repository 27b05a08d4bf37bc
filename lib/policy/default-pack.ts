import type { RulePack } from './rule-pack.ts';

/**
 * The rule pack that is in force when policy brings no other. Paraphrases, written by us.
 *
 * To be compared with the official text before it is relied on in service (until now known from summaries, translations
 * or memory): Order 44 Arts 15, 21 (paragraph numbers, wording); 国市监信发〔2022〕6号 (what each risk class means); 国办发〔2019〕35号 (supervision by credit class);
 * the 2024 text of the disclosure regulation (Art 18).
 * 国市监信发〔2023〕48号 is not public, so nothing of it is given here; the effects rest on the law itself.
 * Checked against a public copy of the law: 实施细则 Art 48(1). A revision of Order 44 was open for comment in
 * autumn 2025; whether it is in force was not known when this pack was dated: a new pack can say so without a new build.
 */
export const DEFAULT_PACK: RulePack = {
  schema: 1,
  id: 'cn-samr-order44',
  version: '2026.1',
  effectiveFrom: '2021-09-01',
  title: '市场监督管理严重违法失信名单管理措施（默认规则包）',
  bases: [
    {
      id: 'order44-15-1',
      title: '市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）',
      article: '第十五条第（一）项',
      summary: '审查行政许可、资质、资格等事项时，将当事人列入名单的情况作为重要考量因素。',
      unverified: true,
    },
    {
      id: 'order44-15-2',
      title: '市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）',
      article: '第十五条第（二）项',
      summary: '将当事人列为重点监管对象，提高检查频次，依法严格监管。',
      unverified: true,
    },
    {
      id: 'risk-classes-2022',
      title: '市场监管总局关于推进企业信用风险分类管理进一步提升监管效能的意见（国市监信发〔2022〕6号）',
      article: '分类监管',
      summary: '按企业信用风险分类实施差异化监管：A类降低抽查比例和频次，B类按常规比例和频次，C类提高比例和频次，D类大幅提高比例和频次。分类结果不等同于列入名单。',
      unverified: true,
    },
    {
      id: 'credit-supervision-2019',
      title: '国务院办公厅关于加快推进社会信用体系建设构建以信用为基础的新型监管机制的指导意见（国办发〔2019〕35号）',
      article: '信用分级分类监管',
      summary: '对失信和风险较高的主体，可适当提高抽查比例和频次；是否提高、提高多少由监管机关决定。',
      unverified: true,
    },
    {
      id: 'order44-15-3',
      title: '市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）',
      article: '第十五条第（三）项',
      summary: '对列入名单的当事人不适用告知承诺制。',
      unverified: true,
    },
    {
      id: 'order44-21',
      title: '市场监督管理严重违法失信名单管理办法（国家市场监督管理总局令第44号）',
      article: '第二十一条',
      summary: '列入满三年的，由列入机关移出并停止公示；法律、行政法规规定限制期限更长的，从其规定。',
      unverified: true,
    },
    {
      id: 'registration-rules-48-1',
      title: '中华人民共和国市场主体登记管理条例实施细则',
      article: '第四十八条第（一）项',
      summary: '被列入严重违法失信名单的市场主体，不适用简易注销程序。',
    },
    {
      id: 'disclosure-regulation',
      title: '企业信息公示暂行条例（2024年修订）',
      article: '第十八条',
      summary: '依该条例被列入严重违法失信名单的企业，其法定代表人、负责人三年内不得担任其他企业的法定代表人、负责人。',
      unverified: true,
    },
    {
      id: 'person-statute',
      title: '限制记录所载法律、行政法规',
      article: '见限制记录“依据条款”',
      summary: '限制的事项、依据和期限以记录载明为准，由登记、许可机关依法认定，系统不作认定。',
    },
    {
      id: 'person-of-listed',
      title: '本机关管理要求',
      article: '关联人员',
      summary: '企业列入名单本身不限制其法定代表人任职。请核对是否另有法律、行政法规规定的任职限制。',
    },
    {
      id: 'repeat-practice',
      title: '本机关管理要求',
      article: '屡禁不止、屡罚不改',
      summary: '统计期间内多次受到行政处罚且信用未修复的主体，作为监管重点。这一状态不等于列入严重违法失信名单，不限制办理方式。',
    },
    {
      id: 'office-practice',
      title: '本机关管理要求',
      article: '参考名单',
      summary: '其他名单仅作提示，不产生严重违法失信名单的管理措施。',
    },
  ],
  rules: [
    {
      id: 'severe-prompt',
      listKinds: ['severe'],
      grades: ['G1', 'P1', 'G2', 'G3'],
      standings: ['in-force'],
      pageKinds: ['licensing', 'deregistration', 'inspection', 'penalty', 'list', 'guide', 'manual', 'other'],
      effects: ['warn', 'count'],
      basis: ['order44-15-1'],
    },
    {
      // G2 asks for the block too: until an officer has confirmed who it is, the code lowers it to a question.
      id: 'severe-commitment',
      listKinds: ['severe'],
      grades: ['G1', 'P1', 'G2'],
      standings: ['in-force'],
      pageKinds: ['licensing', 'other'],
      effects: ['block-commitment'],
      basis: ['order44-15-3'],
    },
    {
      // The same name in another writing, or a former one: strong warning, and the route waits for a decision with its reason.
      id: 'severe-same-name-otherwise',
      listKinds: ['severe'],
      grades: ['G3'],
      standings: ['in-force'],
      pageKinds: ['licensing', 'deregistration', 'other'],
      effects: ['confirm'],
      basis: ['order44-15-3'],
    },
    {
      id: 'severe-simplified-deregistration',
      listKinds: ['severe'],
      grades: ['G1', 'P1', 'G2'],
      standings: ['in-force'],
      pageKinds: ['deregistration'],
      effects: ['block-simplified-deregistration'],
      basis: ['registration-rules-48-1'],
    },
    {
      id: 'severe-inspection',
      listKinds: ['severe'],
      grades: ['G1', 'P1'],
      standings: ['in-force'],
      pageKinds: ['inspection'],
      effects: ['advise-inspection-frequency'],
      basis: ['order44-15-2'],
    },
    {
      id: 'severe-related',
      listKinds: ['severe'],
      grades: ['G4'],
      standings: ['in-force'],
      pageKinds: ['licensing', 'deregistration', 'inspection', 'penalty', 'list', 'manual', 'other'],
      effects: ['warn'],
      basis: ['order44-15-1'],
    },
    {
      id: 'severe-term-elapsed',
      listKinds: ['severe'],
      grades: ['G1', 'P1', 'G2', 'G3'],
      standings: ['term-elapsed'],
      pageKinds: ['licensing', 'deregistration', 'inspection', 'penalty', 'list', 'manual', 'other'],
      effects: ['warn'],
      basis: ['order44-21'],
    },
    {
      id: 'person-restricted',
      listKinds: ['person'],
      grades: ['P1', 'P2'],
      standings: ['in-force'],
      pageKinds: ['licensing', 'deregistration', 'inspection', 'penalty', 'list', 'guide', 'manual', 'other'],
      effects: ['remind-person', 'count'],
      basis: ['person-statute'],
    },
    {
      id: 'legal-rep-of-listed-disclosure',
      listKinds: ['severe'],
      grades: ['P1'],
      standings: ['in-force'],
      groundCodes: ['DISCLOSURE_REG'],
      pageKinds: ['licensing', 'deregistration', 'inspection', 'penalty', 'list', 'guide', 'manual', 'other'],
      effects: ['remind-person'],
      basis: ['disclosure-regulation'],
    },
    {
      id: 'legal-rep-of-listed',
      listKinds: ['severe'],
      grades: ['P1'],
      standings: ['in-force'],
      groundCodes: ['ART5_FOOD', 'ART6_DRUG', 'ART7_QUALITY', 'ART8_CONSUMER', 'ART9_COMPETITION', 'ART10_OTHER', 'ART11_REFUSAL', 'COURT_DOC', 'LEGACY_83', 'UNKNOWN'],
      pageKinds: ['licensing', 'deregistration', 'inspection', 'penalty', 'list', 'guide', 'manual', 'other'],
      effects: ['remind-person'],
      basis: ['person-of-listed'],
    },
    {
      id: 'repeat-prompt',
      listKinds: ['repeat'],
      grades: ['G1', 'P1', 'G2', 'G3'],
      standings: ['in-force'],
      pageKinds: ['licensing', 'deregistration', 'inspection', 'penalty', 'list', 'manual', 'other'],
      effects: ['warn', 'count'],
      basis: ['repeat-practice'],
    },
    {
      id: 'repeat-inspection',
      listKinds: ['repeat'],
      grades: ['G1', 'P1'],
      standings: ['in-force'],
      pageKinds: ['inspection'],
      effects: ['advise-inspection-frequency'],
      basis: ['credit-supervision-2019', 'repeat-practice'],
    },
    {
      id: 'other-lists',
      listKinds: ['abnormal', 'local'],
      grades: ['G1', 'P1', 'G2', 'G3', 'G4'],
      standings: ['in-force'],
      pageKinds: ['licensing', 'deregistration', 'inspection', 'penalty', 'list', 'manual', 'other'],
      effects: ['warn'],
      basis: ['office-practice'],
    },
  ],
  // Empty on purpose: holidays are announced year by year, and a wrong one would move a legal limit. Without them weekends
  // alone are free, which makes a list old sooner, never later, except on make-up working days.
  calendar: { holidays: [], makeUpWorkdays: [] },
  termYears: 3,
  unverified: ['termYears'],
  repeat: { threshold: 10, years: 3, anchor: 'today', by: 'decision', unit: 'decision', warnings: false, simple: false },
  // What the texts say, and no more: they raise and lower, and leave numbers and annual caps to local documents.
  inspection: {
    frequencies: [
      { id: 'severe-raised', listKinds: ['severe'], level: 'raised', basis: { law: 'order44-15-2' } },
      // No provision says that a repeat offender must be inspected more often: said as what an office may decide, without a number.
      { id: 'repeat-raised', listKinds: ['repeat'], level: 'raised', discretionary: true, basis: { law: 'credit-supervision-2019' } },
      { id: 'risk-a', riskClasses: ['A'], level: 'lowered', basis: { law: 'risk-classes-2022' } },
      { id: 'risk-b', riskClasses: ['B'], level: 'usual', basis: { law: 'risk-classes-2022' } },
      { id: 'risk-c', riskClasses: ['C'], level: 'raised', basis: { law: 'risk-classes-2022' } },
      { id: 'risk-d', riskClasses: ['D'], level: 'markedly-raised', basis: { law: 'risk-classes-2022' } },
    ],
    caps: [],
  },
};
