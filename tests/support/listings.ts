import type { Listing } from '../../lib/list/index.ts';

/** Synthetic listings for tests: names with 测试, region 990000. */
export function sample(number: number, changes: Partial<Listing> = {}): Listing {
  const digits = String(number).padStart(8, '0');
  return {
    id: `rec-${digits}`,
    name: `示例${digits}测试食品有限公司`,
    uscc: `91990000MA${digits}`,
    ground: '未取得食品生产许可从事食品生产',
    groundCode: 'ART5_FOOD',
    listingAuthority: '示例市市场监督管理局',
    listingDocNo: `示市监严列〔2025〕${number}号`,
    listedOn: '2025-03-05',
    ...changes,
  };
}

export function samples(count: number, from = 0): Listing[] {
  return Array.from({ length: count }, (_, index) => sample(from + index));
}
