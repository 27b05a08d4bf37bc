import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { encodeSegment, Head, listLimits, type Listing, type ListKind, setHashOf } from '../list/index.ts';
import { addDays, chinaDay, err, isDay, ok, type Day, type Result } from '../shared/index.ts';
import { readFolder, writeHead, writeSegment, isFileError } from './folder.ts';
import { readKeySets } from './key-set.ts';
import { signHead, type PrivateJwk } from './keys.ts';
import { defaultVersion } from './version.ts';

export interface BuildOptions {
  readonly listings: readonly Listing[];
  /** Folder to publish from; made if absent. A list that is there already is replaced by this newer version. */
  readonly out: string;
  readonly id: string;
  readonly kind: ListKind;
  readonly asOf: Day;
  /** Private JWKs (EC P-256); each signs once. */
  readonly keys: readonly PrivateJwk[];
  /** Overrides the version drawn from `asOf` and the clock. */
  readonly version?: number;
  /** Days after publication at which readers stop relying on the list; 30 unless said otherwise. */
  readonly expiresDays?: number;
  /** Signed permission for readers to take a list that is much smaller than theirs. */
  readonly allowShrink?: boolean;
  /** Epoch milliseconds; the clock unless said otherwise. */
  readonly now?: number;
  readonly onProgress?: (rows: number) => void;
}

export type BuildFault =
  | 'bad-id'
  | 'bad-as-of'
  | 'as-of-in-future'
  | 'bad-expires-days'
  | 'no-keys'
  | 'key-invalid'
  | 'no-records'
  | 'too-many-records'
  | 'duplicate-ids'
  | 'other-list-in-out'
  | 'version-not-higher'
  | 'would-shrink'
  | 'keys-malformed'
  | 'head-too-large'
  | 'cannot-write';

/** Packs are read far more often than built: the best level costs a tenth of the whole. */
export const deflate = (text: Uint8Array): Uint8Array => deflateRawSync(text, { level: 9 });

const DEFAULT_EXPIRES_DAYS = 30;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Builds, signs and writes a publishable folder. Nothing is written when it is refused. */
export async function buildList(options: BuildOptions): Promise<Result<Head, BuildFault>> {
  const now = options.now ?? Date.now();
  const refused = refusal(options, now);
  if (refused !== null) return err(refused);
  const out = resolve(options.out);
  const existing = await readFolder(out);
  const before = existing.ok ? existing.value.head : undefined;
  if (before !== undefined && before.listId !== options.id) return err('other-list-in-out', before.listId);
  const version = options.version ?? defaultVersion(options.asOf, now, before?.version);
  if (before !== undefined && version <= before.version) return err('version-not-higher', `${version} <= ${before.version}`);
  const { listings } = options;
  if (before !== undefined && listings.length < before.count * listLimits.SHRINK_LIMIT && options.allowShrink !== true) {
    return err('would-shrink', `${before.count} > ${listings.length}`);
  }
  const segment = encodeSegment(listings, null, { onProgress: options.onProgress, deflate });
  try {
    const base = await writeSegment(out, segment);
    const head: Head = {
      format: listLimits.FORMAT,
      listId: options.id,
      kind: options.kind,
      version,
      asOf: options.asOf,
      publishedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + (options.expiresDays ?? DEFAULT_EXPIRES_DAYS) * 86_400_000).toISOString(),
      minReader: listLimits.READER_VERSION,
      count: listings.length,
      setHash: setHashOf(listings, (text) => hash('sha256', text)),
      layout: { rowsPerBlock: listLimits.ROWS_PER_BLOCK, keyHash: 'murmur3-32x2', normaliser: listLimits.NORMALISER_VERSION },
      base,
      deltas: [],
      ...(options.allowShrink === true ? { permits: { shrink: true } } : {}),
    };
    return await publish(out, head, options.keys, before);
  } catch (error) {
    if (isFileError(error)) return err('cannot-write', error.code);
    throw error;
  }
}

/** Signs a head and puts it in place. */
export async function publish(out: string, head: Head, keys: readonly PrivateJwk[], before: Head | undefined): Promise<Result<Head, 'key-invalid' | 'keys-malformed' | 'head-too-large'>> {
  const signed = await signHead(head, keys);
  if (!signed.ok) return signed;
  const sets = await readKeySets(out);
  if (!sets.ok) return sets;
  const newest = sets.value.at(-1)?.set.version;
  const text = newest === undefined ? signed.value : `${JSON.stringify({ ...JSON.parse(signed.value), keys: newest })}\n`;
  if (text.length > listLimits.MAX_HEAD_BYTES) return err('head-too-large');
  await writeHead(out, text, head, before);
  return ok(head);
}

function refusal({ id, asOf, keys, listings, expiresDays = DEFAULT_EXPIRES_DAYS, version, allowShrink }: BuildOptions, now: number): BuildFault | null {
  if (!ID.test(id)) return 'bad-id';
  if (!isDay(asOf)) return 'bad-as-of';
  if (asOf > addDays(chinaDay(now), 1)) return 'as-of-in-future';
  if (!(expiresDays > 0 && expiresDays <= 3660)) return 'bad-expires-days';
  if (version !== undefined && !(Number.isSafeInteger(version) && version > 0)) return 'version-not-higher';
  if (keys.length === 0) return 'no-keys';
  // An empty export is far likelier a broken export than a country without offenders.
  if (listings.length === 0 && allowShrink !== true) return 'no-records';
  if (listings.length > listLimits.MAX_ROWS) return 'too-many-records';
  return new Set(listings.map((listing) => listing.id)).size === listings.length ? null : 'duplicate-ids';
}
