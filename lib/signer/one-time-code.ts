import { toBase64url } from '../shared/base64url.ts';
import { toBase32 } from './base32.ts';

/** RFC 6238 as authenticator apps do it: HMAC-SHA-1, 30 seconds, 6 digits. */
const STEP_MS = 30_000;
/** Steps to either side whose code is taken: clocks differ by some seconds, and fingers are slow. */
const SLACK = 1;
/** Steps in which a right code with a wrong clock is still told from a wrong code. */
const SEARCH = 20;

export type CodeCheck = { readonly ok: true; readonly step: number } | { readonly ok: false; readonly reason: 'wrong-code' | 'code-replayed' | 'clock-skew' };

/**
 * Checks a code. `lastStep`: step of the last code that was taken, which is not taken again, nor any before it. Out: the
 * step to remember; or `code-replayed`, `clock-skew` (right, but of a time up to ten minutes away) or `wrong-code`.
 */
export async function checkCode(secret: Uint8Array<ArrayBuffer>, code: string, now: number, lastStep: number): Promise<CodeCheck> {
  const typed = code.normalize('NFKC').replaceAll(/\s/g, '');
  const present = Math.floor(now / STEP_MS);
  if (!/^\d{6}$/.test(typed)) return { ok: false, reason: 'wrong-code' };
  for (let off = 0; off <= SEARCH; off += 1) {
    for (const step of off === 0 ? [present] : [present - off, present + off]) {
      if ((await codeAt(secret, step)) !== typed) continue;
      if (off > SLACK) return { ok: false, reason: 'clock-skew' };
      return step > lastStep ? { ok: true, step } : { ok: false, reason: 'code-replayed' };
    }
  }
  return { ok: false, reason: 'wrong-code' };
}

/** The code of one step, with leading zeros. */
export async function codeAt(secret: Uint8Array<ArrayBuffer>, step: number): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.max(0, step)));
  const mac = new DataView(await crypto.subtle.sign('HMAC', await hmacKey(secret, 'SHA-1'), counter));
  const at = mac.getUint8(19) & 0xf;
  return String((mac.getUint32(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Ties a text to the secret: what stands in the record in place of a signature. */
export async function markWith(secret: Uint8Array<ArrayBuffer>, text: string): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', await hmacKey(secret, 'SHA-256'), new TextEncoder().encode(text))));
}

/** 160 bits, as RFC 4226 recommends. */
export function newSecret(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(20));
}

/** The address that an authenticator app reads. */
export function otpauthUri(signer: { readonly id: string }, secret: Uint8Array): string {
  return `otpauth://totp/CreditGate:${encodeURIComponent(signer.id)}?secret=${toBase32(secret)}&issuer=CreditGate`;
}

function hmacKey(secret: Uint8Array<ArrayBuffer>, hash: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash }, false, ['sign']);
}
