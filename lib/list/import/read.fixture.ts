/** Files of a few bytes, read as the importer reads them. */
import { importListings, type Problem } from './index.ts';

export const HEADER = 'name,uscc,ground,authority,docNo,listedOn';
export const GOOD = '示例测试食品有限公司,91990000MA00000001,无证经营,示例市市场监督管理局,示市监〔2025〕1号,2025-03-05';

/** Bytes as a file that comes in pieces of `size`. */
export function file(name: string, content: string | Uint8Array, size = 7) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    async *bytes() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  };
}

export async function read(name: string, content: string | Uint8Array, size?: number) {
  const problems: Problem[] = [];
  const imported = await importListings(file(name, content, size), { onProblem: (problem) => void problems.push(problem) });
  return { imported, problems, listings: imported.ok ? imported.value.listings : [] };
}

export async function readOne(row: Record<string, unknown>) {
  const { listings, problems } = await read('a.json', JSON.stringify([{ name: '示例测试厂', listedOn: '2025-03-05', ground: 'x', authority: 'y', ...row }]), 1000);
  return { listing: listings[0], reasons: problems.map((problem) => problem.reason) };
}
