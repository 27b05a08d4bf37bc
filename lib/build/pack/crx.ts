/**
 * CRX3, the container in which Chromium takes an extension from a server of one's own: a signed header before a ZIP.
 * Layout: components/crx_file (crx3.proto) of Chromium. Only the RSA proof is written, the one that names the extension.
 */
import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';

const CONTEXT = Buffer.from('CRX3 SignedData\0', 'latin1');
const FIELD = { rsaProof: 2, proofKey: 1, proofSignature: 2, signedHeader: 10_000, crxId: 1 } as const;

/** DER of the public half, as it stands in a manifest's `key` (there in base64). */
export function publicDer(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
}

/** In: ZIP bytes and an RSA private key. Out: the bytes of a .crx; the same for the same input (PKCS #1 v1.5 has no salt). */
export function makeCrx(zip: Uint8Array, privateKey: KeyObject): Buffer {
  const der = publicDer(privateKey);
  const signedHeader = field(FIELD.crxId, createHash('sha256').update(der).digest().subarray(0, 16));
  const signature = sign('sha256', Buffer.concat([CONTEXT, uint32(signedHeader.length), signedHeader, zip]), privateKey);
  const proof = Buffer.concat([field(FIELD.proofKey, der), field(FIELD.proofSignature, signature)]);
  const header = Buffer.concat([field(FIELD.rsaProof, proof), field(FIELD.signedHeader, signedHeader)]);
  return Buffer.concat([Buffer.from('Cr24', 'latin1'), uint32(3), uint32(header.length), header, zip]);
}

/** One length-delimited field of a protocol buffer. */
function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
