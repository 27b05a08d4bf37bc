import { canonicalJson, type Json } from '../shared/index.ts';
import { isSignedBy } from './key-file.ts';

/** The part of an audit entry that is looked at here. */
interface Entry {
  readonly seq: number;
  readonly kind: string;
  readonly data: { readonly [key: string]: Json | undefined };
}

export interface SignatureReport {
  /** Second signatures that hold. */
  readonly sound: number;
  /** Signed by a one-time code: only a desk that has the secret could tell. */
  readonly byCode: number;
  /** Numbers of entries whose signature does not belong to what they say, or not to the signer whom they name. */
  readonly bad: readonly number[];
}

/**
 * Checks the second signatures (ES256) in a trail or on a sheet: each is over the canonical JSON of the content beside it, by the
 * key beside it. Whose key that is, the policy of the office says; the entry holds it so that the two can be compared.
 */
export async function verifySignatures(entries: Iterable<Entry>): Promise<SignatureReport> {
  const report = { sound: 0, byCode: 0, bad: [] as number[] };
  for (const { seq, kind, data } of entries) {
    if (kind !== 'override' || data['signature'] === undefined) continue;
    if (data['method'] === 'code') report.byCode += 1;
    else if (await holds(data)) report.sound += 1;
    else report.bad.push(seq);
  }
  return report;
}

async function holds({ signature, publicKey, content, signer, reason, by }: Entry['data']): Promise<boolean> {
  if (typeof signature !== 'string' || !isMembers(publicKey) || !isMembers(content)) return false;
  // What the entry says outside the signed content must be what was signed.
  if (content['signer'] !== signer || content['reason'] !== reason || content['officer'] !== by) return false;
  return isSignedBy(publicKey as JsonWebKey, canonicalJson(content), signature);
}

function isMembers(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
