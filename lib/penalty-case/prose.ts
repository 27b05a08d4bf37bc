import { amountsIn, plainText } from './amount.ts';
import { DAY_WORDS } from './days.ts';
import { readRange } from './range.ts';
import { MAX_CASE_TEXT, type CaseField, type CaseText } from './types.ts';

/** A decision of forty pages has some 30,000 characters. */
export const MAX_DECISION = 40_000;

/** A paper has a handful of them; a page that has more is no paper. */
const MOST_PASSAGES = 100;

const PENALTY = /罚款|没收|吊销|暂扣|警告|通报批评|责令停产|责令停业|责令关闭|降低[^。;\n]{0,8}资质|限制[^。;\n]{0,10}(?:经营|从业)|禁止从业|不得从事|行政拘留/u;
/** Where the penalty itself begins: 「决定给予…」「拟对当事人作出如下行政处罚」「处罚如下：」. */
const OPERATIVE = /(?:决定|拟)(?:对[^。;\n]{1,60}?)?(?:依法)?(?:从重|从轻|减轻)?(?:处罚)?,?(?:给予|作出|处以|予以|并?处|吊销|没收|责令)|作出(?:如下|以下|下列)[^。;:\n]{0,12}(?:处罚|决定)|(?:处罚|决定)(?:内容)?如下[:：]/gu;
/** What follows the penalty: payment, remedies, service. */
const TAIL = /自(?:收到|接到|送达)[^。\n]{0,24}之日起|如(?:对|不服)[^。\n]{0,20}(?:决定|处罚)|逾期(?:不|未)(?:缴|履行)|请(?:你|当事人)?[^。\n]{0,20}(?:缴纳|缴至)|(?:有权|可以|可)[^。\n]{0,30}(?:陈述|听证|复议)|本(?:行政处罚)?决定书?(?:一式|自)/u;
/** 「我局已向当事人送达告知书，告知拟作出的处罚」 tells of an earlier paper, not of this one. */
const TOLD_OF = /送达|听证|陈述|申辩|告知当事人|告知了/u;
const CITES = /违反|根据|依据|依照|按照|参照/u;
/** Conditions of the law itself: what stands behind them is nobody's case yet. */
const CONDITION = /(?:情形)?之一的|有下列|情形的,(?:应当|可以)/u;
const DOC_NO = /(?<![\p{Script=Han}])[\p{Script=Han}]{1,16}?(?:罚|处)[\p{Script=Han}]{0,8}[〔[【(﹝](?:19|20)\d{2}[〕\]】)﹞]第?[\dA-Z-]{1,16}号/u;
const DOC_NO_TITLED = /(?:决定书|告知书)[^。\n]{0,4}\n?\s*([\p{Script=Han}]{2,24}[〔[【(﹝](?:19|20)\d{2}[〕\]】)﹞]第?[\dA-Z-]{1,16}号)/u;
const ACT = /构成(?:了)?([^。;,\n]{2,60}?)的?(?:违法)?行为/u;
const ACT_TITLED = /案由[:：]?\s*([^。;\n]{2,60})/u;
const FACTS = /(?:经(?:依法)?(?:查|调查|审理)(?:明|实)?|违法事实(?:如下)?)[,:：]?([^]{4,6000}?)(?:(?:上述|以上)(?:违法)?事实|(?:本局|我局|本机关|本委)认为|证明上述)/u;
const SPAN = /[^,。;:\n]{0,24}?以上[^,。;:\n]{0,20}?以下的?罚款|[^,。;:\n]{0,24}?(?:元|倍)以下的?罚款/gu;
const GOODS = /货值(?:金额)?(?:共计|合计|总计|共|为|计)?/gu;
const NOTICED = new RegExp(`(${DAY_WORDS})[^。\\n]{0,40}送达[^。\\n]{0,30}告知书`, 'u');
const SIGNED = new RegExp(`([\\p{Script=Han}]{4,30}(?:局|委员会|分局|厅))\\s*(?:\\([^()\\n]{0,8}\\))?\\s*(${DAY_WORDS})\\s*$`, 'u');
const LAST_DAY = new RegExp(`(${DAY_WORDS})\\s*$`, 'u');

/**
 * The fields of a decision that is written in running text (行政处罚决定书, 告知书 and their drafts). In: its text, lines apart.
 * Out: texts under the fields that they belong to, as if labels had named them; empty where no penalty is decided or
 * proposed. What may mean two things is left out: which tier of a span applies is for a person to say.
 */
export function readDecision(raw: string): CaseText[] {
  const text = raw.slice(0, MAX_DECISION).normalize('NFKC').replace(/[^\S\n]+/gu, '').replace(/[\u200b-\u200f\u2060\ufeff]+/gu, '').replace(/\n{2,}/gu, '\n');
  const operative = operativePart(text);
  if (operative === undefined) return [];
  const { content, before } = operative;
  const sentences = `${before}${content}`.split(/[。\n]/u);
  const cited = sentences.filter((one) => one.includes('《') && CITES.test(one) && !TOLD_OF.test(one));
  // What the law says of grave cases, in quotation marks, was not said of this one.
  const weighed = sentences.map((one) => one.replace(/[“"「][^”"」]{0,400}[”"」]/gu, '')).filter((one) => /从重|从轻|减轻|裁量|情节/u.test(one) && !CONDITION.test(one) && !TOLD_OF.test(one));
  const signature = ending(text);
  const found: readonly (readonly [CaseField, string | undefined])[] = [
    ['docNo', DOC_NO_TITLED.exec(text.slice(0, 600))?.[1] ?? DOC_NO.exec(text.slice(0, 600))?.[0]],
    ['act', ACT_TITLED.exec(before)?.[1] ?? ACT.exec(text)?.[1]],
    ['facts', FACTS.exec(before)?.[1]],
    ['basis', cited.join('。')],
    ['content', content],
    ['goodsValue', goodsValue(before)],
    ['range', span(before)],
    ['discretion', weighed.join('。')],
    ['authority', signature.office],
    ['noticed', NOTICED.exec(before)?.[1]],
    ['decided', signature.day],
  ];
  return found.flatMap(([field, value]) => (value === undefined || value.trim() === '' ? [] : [{ field, text: value.trim().slice(0, MAX_CASE_TEXT) }]));
}

/** Whether a text may hold a decision at all: cheap, for texts of any length. */
export function mayDecide(text: string): boolean {
  return /决定|拟|处罚/u.test(text) && /罚款|没收|吊销|责令|警告|限制|禁止|降低/u.test(text) && text.search(OPERATIVE) >= 0;
}

/** The last passage that decides a penalty; one that only tells of an earlier paper counts where there is no other. */
function operativePart(text: string): { readonly content: string; readonly before: string } | undefined {
  const parts = [...text.matchAll(OPERATIVE)].slice(-MOST_PASSAGES).flatMap((match) => {
    const rest = text.slice(match.index, match.index + MAX_CASE_TEXT * 2);
    const tail = TAIL.exec(rest)?.index ?? rest.length;
    const content = withoutUnticked(wholeSentences(rest, tail).slice(0, MAX_CASE_TEXT));
    const from = Math.max(text.lastIndexOf('。', match.index), text.lastIndexOf('\n', match.index)) + 1;
    const told = TOLD_OF.test(text.slice(from, match.index)) || TOLD_OF.test(/^[^。\n]{0,60}/u.exec(rest)?.[0] ?? '');
    return PENALTY.test(content.slice(0, 400)) ? [{ content, before: text.slice(0, match.index), told }] : [];
  });
  // The first words of one passage are often met twice: 「决定对当事人作出如下处罚」. The outermost has the whole of it.
  const own = parts.filter(({ told }) => !told);
  const last = own.at(-1) ?? parts.at(-1);
  return last === undefined ? undefined : ((own.length > 0 ? own : parts).find(({ before, content }) => before.length + content.length >= last.before.length + last.content.length && last.before.length - before.length < 80) ?? last);
}

/** Up to the end of the sentence before the tail: its own first words are no part of the penalty. */
function wholeSentences(text: string, tail: number): string {
  const end = tail >= text.length ? text.length : Math.max(...['。', ';', '\n'].map((mark) => text.lastIndexOf(mark, tail - 1))) + 1;
  return text.slice(0, end > 0 ? end : tail);
}

/** Of options that are drawn as boxes only those with a mark were chosen. */
function withoutUnticked(text: string): string {
  return /[□☐]/u.test(text) ? text.replace(/[□☐][^□☐☑√■✓☒。;\n]*/gu, '') : text;
}

/** The span that the law gives for this fine, where the paper quotes exactly one. */
function span(text: string): string | undefined {
  const ranges = new Map([...text.matchAll(SPAN)].flatMap(([quoted]) => {
    const range = readRange(quoted);
    return range === undefined ? [['', '']] : [[JSON.stringify(range), quoted]];
  }) as [string, string][]);
  return ranges.size === 1 ? [...ranges.values()][0] : undefined;
}

/** 「货值金额3000元」, and not the threshold of a tier: 「货值金额不足一万元的」. */
function goodsValue(text: string): string | undefined {
  const values = new Set([...text.matchAll(GOODS)].flatMap((match) => {
    const behind = plainText(text.slice(match.index + match[0].length, match.index + match[0].length + 40));
    const [amount] = amountsIn(behind);
    if (amount === undefined || !/^(?:人民币|约|:|\(大写\))*$/u.test(behind.slice(0, amount.from)) || /^(?:以上|以下|的|至|到|-)/u.test(behind.slice(amount.to))) return [];
    return [behind.slice(amount.from, amount.to)];
  }));
  return values.size === 1 ? [...values][0] : undefined;
}

/** Office and day under the paper; a seal in between does not matter. */
function ending(text: string): { readonly office?: string | undefined; readonly day?: string | undefined } {
  const close = text.trimEnd().replace(/(?:\n?(?:\(?(?:印章|公章|盖章|联系人|联系电话|附件?)[^\n]{0,60}))+$/u, '').trimEnd();
  const lines = close.slice(-400);
  const signed = SIGNED.exec(lines);
  return signed === null ? { day: LAST_DAY.exec(lines)?.[1] } : { office: signed[1], day: signed[2] };
}
