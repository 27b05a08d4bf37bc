import { encode } from 'uqr';

/** A QR code (ISO/IEC 18004, error correction M, quiet zone of four) as the path of its dark squares in a square of `size`. Check sheets are compared byte by byte: the same text gives the same path. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  return { size, path: data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('') };
}
