/** What a column of a source means. `code`: USCC or registration number, told apart by shape. */
export const TARGETS = [
  'id',
  'name',
  'uscc',
  'regNo',
  'orgCode',
  'code',
  'legalRep',
  'ground',
  'groundCode',
  'groundArticle',
  'authority',
  'docNo',
  'listedOn',
  'endsOn',
  'removedOn',
  'removalReason',
  'measuresLiftedAt',
  'formerNames',
  'region',
  'relatedName',
  'relatedUscc',
  'riskClass',
  'penaltyKinds',
  'penaltyAmount',
  'penaltyProcedure',
  'publishedOn',
  'repairedOn',
  'quashedOn',
  /** Whether credit was repaired, of sources that give no day. */
  'repaired',
  'penaltyCount',
  /** Identity numbers of persons: hashed where the publisher has a key for it, otherwise not read. */
  'personal',
  /** Known, and of no use here. */
  'unused',
] as const;
export type Target = (typeof TARGETS)[number];

/**
 * Headings seen in real feeds, exports and tables, most telling first: where two columns mean the same, the
 * earlier alias with a value wins. Written as `plain` leaves them.
 */
const ALIASES: Readonly<Record<Target, string>> = {
  id: 'id recordid illid 记录编号 记录id',
  name: 'name entname companyname enterprisename 企业(机构)名称 企业名称 机构名称 当事人名称 当事人 单位名称 主体名称 市场主体名称 经营主体名称 名称 姓名',
  uscc: 'uscc uniscid unityCreditCode unicode creditcode tyshxydm socialcreditcode 统一社会信用代码 统一代码 社会信用代码 信用代码',
  regNo: 'regno registno registrationno 注册号 工商注册号 营业执照注册号',
  orgCode: 'orgcode 组织机构代码 机构代码',
  code: 'code 统一社会信用代码/注册号 统一社会信用代码(注册号) 统一社会信用代码或注册号 统一代码(注册号) 注册号/统一社会信用代码 注册号(统一社会信用代码) 社会信用代码/注册号 统一社会信用代码/组织机构代码',
  legalRep: 'legalrep lerep legalperson legalrepresentative 法定代表人 法定代表人/负责人 法定代表人(负责人) 法定代表人姓名 负责人 经营者 法定代表人(负责人、经营者) 法人代表',
  ground: 'ground serillreacn serillreaname addseccause inreason listedreason putreason 列入事由 列入原因 列入严违原因 列入严重违法失信名单原因 列入原因(事由) 事由 原因 违法事实 违法行为类型 illegacttype 案由 违法行为 限制事项 限制内容 reason',
  groundCode: 'groundcode',
  groundArticle: 'groundarticle article 列入依据 依据条款 适用条款 法律依据 列入条款 限制依据',
  authority: 'authority listingauthority decorgcn addsecorg inorgan listedorg operationorg 列入决定机关 作出决定机关(列入) 做出决定机关(列入) 列入机关 作出列入决定机关 决定机关 作出决定机关 评定机关 分类机关 评价机关 处罚决定机关 处罚机关 作出处罚决定机关 作出处罚的机关 penauth penauthname judauth',
  docNo: 'docno listingdocno dedocnum addsecno 列入文号 列入决定书文号 列入严违文号 决定书文号 列入决定文号 文号 处罚决定书文号 行政处罚决定书文号 处罚文号 pendecno',
  listedOn: 'listedon abntime abntimestr addsecdate indate listeddate 列入日期 列入时间 列入决定日期 限制起始日期 限制开始日期 评定日期 分类日期 评价日期 风险评定日期 风险分类日期 分级日期 处罚决定日期 作出处罚决定日期 处罚日期 pendecissdate pendecissdatestr decidedon',
  endsOn: 'endson secexpireddate 届满日期 期满日期 列入截止日期 限制截止日期 限制届满日期',
  removedOn: 'removedon remdate remdatestr outdate removeddate 移出日期 移出时间',
  removalReason: 'removalreason pemexcprexscn remexcprescn remexcpresname outreason removedreason pemexcprexs 移出原因 移出事由',
  measuresLiftedAt: 'measuresliftedat 管理措施解除日期 措施解除日期',
  formerNames: 'formernames formername usedname historyname 曾用名 曾用名称 历史名称',
  region: 'region regioncode regorgdistrict 行政区划 行政区划代码 登记地行政区划',
  relatedName: 'relatedname 关联企业 关联企业名称 所属企业名称 涉事企业名称',
  relatedUscc: 'relateduscc 关联企业统一社会信用代码 所属企业统一社会信用代码 涉事企业统一社会信用代码',
  riskClass: 'riskclass risklevel riskgrade creditriskclass 信用风险等级 信用风险分类 信用风险类别 信用风险分类等级 信用风险分类结果 企业信用风险分类 企业信用风险等级 风险等级 风险分类 风险类别',
  penaltyKinds: 'penaltykinds pentype 处罚种类 处罚类别 行政处罚种类',
  penaltyAmount: 'penaltyamount penam 罚款金额 罚款金额(元) 罚没金额 处罚金额',
  penaltyProcedure: 'penaltyprocedure 处罚程序 适用程序 办案程序',
  publishedOn: 'publishedon publicdate secpublicdate 公示日期 公示时间 处罚公示日期 公开日期',
  repairedOn: 'repairedon 信用修复日期 修复日期 信用修复时间',
  quashedOn: 'quashedon 撤销日期 处罚撤销日期 处罚决定撤销日期',
  repaired: 'repaired 是否修复 是否信用修复 信用修复 信用修复状态 修复状态',
  penaltyCount: 'penaltycount 处罚次数 近三年处罚次数',
  personal: 'cerno cardno idno idnumber legalrepid legalrepidno certno 证件号码 证件号 身份证号 身份证号码 公民身份号码 法定代表人证件号码 法定代表人身份证号 负责人证件号码',
  unused:
    'pripid 主体身份代码 certype 证件类型 序号 类别 type secdishonestytype serillrea decorg recorg recorgcn redecorgcn outorgan removedorg remexorg 作出决定机关(移出) 做出决定机关(移出) 移出机关 移出决定机关 recorgnum 移出决定书文号 移出文号 addsecterm 列入期限 secexpireddelay regstate 登记状态 备注',
};

interface Alias {
  readonly target: Target;
  readonly rank: number;
}

const BY_HEADING = new Map<string, Alias>();
for (const [target, aliases] of Object.entries(ALIASES)) {
  for (const [rank, alias] of aliases.split(' ').entries()) BY_HEADING.set(plain(alias), { target: target as Target, rank });
}

/** Width, case, white space, brackets' width, underscores, hyphens, colons and required-marks do not count. */
function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f\ufeff_\-:*"]/g, '')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')');
}

export interface ColumnMap {
  /** For every target, the columns that mean it, best first. */
  readonly columns: ReadonlyMap<Target, readonly number[]>;
  readonly unknown: readonly string[];
  readonly personal: readonly string[];
}

/** Maps headings to targets. Headings that nobody knows are listed, not guessed. */
export function mapColumns(headings: readonly string[]): ColumnMap {
  const plains = headings.map(plain);
  // One provincial system calls the entity EntName and its legal representative Name.
  const nameIsPerson = plains.includes('entname');
  // 姓名 is the entity only where no other column names one: in lists of persons.
  const named = plains.some((heading) => heading !== '姓名' && BY_HEADING.get(heading)?.target === 'name');
  const found: (Alias & { readonly index: number })[] = [];
  const unknown: string[] = [];
  for (const [index, heading] of plains.entries()) {
    const person = (heading === 'name' && nameIsPerson) || (heading === '姓名' && named);
    const alias = person ? { target: 'legalRep' as const, rank: 0 } : BY_HEADING.get(heading);
    if (alias !== undefined) found.push({ ...alias, index });
    else if (heading !== '') unknown.push(headings[index] ?? '');
  }
  const columns = new Map<Target, number[]>();
  for (const { target, index } of found.sort((a, b) => a.rank - b.rank)) columns.set(target, [...(columns.get(target) ?? []), index]);
  return { columns, unknown, personal: (columns.get('personal') ?? []).sort((a, b) => a - b).map((index) => headings[index] ?? '') };
}

/** What a person says that a column means. */
export interface ChosenColumn {
  readonly heading: string;
  readonly target: Target;
}

/** The map that a person has chosen, column by column. Columns of one meaning count in the order of their aliases, then of their places. */
export function mapChosen(headings: readonly string[], targets: readonly (Target | undefined)[]): ColumnMap {
  const rank = (index: number, target: Target) => {
    const alias = BY_HEADING.get(plain(headings[index] ?? ''));
    return alias?.target === target ? alias.rank : -1;
  };
  const columns = new Map<Target, number[]>();
  for (const [index, target = 'unused'] of targets.entries()) columns.set(target, [...(columns.get(target) ?? []), index]);
  for (const [target, indexes] of columns) indexes.sort((a, b) => rank(a, target) - rank(b, target) || a - b);
  return { columns, unknown: [], personal: (columns.get('personal') ?? []).map((index) => headings[index] ?? '') };
}

/** What each column is taken to mean unless a person says otherwise. */
export function proposeTargets(headings: readonly string[]): Target[] {
  const { columns } = mapColumns(headings);
  return headings.map((_, index) => [...columns].find(([, indexes]) => indexes.includes(index))?.[0] ?? 'unused');
}

/** A row is the heading row when it names the entity and at least one more fact. */
export function isHeader(map: ColumnMap): boolean {
  return map.columns.has('name') && [...map.columns.keys()].filter((target) => target !== 'unused').length >= 2;
}
