/** Algorithm word of SM2 signatures with SM3 (GB/T 32918.2, GB/T 32905) in a protected header. JOSE has none registered. */
export const SM2_ALG = 'SM2SM3';

/** The signer's id that goes into Z: the default of GB/T 35276, which openssl calls `distid`. */
export const SM2_USER_ID = '1234567812345678';

/** Order of the group (GB/T 32918.5). */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** Checks a signature, 64 bytes r||s, over a message; for one public key. */
export type Sm2Check = (message: Uint8Array, signature: Uint8Array) => boolean;

/**
 * For an EC JWK on curve SM2; null when the point is not on the curve. The library is loaded here and only here: desks
 * without such a key never run it. Verifying needs no secret, so that nothing can leak by timing.
 */
export async function sm2Check(x: string, y: string): Promise<Sm2Check | null> {
  const { sm2 } = await import('sm-crypto-v2');
  const key = `04${hexOf(x)}${hexOf(y)}`;
  if (!quietly(() => sm2.verifyPublicKey(key))) return null;
  return (message, signature) => {
    if (signature.length !== 64) return false;
    const text = hex(signature);
    // The standard asks for 1 to n-1; the library does not look.
    for (const half of [text.slice(0, 64), text.slice(64)]) {
      const value = BigInt(`0x${half}`);
      if (value < 1n || value >= ORDER) return false;
    }
    return quietly(() => sm2.doVerifySignature(message, text, key, { hash: true, der: false, userId: SM2_USER_ID }));
  };
}

/** The library throws at numbers that are no points: the same as a signature that does not verify. */
function quietly(work: () => boolean): boolean {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

function hexOf(base64url: string): string {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return hex(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
