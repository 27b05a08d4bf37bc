import { segmentBytes, thumbprintOf, type Head, type TrustedKeys } from '../list/index.ts';
import { say } from './messages.ts';

/** What a head says, line by line. `trusted`: null when no signature was checked. */
export function headLines(head: Head, trusted: readonly string[] | null): string[] {
  const line = (zh: string, en: string, value: string | number) => `${say([zh, en])}: ${value}`;
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
  return [
    line('名单', 'list', `${head.listId} (${head.kind})`),
    line('版本', 'version', head.version),
    line('数据截至', 'as of', head.asOf),
    line('发布时间', 'published', head.publishedAt),
    line('有效期至', 'expires', head.expiresAt),
    line('记录数', 'records', head.count),
    line('整体摘要', 'set hash', head.setHash),
    line('数据', 'base', `${mb(segmentBytes(head.base))}, ${head.base.packs.length} packs`),
    ...head.deltas.map((delta) =>
      line('增量', 'delta', `${delta.from} → ${delta.to}: +${delta.adds} ~${delta.modifies} -${delta.deletes}, ${mb(segmentBytes(delta.segment))}`),
    ),
    ...(head.permits?.shrink === true ? [line('许可', 'permits', say(['允许大幅减少', 'shrinking'] as const))] : []),
    trusted === null
      ? say(['签名：未核验（请使用 verify）', 'signatures: NOT VERIFIED (use verify)'])
      : line('签名已核验，密钥', 'signatures verified, keys', trusted.map((thumbprint) => thumbprint.slice(0, 16)).join(', ')),
  ];
}

/** A key set, line by line: who may sign, how many must, and whose signatures are gone. */
export async function keySetLines(set: Pick<TrustedKeys, 'version' | 'threshold' | 'keys' | 'revoked' | 'expiresAt'> & { readonly versionFloorReset?: number }): Promise<string[]> {
  const ids = await Promise.all(set.keys.map(async (key) => `${(await thumbprintOf(key)).slice(0, 16)} (${key.crv === 'SM2' ? 'SM2' : 'ES256'})`));
  const line = (zh: string, en: string, value: string | number) => `${say([zh, en])}: ${value}`;
  return [
    line('密钥集', 'key set', `${set.version}${set.expiresAt === undefined ? '' : `, ${say(['有效期至', 'expires'])} ${set.expiresAt}`}`),
    line('可签名密钥', 'keys', say([`${ids.join('、')}，须 ${set.threshold} 把`, `${ids.join(', ')}; ${set.threshold} must sign`])),
    ...(set.revoked.length === 0 ? [] : [line('已吊销', 'revoked', set.revoked.map((name) => name.slice(0, 16)).join(', '))]),
    ...(set.versionFloorReset === undefined ? [] : [line('版本下限退回至', 'version floor put back to', set.versionFloorReset)]),
  ];
}
