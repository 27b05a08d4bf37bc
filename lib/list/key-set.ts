import { calculateJwkThumbprint } from 'jose';
import { err, ok, type Result } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { MAX_KEYS, MAX_KEY_SETS, MAX_REVOKED } from './limits.ts';
import { Envelope, verifyEnvelope, type Suite } from './signature.ts';

/** Set in the protected header of every signature on a key set, so that none passes as a signature on a head. */
export const KEYS_TYPE = 'creditgate-keys';
export const KEYS_FORMAT = 'creditgate-keys/1';

const instant = z.iso.datetime();
const version = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const thumbprint = coordinate;

export const KeySetKey = z.object({
  kty: z.literal('EC'),
  crv: z.enum(['P-256', 'SM2']),
  x: coordinate,
  y: coordinate,
  /** The time in which the key's signatures on heads count; always, unless said otherwise. */
  validFrom: instant.optional(),
  expires: instant.optional(),
});
export type KeySetKey = z.infer<typeof KeySetKey>;

/** The signed statement of whose signatures count for a list from now on. */
export const KeySet = z.object({
  format: z.literal(KEYS_FORMAT),
  listId: z.string(),
  version,
  publishedAt: instant,
  expiresAt: instant,
  threshold: z.number().int().min(1).max(MAX_KEYS),
  keys: z.array(KeySetKey).min(1).max(MAX_KEYS),
  /** Full thumbprints of keys whose signatures never count again. Grows only. */
  revoked: z.array(thumbprint).max(MAX_REVOKED),
  /** After a key compromise: desks whose version floor is higher go back to this one. */
  versionFloorReset: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});
export type KeySet = z.infer<typeof KeySet>;

/** `keys.json`: all key sets of a list so far, oldest first, so that a desk that slept finds every step. */
const KeysFile = z.object({ sets: z.array(Envelope).min(1).max(MAX_KEY_SETS) });

/** Whose signatures count on this machine: the policy's keys (version 0), or the newest key set that leads on from them. */
export const TrustedKeys = z.object({
  /** Names the policy's keys that the chain began with: other keys in the policy begin it anew. */
  roots: z.string(),
  version: z.number().int().min(0),
  publishedAt: instant.optional(),
  expiresAt: instant.optional(),
  threshold: z.number().int().min(1),
  keys: z.array(KeySetKey),
  revoked: z.array(thumbprint),
});
export type TrustedKeys = z.infer<typeof TrustedKeys>;

export type KeySetFault = 'keys-malformed' | 'keys-refused' | 'clock-behind';

export interface KeySource {
  readonly id: string;
  readonly keys: readonly JsonWebKey[];
  readonly threshold: number;
  readonly suite?: Suite;
}

/** Where trust begins: what the policy says, without any key set. Keys that are none are left out. */
export async function rootKeys({ keys, threshold, suite }: KeySource): Promise<TrustedKeys> {
  const usable = keys.flatMap((key) => {
    const parsed = KeySetKey.safeParse({ kty: key.kty, crv: key.crv, x: key.x, y: key.y });
    return parsed.success ? [parsed.data] : [];
  });
  const names = await Promise.all(usable.map(thumbprintOf));
  return { roots: `${[...new Set(names)].sort().join('.')}/${threshold}/${suite ?? 'any'}`, version: 0, threshold, keys: usable, revoked: [] };
}

export function thumbprintOf({ kty, crv, x, y }: { kty?: string; crv?: string; x?: string; y?: string }): Promise<string> {
  return calculateJwkThumbprint({ kty: kty ?? '', crv: crv ?? '', x: x ?? '', y: y ?? '' });
}

/** Keys whose signatures on a head count at a time: not revoked, and within their own days. */
export async function keysAt(trusted: TrustedKeys, nowMs: number): Promise<KeySetKey[]> {
  const inTime = trusted.keys.filter((key) => !(nowMs < Date.parse(key.validFrom ?? '')) && !(nowMs > Date.parse(key.expires ?? '')));
  return without(inTime, trusted.revoked);
}

/** What a machine holds of key sets, and what it makes of them. */
export interface Walk {
  readonly trusted: TrustedKeys;
  /** Lowest version floor that the newly accepted sets ask for. */
  readonly floorReset?: number;
}

const CLOCK_SLACK_MS = 86_400_000;

/**
 * Follows the chain of key sets in `keys.json` from what is trusted. Every step is signed by the threshold of the set
 * before it, by keys that the step itself does not revoke, and by the threshold of its own keys: nobody can rotate to
 * keys that no one holds. From the policy's keys the first step may be any set that enough of them have signed (a
 * policy that was brought up to date names the keys of a later set); from then on versions rise by exactly one, so
 * that no revocation is skipped and no number can be run up.
 *
 * @param since time of publication of the newest key set ever accepted: floor resets up to then have had their effect
 */
export async function followKeySets(text: string, from: TrustedKeys, source: KeySource, nowMs: number, since?: string): Promise<Result<Walk, KeySetFault>> {
  const file = parseKeysFile(text);
  if (!file.ok) return file;
  let trusted = from;
  let floorReset: number | undefined;
  let refused: string | undefined;
  for (const { envelope, set } of file.value) {
    if (set.version <= trusted.version) continue;
    if (set.listId !== source.id) return err('keys-refused', `list ${set.listId}`);
    if (trusted.version > 0 && set.version !== trusted.version + 1) return err('keys-refused', `${trusted.version} to ${set.version}`);
    const sound = await isStep(envelope, set, trusted, source.suite);
    if (!sound) {
      refused ??= `key set ${set.version}`;
      if (trusted.version > 0) break;
      continue;
    }
    refused = undefined;
    if (nowMs < Date.parse(set.publishedAt) - CLOCK_SLACK_MS) return err('clock-behind', `key set ${set.version}`);
    if (set.versionFloorReset !== undefined && (since === undefined || set.publishedAt > since)) floorReset = Math.min(floorReset ?? Infinity, set.versionFloorReset);
    const { version: number, publishedAt, expiresAt, threshold, keys } = set;
    trusted = { roots: from.roots, version: number, publishedAt, expiresAt, threshold, keys, revoked: [...new Set([...trusted.revoked, ...set.revoked])] };
  }
  return trusted === from && refused !== undefined ? err('keys-refused', refused) : ok({ trusted, floorReset });
}

async function isStep(envelope: Envelope, set: KeySet, trusted: TrustedKeys, suite: Suite | undefined): Promise<boolean> {
  const gone = [...trusted.revoked, ...set.revoked];
  const by = async (keys: readonly KeySetKey[], threshold: number) => (await verifyEnvelope(envelope, await without(keys, gone), threshold, { type: KEYS_TYPE, suite })).ok;
  return (await by(trusted.keys, trusted.threshold)) && (await by(set.keys, set.threshold));
}

async function without(keys: readonly KeySetKey[], revoked: readonly string[]): Promise<KeySetKey[]> {
  const named = await Promise.all(keys.map(async (key) => ({ key, name: await thumbprintOf(key) })));
  return named.filter(({ name }) => !revoked.includes(name)).map(({ key }) => key);
}

/** Key sets as they are written; nothing of them is believed yet. The version is looked at to find the place in the chain. */
export function parseKeysFile(text: string): Result<{ envelope: Envelope; set: KeySet }[], 'keys-malformed'> {
  const file = KeysFile.safeParse(json(text));
  if (!file.success) return err('keys-malformed');
  const sets: { envelope: Envelope; set: KeySet }[] = [];
  for (const envelope of file.data.sets) {
    const set = KeySet.safeParse(json(decoded(envelope.payload)));
    if (!set.success) return err('keys-malformed', z.prettifyError(set.error).split('\n')[0]);
    if (set.data.version <= (sets.at(-1)?.set.version ?? 0)) return err('keys-malformed', 'versions must rise');
    sets.push({ envelope, set: set.data });
  }
  return ok(sets);
}

function decoded(base64url: string): string {
  if (base64url.length % 4 === 1) return '';
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
