import { err, ok, type Result } from '../shared/index.ts';
import { COLUMNS, type CentralRow } from './row.ts';
import type { CentralStore, OutboxFault } from './types.ts';

/** Of an answer no more is read: the server is not ours, and its code stands at the beginning. */
const MAX_ANSWER = 4_096;
const TIMEOUT_MS = 60_000;
/** Any of these tells ClickHouse from a portal that answers everything with 200. */
const MARKS = ['x-clickhouse-summary', 'x-clickhouse-query-id', 'x-clickhouse-server-display-name'];

/** Codes of ClickHouse: unknown database, table, column or field; users and rights; too many parts, queries, or bytes. */
const SCHEMA = new Set([10, 16, 27, 47, 60, 81, 117]);
const ACCESS = new Set([192, 193, 194, 195, 291, 497, 516]);
const LOAD = new Set([159, 202, 203, 209, 210, 241, 242, 252]);

/**
 * Inserts rows by one request, as one block. A `Result` that is no `ok` means: not acknowledged, which may have happened
 * after they were written; sending them again does no harm. No cookies, no redirects, credentials in headers only.
 */
export async function insertRows(store: CentralStore, rows: readonly CentralRow[], fetcher: typeof fetch, timeoutMs = TIMEOUT_MS): Promise<Result<void, OutboxFault>> {
  const url = new URL(store.url);
  url.searchParams.set('database', store.database);
  url.searchParams.set('query', `INSERT INTO entries (${COLUMNS.join(', ')}) FORMAT JSONEachRow`);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  try {
    const response = await fetcher(url, {
      method: 'POST',
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      signal: stop.signal,
      headers: { 'content-type': 'text/plain', ...(store.user === undefined ? {} : { 'x-clickhouse-user': store.user }), ...(store.password === undefined ? {} : { 'x-clickhouse-key': store.password }) },
      body: rows.map((row) => JSON.stringify(row)).join('\n'),
    });
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) return err('redirected');
    const said = await beginning(response);
    if (response.status === 200) return said.trim() === '' && MARKS.some((mark) => response.headers.has(mark)) ? ok(undefined) : err('not-clickhouse');
    return err(faultOf(response.status, said));
  } catch (error) {
    if (stop.signal.aborted) return err('timed-out');
    // fetch reports every network failure as TypeError; a connection cut in mid-answer too.
    if (error instanceof TypeError || error instanceof DOMException) return err('offline');
    throw error;
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

function faultOf(status: number, said: string): OutboxFault {
  const code = Number(/^Code: (\d{1,5})\b/.exec(said)?.[1] ?? 0);
  if (status === 401 || status === 403 || ACCESS.has(code)) return 'unauthorized';
  if (SCHEMA.has(code)) return 'schema-behind';
  if (status === 413) return 'too-large';
  if (status === 429 || status === 502 || status === 503 || status === 504 || LOAD.has(code)) return 'busy';
  return 'refused';
}

async function beginning(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < MAX_ANSWER) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text.slice(0, MAX_ANSWER);
}
