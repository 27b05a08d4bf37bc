import type { PenaltyCases } from './penalty-cases.ts';

/**
 * Listing after a penalty under Order 44, in force when a pack has no section of its own. Paraphrases, written by us.
 *
 * What is marked `unverified` is known from translations, summaries and memory, and to be compared with the official text before it is
 * relied on in service: Order 44 Arts 5-12 (of Art 5, 8 and 9 some grounds were found in print, none of the others), 13 and 14, the top
 * 30 % of the opinion on discretion (国市监法规〔2022〕2号), the hearing thresholds. Found in public sources: which penalties are heavier
 * (Order 44 Art 2), consent of the next level up (Art 22), that listing is decided with the penalty (Art 13). Checked against a public copy
 * of the law: the kinds of penalties (行政处罚法 Art 9), the larger fines of Art 63 without their amounts, Order 45 Art 9 (20 working days).
 */
export const DEFAULT_PENALTY_CASES: PenaltyCases = {
  unverified: ['topShare', 'largeFine', 'factors'],
  kinds: [
    { id: 'warning', title: '警告', words: ['警告'], heavier: 'no' },
    { id: 'criticism', title: '通报批评', words: ['通报批评'], heavier: 'no' },
    { id: 'fine', title: '罚款', words: ['罚款'], heavier: 'aggravated' },
    { id: 'confiscation', title: '没收', words: ['没收'], heavier: 'no' },
    { id: 'withholding', title: '暂扣许可证件', words: ['暂扣*许可证', '暂扣*执照', '暂扣*证书'], heavier: 'no' },
    { id: 'downgrade', title: '降低资质等级', words: ['降低*资质等级', '降低资质'], heavier: 'yes' },
    { id: 'revoke-permit', title: '吊销许可证件', words: ['吊销*许可证', '吊销*许可', '吊销*资质', '吊销*生产证', '吊销*备案凭证', '吊销*资格证'], heavier: 'yes' },
    { id: 'revoke-licence', title: '吊销营业执照', words: ['吊销*营业执照', '吊销执照'], heavier: 'yes' },
    { id: 'restrict-activity', title: '限制开展生产经营活动', words: ['限制开展*生产经营', '限制*生产经营活动'], heavier: 'yes' },
    { id: 'suspension', title: '责令停产停业', words: ['责令停产停业', '责令停产', '责令停业', '停产停业整顿'], heavier: 'yes' },
    { id: 'closure', title: '责令关闭', words: ['责令关闭'], heavier: 'yes' },
    { id: 'bar', title: '限制从业', words: ['限制从业', '禁止从事*食品', '终身禁止从事', '年内不得从事', '不得担任*主要负责人', '禁止从业'], heavier: 'yes' },
    { id: 'detention', title: '行政拘留', words: ['行政拘留'], heavier: 'no' },
  ],
  discretion: {
    aggravated: ['从重', '加重处罚', '从严从重', '顶格处罚', '顶格罚款'],
    grave: ['情节严重', '情节特别严重', '情节恶劣', '性质恶劣', '社会危害较大', '严重危害', '重大社会影响'],
    lighter: ['从轻', '减轻', '免予处罚', '不予处罚', '不予行政处罚'],
    noIntent: ['无主观故意', '没有主观故意', '无主观过错', '没有主观过错', '不具有主观故意', '非主观故意'],
  },
  topShare: 0.3,
  largeFine: { person: 10_000, entity: 100_000 },
  administrativeRegulations: ['无证无照经营查处办法', '价格违法行为行政处罚规定', '国务院关于加强食品等产品安全监督管理的特别规定'],
  articles: [
    {
      code: 'ART5_FOOD',
      article: '第五条',
      field: '食品安全',
      summary: '未经许可从事食品生产经营；使用禁用物质或者非食品原料；婴幼儿等特定人群食品营养不达标；致病菌、农兽残、重金属等超标；标签说明书虚假等，严重危害人体健康和生命安全。',
      unverified: true,
      statutes: ['食品安全法', '食品安全法实施条例', '乳品质量安全监督管理条例', '生猪屠宰管理条例'],
      words: ['食品', '非食品原料', '保健食品', '婴幼儿配方', '特殊医学用途', '致病性微生物', '农药残留', '兽药残留', '重金属', '添加药品', '病死', '未经检疫'],
    },
    {
      code: 'ART6_DRUG',
      article: '第六条',
      field: '药品、医疗器械、化妆品',
      summary: '假药、劣药，违法生产经营国家特殊管理药品（含疫苗）；未取得批准的药品；未经注册的第二类、第三类医疗器械；化妆品非法添加可能危害人体健康的物质等。',
      unverified: true,
      statutes: ['药品管理法', '药品管理法实施条例', '疫苗管理法', '医疗器械监督管理条例', '化妆品监督管理条例', '中医药法'],
      words: ['假药', '劣药', '药品', '疫苗', '医疗器械', '化妆品'],
    },
    {
      code: 'ART7_QUALITY',
      article: '第七条',
      field: '质量安全',
      summary: '特种设备无证、报废、未经检验仍生产销售使用；不符合保障人身财产安全的国家标准、掺杂掺假、以假充真、以不合格冒充合格；抽查不合格复查仍不合格；出具虚假检验检测、认证结论；强制性产品认证未获证出厂销售等。',
      unverified: true,
      statutes: ['产品质量法', '特种设备安全法', '特种设备安全监察条例', '认证认可条例', '工业产品生产许可证管理条例', '标准化法'],
      words: ['特种设备', '掺杂掺假', '以假充真', '以次充好', '不合格产品冒充', '虚假检验', '虚假检测', '虚假认证', '检验检测报告', '强制性产品认证', 'CCC', '气瓶', '电梯', '锅炉', '压力容器'],
    },
    {
      code: 'ART8_CONSUMER',
      article: '第八条',
      field: '侵害消费者权益',
      summary: '侵犯消费者人格尊严、个人信息；收取预付款后终止经营且无法取得联系；计量作弊、伪造检定数据；拒绝或者拖延缺陷产品召回等。',
      unverified: true,
      statutes: ['消费者权益保护法', '消费者权益保护法实施条例', '计量法', '计量法实施细则', '缺陷汽车产品召回管理条例'],
      words: ['预付', '个人信息', '人格尊严', '召回', '计量器具', '计量作弊', '检定数据'],
    },
    {
      code: 'ART9_COMPETITION',
      article: '第九条',
      field: '破坏公平竞争秩序和扰乱市场秩序',
      summary: '侵犯商业秘密、商业诋毁、组织虚假交易等不正当竞争；故意侵犯知识产权、非正常专利申请、恶意商标注册；串通涨价、哄抬价格；组织或者帮助传销；发布关系生命健康的商品服务虚假广告等。',
      unverified: true,
      statutes: ['反不正当竞争法', '反垄断法', '商标法', '专利法', '价格法', '价格违法行为行政处罚规定', '广告法', '禁止传销条例', '直销管理条例', '商标法实施条例'],
      words: ['商业秘密', '商业诋毁', '虚假交易', '刷单', '商标', '专利', '假冒', '哄抬', '串通', '传销', '虚假广告', '虚假宣传'],
    },
    {
      code: 'ART10_OTHER',
      article: '第十条',
      field: '其他',
      summary: '未依法取得其他许可从事经营活动；提交虚假材料或者以欺诈手段取得许可、登记；伪造、出租、转让许可证或者营业执照；拒绝、阻碍、干扰监督检查和事故调查等。',
      unverified: true,
      statutes: ['市场主体登记管理条例', '公司法', '行政许可法', '无证无照经营查处办法', '个人独资企业法', '合伙企业法'],
      words: ['虚假材料', '隐瞒重要事实', '欺诈手段', '骗取', '出租营业执照', '转让许可证', '无照经营', '无证经营', '未经许可', '拒绝检查', '阻碍执法', '干扰监督检查'],
    },
    {
      code: 'ART11_REFUSAL',
      article: '第十一条',
      field: '拒不履行',
      summary: '有履行能力而拒不履行、逃避执行行政处罚决定、行政裁决等，严重影响市场监督管理部门公信力。',
      unverified: true,
      statutes: [],
      words: ['有履行能力*拒不履行', '有能力履行*拒不履行', '有能力*拒不履行', '逃避执行', '转移财产*逃避'],
      refusal: true,
    },
  ],
  factors: [
    { id: 'intent', title: '主观恶意', words: ['故意', '明知', '主观恶意', '无主观故意', '没有主观故意', '无主观过错', '没有主观过错'] },
    { id: 'frequency', title: '违法频次', words: ['多次', '屡次', '再次', '两次以上', '三次以上', '曾因', '屡教不改'] },
    { id: 'duration', title: '持续时间', words: ['持续*年', '持续*个月', '长期', '自*至今'] },
    { id: 'penalty', title: '处罚类型', words: [] },
    { id: 'amount', title: '罚没款数额', words: [] },
    { id: 'goods', title: '产品（货值）价值', words: [] },
    { id: 'harm', title: '对人民群众生命健康的危害', words: ['死亡', '重伤', '住院', '中毒', '人身伤害', '健康损害'] },
    { id: 'loss', title: '财产损失', words: ['财产损失', '经济损失', '无法退款'] },
    { id: 'effect', title: '社会影响', words: ['社会影响', '群体性', '舆情', '媒体曝光', '恶劣影响'] },
  ],
  reasons: [
    { id: 'not-heavier', title: '不属于较重行政处罚（罚款未按从重原则裁量等）' },
    { id: 'not-law', title: '违反的不是法律、行政法规' },
    { id: 'not-covered', title: '违法行为不属于第五条至第十一条情形' },
    { id: 'not-grave', title: '性质、情节、社会危害未达到列入程度' },
    { id: 'no-intent', title: '有证据证明没有主观故意' },
    { id: 'decided-elsewhere', title: '已由其他决定列入或者另案处理' },
    { id: 'misread', title: '页面信息读取有误' },
    { id: 'other', title: '其他（须填写说明）', note: true },
  ],
  deadlines: [
    { id: 'notice', title: '告知拟列入的事实、理由、依据和当事人的权利', from: 'decided', workingDays: 0, for: ['list', 'undecided'], basis: '第44号令第十三条', note: '与行政处罚告知一并进行，在作出决定之前。', unverified: true },
    { id: 'consent', title: '县级、设区的市级机关报上一级机关同意', from: 'decided', workingDays: 0, for: ['list'], basis: '第44号令第二十二条', note: '在作出列入决定之前。' },
    { id: 'document', title: '作出列入决定书并送达', from: 'decided', workingDays: 0, for: ['list'], basis: '第44号令第十三条', note: '与行政处罚决定同时作出，写明惩戒措施提示、移出条件和程序、救济途径。', unverified: true },
    { id: 'publication', title: '在国家企业信用信息公示系统公示列入信息', from: 'decided', workingDays: 20, for: ['list'], basis: '第44号令第十四条', note: '登记地在外省的：10个工作日内推送，登记地收到后10个工作日内公示。', unverified: true },
    { id: 'penalty-publication', title: '公示行政处罚信息', from: 'decided', workingDays: 20, for: ['list', 'not-list', 'undecided'], basis: '市场监督管理行政处罚信息公示规定第九条' },
  ],
};
