import { err, ok, type Ok } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { download, type Answer, type Broken, type DownloadOptions, type Part } from './download.bg.ts';
import type { PackRef } from './head.ts';
import { MAX_HEAD_BYTES } from './limits.ts';
import { backoffMs, type Patience } from './patience.ts';
import { sha256Hex } from './sha256.ts';
import type { ListStore } from './store.bg.ts';

/** Tries of one file after the first. A head is asked for by every desk at once when its server is in trouble: it gets one. */
const PACK_RETRIES = 4;
const HEAD_RETRIES = 1;
/** Of all files of one sync together: a base has some hundred packs. */
const SYNC_RETRIES = 12;
/** A file is asked for without condition at least so often, and when the head's expiry is no farther off: a cache that says 304 for ever is found out. */
const ASK_WHOLE_MS = 86_400_000;

export interface FetcherOptions extends Pick<DownloadOptions, 'fetch' | 'idleMs' | 'totalMs' | 'signal'> {
  readonly folder: URL;
  readonly listId: string;
  readonly store: Pick<ListStore, 'recall' | 'keep'>;
  readonly now: () => number;
  readonly patience: Patience;
}

/** A small file, `head.json` or `keys.json`. */
export interface SmallFile {
  readonly text: string;
  /** Notes that the file was found good: from now on it is asked for only if it has changed. `until`: epoch ms at which it expires. */
  approve(until?: number): Promise<void>;
  /** Forgets it: whoever answers 304 to it must show the file itself next time. */
  reject(): Promise<void>;
}

/** What one sync asks of its server. */
export interface Fetcher {
  small(name: 'head' | 'keys'): Promise<Ok<SmallFile> | Broken>;
  /** A pack's bytes, not checked yet. What comes before a line breaks is kept, also for later syncs. */
  pack(ref: PackRef, onBytes: (bytes: number) => void): Promise<Ok<Uint8Array> | Broken>;
}

interface Asking extends Pick<DownloadOptions, 'maxBytes' | 'onBytes' | 'unless' | 'after'> {
  readonly retries: number;
  readonly resume: boolean;
}

/** A file as it was when it was last found good, and how its server called it. */
const Known = z.object({ url: z.string(), etag: z.string(), text: z.string(), wholeAt: z.number(), until: z.number().optional() });
/** What had come of a pack when the line broke. */
type Begun = z.infer<typeof Begun>;
const Begun = z.object({ sha256: z.string(), etag: z.string().optional(), bytes: z.instanceof(Uint8Array) });

export function createFetcher({ folder, listId, store, now, patience, ...line }: FetcherOptions): Fetcher {
  let retriesLeft = SYNC_RETRIES;
  let begun: Promise<Begun | undefined> | undefined;

  /** What an earlier sync has kept of a pack: read once. */
  function begunPack(): Promise<Begun | undefined> {
    return (begun ??= store.recall(listId, 'part').then((stored) => Begun.safeParse(stored).data));
  }

  /** Asks until the file is there whole, or until that is hopeless. `resume`: what has come is not asked for again. */
  async function patiently(url: URL, { retries, resume, ...options }: Asking): Promise<Ok<Answer> | Broken> {
    let { unless, after } = options;
    for (let failures = 0; ; ) {
      const answer = await download(url, { ...line, ...options, unless, after });
      if (answer.ok && answer.value.kind !== 'unfit') return answer;
      if (answer.ok) {
        // Without condition and range no answer is unfit: this is the last time round, or a line breaks in between.
        [unless, after] = [undefined, undefined];
        continue;
      }
      after = resume ? answer.part : undefined;
      failures += 1;
      if (!passes(answer, after) || failures > retries || retriesLeft === 0) return answer;
      retriesLeft -= 1;
      await patience.wait(backoffMs(failures, patience.random), line.signal);
    }
  }

  async function small(name: 'head' | 'keys'): Promise<Ok<SmallFile> | Broken> {
    const url = new URL(`${name}.json`, folder);
    const stored = Known.safeParse(await store.recall(listId, name));
    const known = stored.success && stored.data.url === url.href && maySkip(stored.data, now()) ? stored.data : undefined;
    const answer = await patiently(url, { retries: HEAD_RETRIES, resume: false, maxBytes: MAX_HEAD_BYTES, unless: known?.etag });
    if (!answer.ok) return answer;
    const reject = () => store.keep(listId, name, undefined);
    if (answer.value.kind !== 'whole') return known === undefined ? err('http-error', '304') : ok({ text: known.text, approve: async () => {}, reject });
    const { bytes, etag } = answer.value;
    const text = new TextDecoder().decode(bytes);
    return ok({ text, approve: (until) => store.keep(listId, name, etag === undefined ? undefined : { url: url.href, etag, text, wholeAt: now(), until }), reject });
  }

  async function pack(ref: PackRef, onBytes: (bytes: number) => void): Promise<Ok<Uint8Array> | Broken> {
    const url = new URL(ref.path, folder);
    const known = await begunPack();
    const after = known !== undefined && known.sha256 === ref.sha256 && known.bytes.length < ref.bytes ? known : undefined;
    const asking = { maxBytes: ref.bytes, onBytes, resume: true };
    let answer = await patiently(url, { ...asking, retries: PACK_RETRIES, after });
    // Parts of two different files: once more, in one piece.
    if (answer.ok && answer.value.kind === 'whole' && answer.value.spliced && !(await isPack(answer.value.bytes, ref))) answer = await patiently(url, { ...asking, retries: 0 });
    const part = answer.ok ? undefined : answer.part;
    if (part !== undefined || known !== undefined) {
      begun = undefined;
      await store.keep(listId, 'part', part && { sha256: ref.sha256, ...part });
    }
    if (!answer.ok) return answer;
    return answer.value.kind === 'whole' ? ok(answer.value.bytes) : err('http-error', answer.value.kind);
  }

  return { small, pack };
}

async function isPack(bytes: Uint8Array, ref: PackRef): Promise<boolean> {
  return bytes.length === ref.bytes && (await sha256Hex(bytes)) === ref.sha256;
}

/** Whether the next try may end better: the line broke, or a server behind the server did not answer. 429 and 503 mean: not now. */
function passes({ reason, status }: Broken, part: Part | undefined): boolean {
  if (reason === 'offline') return true;
  if (reason === 'timed-out') return part !== undefined;
  return reason === 'http-error' && (status === 500 || status === 502 || status === 504);
}

/** Whether "as before" is answer enough at this time. A clock that was set back makes the file be asked for. */
function maySkip({ wholeAt, until }: z.infer<typeof Known>, nowMs: number): boolean {
  return nowMs >= wholeAt && nowMs < wholeAt + ASK_WHOLE_MS && (until === undefined || nowMs < until - ASK_WHOLE_MS);
}
