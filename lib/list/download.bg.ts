import { err, ok, type Result } from '../shared/index.ts';

export type DownloadFault = 'offline' | 'http-error' | 'redirected' | 'timed-out' | 'too-large' | 'aborted';

export interface DownloadOptions {
  readonly fetch: typeof fetch;
  /** Most bytes that are read: the server is cut off at the first byte beyond. */
  readonly maxBytes: number;
  /** Longest silence, and longest time in all, in milliseconds. */
  readonly idleMs: number;
  readonly totalMs: number;
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
}

/** Fetches one file whole, without cookies, cache or redirects. */
export async function download(url: URL, options: DownloadOptions): Promise<Result<Uint8Array, DownloadFault>> {
  const stop = new AbortController();
  const expire = () => stop.abort(new DOMException('no answer in time', 'TimeoutError'));
  const total = setTimeout(expire, options.totalMs);
  let idle = setTimeout(expire, options.idleMs);
  const onAbort = () => stop.abort(options.signal?.reason);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    if (options.signal?.aborted) return err('aborted');
    // `manual` and not `error`: a redirect could not be told from a network failure otherwise.
    const response = await options.fetch(url, { redirect: 'manual', cache: 'no-store', credentials: 'omit', signal: stop.signal });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) return err('redirected');
    if (!response.ok) return err('http-error', String(response.status));
    return await readCapped(response, options, () => {
      clearTimeout(idle);
      idle = setTimeout(expire, options.idleMs);
    });
  } catch (error) {
    if (options.signal?.aborted) return err('aborted');
    if (stop.signal.aborted) return err('timed-out');
    // fetch reports every network failure as TypeError; a connection cut in mid-body too.
    if (error instanceof TypeError || error instanceof DOMException) return err('offline');
    throw error;
  } finally {
    clearTimeout(total);
    clearTimeout(idle);
    options.signal?.removeEventListener('abort', onAbort);
    stop.abort();
  }
}

async function readCapped(response: Response, { maxBytes, onBytes }: DownloadOptions, alive: () => void): Promise<Result<Uint8Array, DownloadFault>> {
  const reader = response.body?.getReader();
  if (reader === undefined) return ok(new Uint8Array());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    alive();
    size += value.length;
    if (size > maxBytes) return err('too-large');
    chunks.push(value);
    onBytes?.(value.length);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return ok(bytes);
}
