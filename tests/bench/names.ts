/** Company names as they are made: region, brand, trade, form; and how people get them wrong. All synthetic. */
import { coreOf } from '../../lib/subject/index.ts';
import type { Listing } from '../../lib/list/index.ts';
import { usccOf } from '../support/codes.ts';

const REGIONS = ['北京市', '上海市', '浙江省杭州市', '广东省深圳市', '成都市', '武汉', '江苏苏州', '西安市', '山东省青岛市', '内蒙古包头市'];
const TRADES = ['食品', '科技', '商贸', '建设工程', '餐饮管理', '医疗器械', '电子商务', '物流', '农业发展', '化妆品'];
const FORMS = ['有限公司', '有限责任公司', '股份有限公司', '厂', '店'];
/** Five hundred common characters, most of which no trade name has. */
const BRAND = Array.from({ length: 500 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 37) % 8000)));

export interface Question {
  readonly text: string;
  readonly id: string;
}

export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Listings with names of their own, so that the right answer to a question is one. */
export function namedListings(count: number, seed: number): Listing[] {
  const random = randomOf(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const cores = new Set<string>();
  const listings: Listing[] = [];
  while (listings.length < count) {
    const brand = Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(BRAND)).join('');
    const name = `${pick(REGIONS)}${brand}测试${pick(TRADES)}${pick(FORMS)}`;
    const core = coreOf(name);
    if (cores.has(core)) continue;
    cores.add(core);
    const number = listings.length;
    listings.push({ id: `name-${number}`, name, uscc: usccOf('91', 1_000_000 + number), ground: '测试', groundCode: 'ART10_OTHER', listingAuthority: '示例市市场监督管理局', listedOn: '2026-01-05' });
  }
  return listings;
}

/** Names with one character changed, missing, added or swapped, or with the region or the form left out. */
export function questionsOf(listings: readonly Listing[], count: number, seed: number): Question[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, at) => {
    const { id, name } = listings[Math.floor(random() * listings.length)] as Listing;
    return { id, text: wrong([...name], at % 6, random) };
  });
}

function wrong(letters: readonly string[], way: number, random: () => number): string {
  // Within the brand and the trade: two places from either end at least.
  const at = 3 + Math.floor(random() * Math.max(1, letters.length - 8));
  const other = BRAND[Math.floor(random() * BRAND.length)] as string;
  if (way === 0) return [...letters.slice(0, at), other, ...letters.slice(at + 1)].join('');
  if (way === 1) return [...letters.slice(0, at), ...letters.slice(at + 1)].join('');
  if (way === 2) return [...letters.slice(0, at), other, ...letters.slice(at)].join('');
  if (way === 3) return [...letters.slice(0, at), letters[at + 1] ?? '', letters[at] ?? '', ...letters.slice(at + 2)].join('');
  if (way === 4) return letters.join('').replace(/^(?:浙江省杭州市|广东省深圳市|山东省青岛市|内蒙古包头市|江苏苏州|..市|武汉)/u, '');
  return letters.join('').replace(/(?:有限责任公司|股份有限公司|有限公司)$/u, '有限公司');
}
