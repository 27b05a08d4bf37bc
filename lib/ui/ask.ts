/**
 * Asking the background from an extension page. The service worker may be starting, stopping or updating, so a
 * question that changes nothing is asked again before the page says that nobody answers.
 */
import { err, ok, type Result } from '../shared/index.ts';
import { pause, within } from '../shared/within.ts';

export interface AskOptions {
  /** 1 for requests that change something: they must not be repeated unseen. */
  readonly tries?: number;
  readonly timeoutMs?: number;
}

/** A cold worker with a policy stall was seen to take 5 s (managed storage after browser start). */
const TIMEOUT_MS = 8_000;
const PAUSE_MS = 400;

/** Out: the answer, or `unreachable` with the last error's text as detail (never shown to officers as is). */
export async function ask<T>(request: () => Promise<T>, options: AskOptions = {}): Promise<Result<T, 'unreachable'>> {
  const { tries = 3, timeoutMs = TIMEOUT_MS } = options;
  let detail = 'timed out';
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt > 0) await pause(PAUSE_MS * attempt);
    const answer = await once(request, timeoutMs);
    if (answer.ok) return answer;
    detail = answer.detail ?? detail;
  }
  return err('unreachable', detail);
}

async function once<T>(request: () => Promise<T>, timeoutMs: number): Promise<Result<T, 'unreachable'>> {
  try {
    return ok(await within(timeoutMs, request()));
  } catch (error) {
    return err('unreachable', error instanceof Error ? error.message : 'failed');
  }
}
