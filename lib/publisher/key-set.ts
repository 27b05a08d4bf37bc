import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { followKeySets, KEYS_FORMAT, KEYS_TYPE, KeySetKey, keysAt, listLimits, parseKeysFile, rootKeys, thumbprintOf, type Head, type KeySet, type KeySetFault, type Suite, type TrustedKeys } from '../list/index.ts';
import { err, ok, type Result } from '../shared/index.ts';
import { isFileError, readFolder, writeWhole, type FolderFault } from './folder.ts';
import { signPayload, type PrivateJwk, type PublicJwk } from './keys.ts';

export interface RotateOptions {
  /** The published folder. Its `head.json` is told of the new key set; it is not signed anew. */
  readonly out: string;
  /** Private keys that sign the new key set: enough of the set before it, and enough of its own. */
  readonly keys: readonly PrivateJwk[];
  readonly add?: readonly PublicJwk[];
  /** Key ids (16 characters or more) or whole thumbprints. */
  readonly revoke?: readonly string[];
  /** The policy's public keys and threshold: begins a chain where there is none yet. */
  readonly roots?: readonly PublicJwk[];
  readonly rootThreshold?: number;
  readonly threshold?: number;
  readonly expiresDays?: number;
  readonly versionFloorReset?: number;
  readonly now?: number;
}

export type RotateFault =
  | FolderFault
  | KeySetFault
  | 'key-invalid'
  | 'no-roots'
  | 'chain-exists'
  | 'unknown-kid'
  | 'threshold-beyond-keys'
  | 'keys-not-enough'
  | 'bad-expires-days'
  | 'cannot-write';

/** Rotations are rare and need several people: a year leaves time, and still ends what was forgotten. */
const DEFAULT_EXPIRES_DAYS = 365;

/** Signs the next key set of a list and adds it to `keys.json`. It is tried as a desk would before anything is written. */
export async function rotateKeys(options: RotateOptions): Promise<Result<KeySet, RotateFault>> {
  const now = options.now ?? Date.now();
  const folder = await readFolder(options.out);
  if (!folder.ok) return folder;
  const { listId } = folder.value.head;
  const before = await readKeySets(options.out);
  if (!before.ok) return before;
  const sets = before.value;
  const newest = sets.at(-1)?.set;
  if (newest === undefined && (options.roots ?? []).length === 0) return err('no-roots');
  if (newest !== undefined && options.roots !== undefined) return err('chain-exists');
  const roots = await rootKeys({ id: listId, keys: options.roots ?? [], threshold: options.rootThreshold ?? 1 });
  const trusted: TrustedKeys = newest === undefined ? roots : { roots: '', ...newest };
  const next = await nextSet(listId, trusted, options, now);
  if (!next.ok) return next;
  const text = await signPayload(next.value, options.keys, KEYS_TYPE);
  if (!text.ok) return text;
  const file = `${JSON.stringify({ sets: [...sets.map(({ envelope }) => envelope), JSON.parse(text.value)] })}\n`;
  const tried = await followKeySets(file, trusted, { id: listId, keys: [], threshold: 1 }, now);
  if (!tried.ok) return tried.reason === 'keys-refused' ? err('keys-not-enough') : tried;
  if (tried.value.trusted.version !== next.value.version) return err('keys-not-enough');
  try {
    await writeWhole(join(options.out, 'keys.json'), new TextEncoder().encode(file));
    const head = JSON.parse(await readFile(join(options.out, 'head.json'), 'utf8')) as object;
    await writeWhole(join(options.out, 'head.json'), new TextEncoder().encode(`${JSON.stringify({ ...head, keys: next.value.version })}\n`));
    return next;
  } catch (error) {
    if (isFileError(error)) return err('cannot-write', error.code);
    throw error;
  }
}

async function nextSet(listId: string, trusted: TrustedKeys, options: RotateOptions, now: number): Promise<Result<KeySet, 'unknown-kid' | 'threshold-beyond-keys' | 'bad-expires-days'>> {
  const { add = [], revoke = [], expiresDays = DEFAULT_EXPIRES_DAYS, versionFloorReset } = options;
  if (!(expiresDays > 0 && expiresDays <= 3660)) return err('bad-expires-days');
  const named = new Map<string, KeySetKey>();
  for (const key of [...trusted.keys, ...add.map((jwk) => KeySetKey.parse({ kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }))]) named.set(await thumbprintOf(key), key);
  const revoked = [...trusted.revoked];
  for (const kid of revoke) {
    const found = [...named.keys()].filter((name) => kid.length >= 16 && name.startsWith(kid));
    if (found[0] === undefined || found.length > 1) return err('unknown-kid', kid);
    revoked.push(found[0]);
  }
  const keys = [...named].flatMap(([name, key]) => (revoked.includes(name) ? [] : [key]));
  const threshold = options.threshold ?? trusted.threshold;
  if (threshold > keys.length || keys.length > listLimits.MAX_KEYS) return err('threshold-beyond-keys', `${threshold} of ${keys.length}`);
  const set: KeySet = {
    format: KEYS_FORMAT,
    listId,
    version: trusted.version + 1,
    publishedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + expiresDays * 86_400_000).toISOString(),
    threshold,
    keys,
    revoked,
    ...(versionFloorReset === undefined ? {} : { versionFloorReset }),
  };
  return ok(set);
}

/** Key sets of a folder, oldest first; none when it has no `keys.json`. */
export async function readKeySets(dir: string): Promise<ReturnType<typeof parseKeysFile>> {
  try {
    return parseKeysFile(await readFile(join(dir, 'keys.json'), 'utf8'));
  } catch (error) {
    if (isFileError(error)) return ok([]);
    throw error;
  }
}

/** Whose signatures count for a folder's head, by the given roots and the key sets in the folder. */
export async function keysInForce(dir: string, head: Head, roots: { keys: readonly JsonWebKey[]; threshold: number; suite?: Suite }, now: number): Promise<Result<TrustedKeys, KeySetFault | 'keys-expired'>> {
  const source = { id: head.listId, ...roots };
  const trusted = await rootKeys(source);
  let text: string;
  try {
    text = await readFile(join(dir, 'keys.json'), 'utf8');
  } catch (error) {
    if (isFileError(error)) return ok(trusted);
    throw error;
  }
  const walked = await followKeySets(text, trusted, source, now);
  if (!walked.ok) return walked;
  const { trusted: newest } = walked.value;
  if (newest.expiresAt !== undefined && now > Date.parse(newest.expiresAt)) return err('keys-expired', newest.expiresAt);
  return ok({ ...newest, keys: await keysAt(newest, now) });
}
