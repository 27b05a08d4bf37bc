import { FRESHNESS } from '../check/index.ts';
import { LIST_KINDS, SUITES, SYNC_REASONS, thumbprintOf, type ListSource, type ListVersion } from '../list/index.ts';
import type { ListStatus } from '../messaging/index.ts';
import { dayOf, instantOf, numberOf, wordOf, type StandIns } from './clean.ts';

/** A key id as the publisher's tool prints it. */
const KEY_ID_CHARS = 16;

/** Lists with their states and last attempts. Details of an attempt only where they are a status of HTTP. */
export async function listFacts(lists: readonly ListStatus[], stand: StandIns): Promise<unknown[]> {
  return Promise.all(
    lists.map(async ({ state, source, freshness, nextAttemptAt, missingHostPermission }) => ({
      id: stand.id('list', state.listId),
      kind: wordOf(state.kind, LIST_KINDS),
      trust: wordOf(state.trust, ['signed', 'local']),
      source: source === null ? null : await sourceFacts(source, stand),
      freshness: wordOf(freshness.freshness, FRESHNESS),
      current: state.current === undefined ? null : versionFacts(state.current),
      previous: state.previous === undefined ? null : versionFacts(state.previous),
      versionFloor: numberOf(state.versionFloor),
      lastAttemptAt: instantOf(state.lastAttemptAt),
      lastVerifiedAt: instantOf(state.lastVerifiedAt),
      lastOutcome: state.lastOutcome === undefined ? undefined : wordOf(state.lastOutcome, SYNC_REASONS),
      nextAttemptAt: instantOf(nextAttemptAt),
      hostPermissionMissing: missingHostPermission !== undefined,
      pinnedAt: instantOf(state.pinned?.at),
      keySet: state.keySet === undefined ? null : { version: numberOf(state.keySet.version), threshold: numberOf(state.keySet.threshold), keys: numberOf(state.keySet.keys), revoked: numberOf(state.keySet.revoked), expiresAt: instantOf(state.keySet.expiresAt) },
      progress: state.progress === undefined ? null : { stage: wordOf(state.progress.stage, ['head', 'download', 'store', 'switch']), done: numberOf(state.progress.done), total: numberOf(state.progress.total) },
      history: (state.history ?? []).map(({ at, since, outcome, times, detail }) => ({ at: instantOf(at), since: instantOf(since), outcome: wordOf(outcome, SYNC_REASONS), times: numberOf(times), status: /^[1-5]\d{2}$/.test(detail ?? '') ? Number(detail) : undefined })),
    })),
  );
}

async function sourceFacts({ url, keys, threshold, suite }: ListSource, stand: StandIns): Promise<unknown> {
  return {
    host: url === undefined ? null : stand.host(url),
    keys: await Promise.all(keys.map(async (key) => (await thumbprintOf(key)).slice(0, KEY_ID_CHARS))),
    threshold: numberOf(threshold),
    suite: suite === undefined ? null : wordOf(suite, SUITES),
  };
}

function versionFacts({ version, asOf, publishedAt, expiresAt, count, storedAt }: ListVersion): unknown {
  return { version: numberOf(version), asOf: dayOf(asOf), publishedAt: instantOf(publishedAt), expiresAt: instantOf(expiresAt), count: numberOf(count), storedAt: instantOf(storedAt) };
}
