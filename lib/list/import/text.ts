import { UnreadableFile } from './reasons.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A file that can be read more than once, in pieces: a File of a page, or a path of the command line. */
export interface ByteSource {
  readonly name: string;
  bytes(): AsyncIterable<Uint8Array>;
  /** The same without reading it, where there is such a thing: workbooks are read here and there. */
  blob?(): Promise<Blob>;
}

/**
 * Encoding by byte order mark, else UTF-8 if every byte of the file is valid UTF-8, else GB18030 if valid.
 * @throws UnreadableFile `unknown-encoding`: guessing on would fill a list with wrong names
 */
export async function detectEncoding(source: ByteSource): Promise<Encoding> {
  const opening = await firstBytes(source);
  const marked = opening[0] === 0xff && opening[1] === 0xfe ? 'utf-16le' : opening[0] === 0xfe && opening[1] === 0xff ? 'utf-16be' : undefined;
  const candidates: Encoding[] = marked === undefined ? ['utf-8', 'gb18030'] : [marked];
  for (const encoding of candidates) if (await isValid(source, encoding)) return encoding;
  throw new UnreadableFile('unknown-encoding');
}

async function firstBytes(source: ByteSource): Promise<number[]> {
  const opening: number[] = [];
  for await (const chunk of source.bytes()) {
    opening.push(...chunk.subarray(0, 2));
    if (opening.length >= 2) break;
  }
  if (opening.length === 0) throw new UnreadableFile('empty-file');
  return opening;
}

async function isValid(source: ByteSource, encoding: Encoding): Promise<boolean> {
  try {
    const seen = { wide: 0, odd: 0 };
    for await (const text of decode(source, encoding)) {
      if (SURELY_NOT_TEXT.test(text)) return false;
      if (encoding !== 'gb18030') continue;
      seen.wide += text.match(WIDE)?.length ?? 0;
      seen.odd += text.match(PRIVATE_USE)?.length ?? 0;
    }
    return seen.odd <= seen.wide * MAX_ODD_SHARE;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Controls that no table holds. */
// eslint-disable-next-line no-control-regex
const SURELY_NOT_TEXT = /[\u0000-\u0008\u000e-\u001a]/;
const WIDE = /[^\p{ASCII}]/gu;
/** GB18030 maps many bytes of other encodings here; real files hold a few, for rare characters of names. */
const PRIVATE_USE = /[\ue000-\uf8ff]/g;
const MAX_ODD_SHARE = 0.01;

/** Text of a file in pieces, without its byte order mark. Throws TypeError at the first invalid byte. */
export async function* decode(source: ByteSource, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of source.bytes()) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
