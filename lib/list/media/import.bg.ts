import type { ListSource, SyncReason } from '../state.ts';
import { syncList, type SyncOptions, type SyncOutcome } from '../sync.bg.ts';
import { fetchFrom, MEDIA_URL } from './fetch.ts';
import type { MediaFolder } from './files.ts';

export interface MediaOptions extends Omit<SyncOptions, 'fetch' | 'hostPermitted'> {
  readonly folder: MediaFolder;
}

/** What a server would call so is something else on media. */
const ON_MEDIA: Partial<Record<SyncReason, SyncReason>> = { 'http-error': 'file-missing', offline: 'media-unreadable', 'timed-out': 'media-unreadable' };

/** A sync whose server is a folder that a person has chosen. */
export async function importFromMedia({ folder, ...options }: MediaOptions): Promise<SyncOutcome> {
  const source: ListSource = { ...options.source, url: MEDIA_URL };
  const outcome = await syncList({ ...options, source, fetch: fetchFrom(folder) });
  const reason = ON_MEDIA[outcome.reason];
  if (reason === undefined) return outcome;
  const detail = outcome.detail === '404' ? undefined : outcome.detail;
  await options.store.recordAttempt(source.id, { at: new Date(options.now()).toISOString(), outcome: reason, detail, verified: false });
  return { ...outcome, reason, detail };
}
