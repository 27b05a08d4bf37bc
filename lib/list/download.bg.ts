import { err, ok, type Err, type Ok } from '../shared/index.ts';

export type DownloadFault = 'offline' | 'http-error' | 'redirected' | 'timed-out' | 'too-large' | 'aborted';

/** The beginning of a file, and how its server called the version that these bytes are of. */
export interface Part {
  readonly bytes: Uint8Array;
  readonly etag?: string;
}

export interface DownloadOptions {
  readonly fetch: typeof fetch;
  /** Most bytes that are read: the server is cut off at the first byte beyond. */
  readonly maxBytes: number;
  /** Longest silence, and longest time in all, in milliseconds. */
  readonly idleMs: number;
  readonly totalMs: number;
  readonly signal?: AbortSignal;
  /** Told how many bytes of the file are there, `after` included. */
  readonly onBytes?: (bytes: number) => void;
  /** Asks for the file only if its ETag is another one. */
  readonly unless?: string;
  /** Asks for what comes after this beginning, if the file is still the same. */
  readonly after?: Part;
}

/**
 * `unchanged`: the file still has the ETag of `unless`. `unfit`: the answer does not fit the condition or the range that
 * was asked for; asked for whole, without either, the file may come. `spliced`: its beginning is of an earlier answer.
 */
export type Answer =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array; readonly etag?: string; readonly spliced: boolean }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'unfit' };

/** `part`: what is there of the file nevertheless. `status`: of an `http-error`. */
export interface Broken extends Err<DownloadFault> {
  readonly part?: Part;
  readonly status?: number;
}

/** Fetches one file without cookies, cache or redirects: a 304 is an answer to our own condition, never the cache's. */
export async function download(url: URL, options: DownloadOptions): Promise<Ok<Answer> | Broken> {
  const { after, unless } = options;
  const stop = new AbortController();
  const expire = () => stop.abort(new DOMException('no answer in time', 'TimeoutError'));
  const total = setTimeout(expire, options.totalMs);
  let idle = setTimeout(expire, options.idleMs);
  const onAbort = () => stop.abort(options.signal?.reason);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  let body: Body | undefined;
  const broken = (reason: DownloadFault, status?: number): Broken => ({ ...err(reason, status?.toString()), status, part: body === undefined ? after : partOf(body) });
  try {
    if (options.signal?.aborted) return broken('aborted');
    // `manual` and not `error`: a redirect could not be told from a network failure otherwise.
    const response = await options.fetch(url, { redirect: 'manual', cache: 'no-store', credentials: 'omit', headers: conditions(options), signal: stop.signal });
    const { status } = response;
    const etag = etagOf(response);
    if (status === 304 && unless !== undefined) return ok({ kind: etag === undefined || sameFile(etag, unless) ? 'unchanged' : 'unfit' });
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)) return broken('redirected');
    if (after !== undefined && (status === 416 || (status === 206 && !continues(response, after, options.maxBytes)))) return ok({ kind: 'unfit' });
    if (status !== 200 && (status !== 206 || after === undefined)) return broken('http-error', status);
    const spliced = status === 206 && after !== undefined;
    // Ranges are of the encoded bytes, what is read is not.
    const resumable = !response.headers.has('content-encoding');
    body = { chunks: spliced ? [after.bytes] : [], size: spliced ? after.bytes.length : 0, etag: spliced ? after.etag : etag, resumable };
    const whole = await read(response, body, options, () => {
      clearTimeout(idle);
      idle = setTimeout(expire, options.idleMs);
    });
    return whole ? ok({ kind: 'whole', bytes: joined(body), etag, spliced }) : err('too-large');
  } catch (error) {
    if (options.signal?.aborted) return broken('aborted');
    if (stop.signal.aborted) return broken('timed-out');
    // fetch reports every network failure as TypeError; a connection cut in mid-body too.
    if (error instanceof TypeError || error instanceof DOMException) return broken('offline');
    throw error;
  } finally {
    clearTimeout(total);
    clearTimeout(idle);
    options.signal?.removeEventListener('abort', onAbort);
    stop.abort();
  }
}

function conditions({ unless, after }: DownloadOptions): Record<string, string> {
  if (after === undefined) return unless === undefined ? {} : { 'if-none-match': unless };
  // If-Range takes strong validators only (RFC 9110 §13.1.5). Without one, the file's hash tells whether the parts fit.
  const range = `bytes=${after.bytes.length}-`;
  return after.etag === undefined || after.etag.startsWith('W/') ? { range } : { range, 'if-range': after.etag };
}

/** The ETag, if it is one that may be sent back. */
function etagOf(response: Response): string | undefined {
  const etag = response.headers.get('etag');
  return etag !== null && etag.length <= 200 && /^(W\/)?"[\x21\x23-\x7e]*"$/.test(etag) ? etag : undefined;
}

/** Weak comparison: a server that compresses on the fly marks its ETags as weak. */
function sameFile(one: string, other: string): boolean {
  return one.replace(/^W\//, '') === other.replace(/^W\//, '');
}

/** Whether a 206 brings what comes after this beginning, up to the end of a file of the expected length. */
function continues(response: Response, { bytes }: Part, length: number): boolean {
  if (response.headers.has('content-encoding')) return false;
  const range = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/.exec(response.headers.get('content-range') ?? '');
  if (range === null) return false;
  const [, from, to, whole] = range;
  return Number(from) === bytes.length && Number(to) === length - 1 && (whole === '*' || Number(whole) === length);
}

interface Body {
  readonly chunks: Uint8Array[];
  size: number;
  readonly etag?: string;
  readonly resumable: boolean;
}

/** False when more came than may. */
async function read(response: Response, body: Body, { maxBytes, onBytes }: DownloadOptions, alive: () => void): Promise<boolean> {
  const reader = response.body?.getReader();
  if (reader === undefined) return true;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return true;
    alive();
    if (body.size + value.length > maxBytes) return false;
    body.chunks.push(value);
    body.size += value.length;
    onBytes?.(body.size);
  }
}

function joined({ chunks, size }: Body): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function partOf(body: Body): Part | undefined {
  return body.resumable && body.size > 0 ? { bytes: joined(body), etag: body.etag } : undefined;
}
