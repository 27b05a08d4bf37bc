/**
 * The applications that lie ready in every stand-in system, and the listings that the demo list must hold for them.
 *
 *   CASES                 all prepared cases, in the order of the systems' work lists
 *   caseOf(kind)          one of them
 *   caseListings(today)   rows for the list, in the publisher's input columns; in force on `today` where the case needs it
 *
 * Synthetic entities only: region 990000 does not exist in GB/T 2260, and no real party may ever be shown as listed.
 */
import { addDays, type Day } from '../../lib/shared/time.ts';
import type { ListingRow } from '../support/synthetic.ts';

export const CASE_KINDS = ['listed', 'same-name', 'not-listed', 'empty', 'masked', 'letter-o', 'joint', 'brackets', 'removed'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export interface CaseApplicant {
  readonly name: string;
  readonly code: string;
  readonly legalRep: string;
  readonly address: string;
}

export interface PreparedCase {
  /** Also the last part of the receipt number that officers see. */
  readonly id: CaseKind;
  readonly receiptNo: string;
  /** Two for a joint application, else one; an empty one has blank texts. */
  readonly applicants: readonly CaseApplicant[];
  readonly handler: string;
}

const listed: CaseApplicant = {
  name: '示例恒昌商贸有限公司',
  code: '91990000T00010007R',
  legalRep: '测试甲',
  address: '示例省测试市测试区一号路1号',
};
const notListed: CaseApplicant = {
  name: '测试清源供应链管理有限公司',
  code: '91990000T00010744C',
  legalRep: '测试丙',
  address: '示例省测试市测试区三号路3号',
};
const blank: CaseApplicant = { name: '', code: '', legalRep: '', address: '' };

const APPLICANTS: Readonly<Record<CaseKind, readonly CaseApplicant[]>> = {
  listed: [listed],
  // The listed party's name, another party's code: the everyday mistake that a name look-up makes.
  'same-name': [{ ...listed, code: '91990000T00010373M', legalRep: '测试乙', address: '示例省测试市示范县二号路2号' }],
  'not-listed': [notListed],
  empty: [blank],
  masked: [{ name: '测试远山百货商行', code: '91990000T0001****', legalRep: '测试丁', address: '示例省测试市测试区五号路5号' }],
  // Listed under 91990000T00011114E; the window typed the letter O three times.
  'letter-o': [{ name: '示例东升供应链有限公司', code: '91990000TOOO11114E', legalRep: '测试戊', address: '示例省测试市测试区六号路6号' }],
  joint: [notListed, listed],
  // Listed with half-width brackets; the page has full-width ones and no code.
  brackets: [{ name: '示例（北方）商贸有限公司', code: '', legalRep: '测试己', address: '示例省测试市测试区八号路8号' }],
  removed: [{ name: '测试复信商贸有限公司', code: '91990000T000118511', legalRep: '测试庚', address: '示例省测试市测试区九号路9号' }],
};

export const CASES: readonly PreparedCase[] = CASE_KINDS.map((id, index) => ({
  id,
  receiptNo: `990000${String(20_260_001 + index * 13)}`,
  applicants: APPLICANTS[id],
  handler: '测试办',
}));

export function caseOf(kind: CaseKind): PreparedCase {
  return CASES[CASE_KINDS.indexOf(kind)] as PreparedCase;
}

/** Listings that give the cases their outcomes on `today` (a Chinese day). All within the three-year term; one removed. */
export function caseListings(today: Day): ListingRow[] {
  const base = { regNo: '', legalRep: '', removedOn: '', formerNames: '', region: '990000' };
  const decided = (back: number, office: string, number: string) => {
    const listedOn = addDays(today, -back);
    return { listedOn, docNo: `${office}严列〔${listedOn.slice(0, 4)}〕第${number}号` };
  };
  return [
    {
      ...base,
      name: listed.name,
      uscc: listed.code,
      legalRep: listed.legalRep,
      ground: '未依法取得食品经营许可从事食品经营活动，受到较重行政处罚',
      groundArticle: '第五条第（一）项',
      authority: '示例省测试市市场监督管理局',
      ...decided(200, '示测市监', '0001'),
      formerNames: '示例恒昌副食品有限公司',
    },
    {
      ...base,
      name: '示例东升供应链有限公司',
      uscc: '91990000T00011114E',
      legalRep: '测试戊',
      ground: '经营未取得注册证的第三类医疗器械，受到较重行政处罚',
      groundArticle: '第六条第（二）项',
      authority: '示例省药品监督管理局',
      ...decided(90, '示药监', '0006'),
    },
    {
      ...base,
      name: '示例(北方)商贸有限公司',
      uscc: '91990000T00011480A',
      legalRep: '测试己',
      ground: '提交虚假材料骗取行政许可，受到较重行政处罚',
      groundArticle: '第十条第（二）项',
      authority: '示例省测试市市场监督管理局',
      ...decided(400, '示测市监', '0028'),
    },
    {
      ...base,
      name: '测试复信商贸有限公司',
      uscc: '91990000T000118511',
      legalRep: '测试庚',
      ground: '拒不执行行政处罚决定，严重影响市场监督管理部门公信力',
      groundArticle: '第十一条',
      authority: '示例省测试市市场监督管理局',
      ...decided(700, '示测市监', '0015'),
      removedOn: addDays(today, -30),
    },
  ];
}
