
/** Organisation forms that end a name, longest first. Names of one class may be one company before and after a conversion. */
export const FORMS: readonly (readonly [text: string, form: OrgForm])[] = [
  ['农民专业合作社联合社', 'cooperative'],
  ['农民专业合作社', 'cooperative'],
  ['专业合作社', 'cooperative'],
  ['合作社', 'cooperative'],
  ['股份有限公司', 'company'],
  ['有限责任公司', 'company'],
  ['有限公司', 'company'],
  ['股份公司', 'short'],
  ['公司', 'short'],
];

/** Forms that stand in brackets at the end. */
export const BRACKETED_FORMS: ReadonlyMap<string, OrgForm> = new Map([
  ['普通合伙', 'partnership'],
  ['有限合伙', 'limited-partnership'],
  ['特殊普通合伙', 'special-partnership'],
  ['个人独资', 'sole'],
  ['个体工商户', 'trader'],
]);

/**
 * `company`: limited or by shares; `short`: 公司 or 股份公司 alone, which no register writes; `none`: nothing in the name
 * says it (a shop, a works, an office).
 */
export const ORG_FORMS = ['company', 'short', 'cooperative', 'partnership', 'limited-partnership', 'special-partnership', 'sole', 'trader', 'branch', 'none'] as const;
export type OrgForm = (typeof ORG_FORMS)[number];

/** What the name of a branch ends in. */
export const BRANCH_END = /(?:分公司|子公司|分店|分厂|分社|分部|分所|分校|分院|分行|支行|支公司|营业部|营业厅|营业所|办事处|代表处|经营部|门市部|服务部|服务站|销售部|项目部|工作站|加油站|门店|直营店|旗舰店|专卖店|连锁店|药店|店)$/u;

/** Ends of the part of a branch's name that is its parent's name. */
export const PARENT_END = /有限责任公司|股份有限公司|有限公司|(?<!分|子|支)公司|农民专业合作社|专业合作社|合作社|\((?:特殊普通|普通|有限)合伙\)/gu;

/** Words of trade that follow the 字号, and the words for the kind of place, as names are folded (零 is 0). Used to find where the 字号 ends, never dropped. */
export const TRADES =
  '|科技|技术|信息|网络|软件|电子|通信|通讯|数据|智能|数码|光电|电气|电器|电力|电缆|能源|新能源|环保|环境|生态|生物|医药|制药|药业|医疗|医疗器械|器械|健康|养老|食品|饮料|饮品|粮油|乳业|酒业|茶业|茶叶|餐饮|餐饮管理|酒店|酒店管理|宾馆|饭店|旅游|旅行社|文化|文化传媒|传媒|广告|影视|娱乐|体育|教育|培训|咨询|管理|企业管理|商务|商业|商贸|贸易|工贸|经贸|外贸|进出口|国际贸易|国际|电子商务|供应链|供应链管理|物流|仓储|运输|货运|客运|快递|速递|汽车|汽车销售|汽车维修|汽修|建筑|建设|建工|建材|工程|工程技术|安装|装饰|装潢|装修|设计|园林|绿化|市政|路桥|公路|桥梁|房地产|房地产开发|置业|地产|物业|物业管理|物业服务|投资|投资管理|资产|资产管理|控股|实业|产业|产业园|发展|开发|集团|制造|机械|机电|重工|设备|五金|模具|阀门|轴承|仪器|仪表|化工|化学|塑料|塑胶|橡胶|涂料|材料|新材料|金属|钢铁|钢材|铝业|矿业|煤炭|石油|石化|燃气|水务|水利|农业|农业科技|农资|种业|种子|种植|养殖|牧业|畜牧|渔业|水产|林业|果业|蔬菜|水果|服装|服饰|纺织|针织|制衣|鞋业|皮革|家具|家居|家电|日化|日用品|化妆品|美容|美发|美容美发|百货|超市|便利店|商店|商行|商场|商厦|市场|经营部|服务部|门市部|批发部|经销部|销售部|加工厂|制品|制品厂|包装|印刷|印务|造纸|玻璃|陶瓷|石材|水泥|混凝土|劳务|劳务派遣|人力资源|人力|家政|保洁|保安|安防|消防|检测|检验|检测技术|认证|会计师事务所|律师事务所|事务所|税务师事务所|评估|拍卖|招标|担保|融资租赁|租赁|典当|小额贷款|保险|保险代理|经纪|证券|期货|基金|银行|信用社|药房|大药房|药店|诊所|门诊部|口腔|口腔门诊部|眼镜|医院|学校|幼儿园|中心|小吃|小吃店|小吃部|餐馆|餐厅|饭馆|面馆|拉面|牛肉面|牛肉拉面|火锅|火锅店|烧烤|烧烤店|烘焙|蛋糕|蛋糕店|奶茶|奶茶店|茶馆|茶楼|理发|理发店|农场|家庭农场|合作|销售|销售店|维修|维修部|服务|用品|配件|0售|批发|制售|厂|店|行|部|馆|社|院|所|站|场|吧|屋|楼|坊|铺|园|堂|校|队|室|庄|城|会|';

/** Characters of the longest word of trade. */
const LONGEST_TRADE = 6;

/** How long the word of trade is that ends there; searched in the text as it is, since a worker that has just woken builds nothing. */
function tradeAt(text: string, end: number): number {
  for (let length = Math.min(LONGEST_TRADE, end); length > 0; length -= 1) if (TRADES.includes(`|${text.slice(end - length, end)}|`)) return length;
  return 0;
}

/** Where the words of trade at the end of a text begin; its length when there are none. In: a text without `|`, as folded names are. */
export function tradeStart(text: string): number {
  let end = text.length;
  for (;;) {
    const length = tradeAt(text, end);
    // One letter is a kind of place only at the very end: 堂 may end a brand as well.
    if (length === 0 || (length === 1 && end !== text.length)) return end;
    end -= length;
  }
}
