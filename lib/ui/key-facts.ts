/** What the keys of a list are, before anyone relies on them. */
export type KeyFault = 'private' | 'curve' | 'point' | 'twice';

export interface KeyFacts {
  readonly es256: number;
  readonly sm2: number;
  /** `at`: which of the keys, from 1. */
  readonly faults: readonly { readonly fault: KeyFault; readonly at: number }[];
}

/** Length of 32 bytes in base64url. */
const COORDINATE = /^[A-Za-z0-9_-]{43}$/;

/** In: keys as read from what a person pasted. A private key is a fault, and so is a key that is there twice. */
export function keyFacts(keys: readonly JsonWebKey[]): KeyFacts {
  const seen = new Set<string>();
  const counts = { es256: 0, sm2: 0 };
  const faults = keys.flatMap((key, index): KeyFacts['faults'] => {
    const fault = faultOf(key) ?? (seen.has(nameOf(key)) ? 'twice' : undefined);
    seen.add(nameOf(key));
    if (fault !== undefined) return [{ fault, at: index + 1 }];
    counts[key.crv === 'SM2' ? 'sm2' : 'es256'] += 1;
    return [];
  });
  return { ...counts, faults };
}

function faultOf({ kty, crv, x, y, d }: JsonWebKey): KeyFault | undefined {
  if (d !== undefined) return 'private';
  if (kty !== 'EC' || (crv !== 'P-256' && crv !== 'SM2')) return 'curve';
  return COORDINATE.test(x ?? '') && COORDINATE.test(y ?? '') ? undefined : 'point';
}

function nameOf({ crv, x, y }: JsonWebKey): string {
  return JSON.stringify([crv, x, y]);
}

/** Most signatures that such keys can give under a suite: of the scarcer kind, when both are asked for. */
export function signersOf({ es256, sm2 }: KeyFacts, suite: 'any' | 'es256' | 'sm2' | 'both'): number {
  if (suite === 'both') return Math.min(es256, sm2);
  return suite === 'es256' ? es256 : suite === 'sm2' ? sm2 : es256 + sm2;
}
