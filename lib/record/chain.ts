import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ChainReport } from '../messaging/index.ts';
import { canonicalJson, type Json } from '../shared/index.ts';
import { scrub } from './scrub.ts';
import { ENTRY_KINDS, type AuditEntry, type EntryKind } from './types.ts';

/** End of a chain: number and hash of its last entry. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** What the first entry follows. */
export const GENESIS: ChainHead = { seq: 0, hash: '0'.repeat(64) };

/**
 * The next entry of a chain. In: the head it follows, an ISO instant in UTC, kind and data; numbers of persons in the
 * data are struck out. Synchronous on purpose: an IndexedDB transaction ends at the first foreign promise.
 */
export function sealEntry(head: ChainHead, at: string, kind: EntryKind, data: { readonly [key: string]: Json | undefined }): AuditEntry {
  const open = { seq: head.seq + 1, at, kind, data: scrub(data), prev: head.hash };
  return { ...open, hash: hashOf(open) };
}

function hashOf({ seq, at, kind, data, prev }: Omit<AuditEntry, 'hash'>): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ seq, at, kind, data, prev }))));
}

/**
 * Walks a chain from its first entry. Out: `ok` with the number of entries and the last hash; else the number of good
 * entries, the place of the first bad one, and why: `unreadable` (no entry), `gap` (number missing or repeated),
 * `unlinked` (does not follow the entry before), `changed` (content and hash do not agree). That entries were cut off at
 * the end shows only against a head noted elsewhere: pass it as `expected`.
 */
export async function verifyChain(entries: AsyncIterable<unknown> | Iterable<unknown>, expected?: ChainHead): Promise<ChainReport> {
  let head = GENESIS;
  for await (const entry of entries) {
    const reason = faultOf(entry, head);
    if (reason !== undefined) return { ok: false, entries: head.seq, brokenAt: head.seq + 1, reason };
    head = entry as AuditEntry;
  }
  if (expected !== undefined && expected.seq !== head.seq) return { ok: false, entries: head.seq, brokenAt: head.seq + 1, reason: 'gap' };
  if (expected !== undefined && expected.hash !== head.hash) return { ok: false, entries: head.seq - 1, brokenAt: head.seq, reason: 'changed' };
  return { ok: true, entries: head.seq, head: head.hash };
}

function faultOf(entry: unknown, head: ChainHead): 'gap' | 'changed' | 'unlinked' | 'unreadable' | undefined {
  if (!isEntry(entry)) return 'unreadable';
  if (entry.seq !== head.seq + 1) return 'gap';
  if (entry.prev !== head.hash) return 'unlinked';
  return entry.hash === hashOf(entry) ? undefined : 'changed';
}

/** Whether an entry, taken by itself, agrees with its own hash. */
export function sealedRight(entry: unknown): entry is AuditEntry {
  return isEntry(entry) && entry.hash === hashOf(entry);
}

function isEntry(value: unknown): value is AuditEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof AuditEntry, unknown>>;
  const texts = [entry.at, entry.prev, entry.hash].every((text) => typeof text === 'string');
  const known = (ENTRY_KINDS as readonly unknown[]).includes(entry.kind);
  return texts && known && Number.isSafeInteger(entry.seq) && typeof entry.data === 'object' && entry.data !== null;
}

/** Checks an exported file: one entry a line. Blank lines count for nothing. */
export function verifyJsonl(text: string): Promise<ChainReport> {
  return verifyChain(entriesOf(text));
}

/** Entries of an exported file, one a line; `undefined` for a line that is no JSON. */
export function* entriesOf(text: string): Generator<unknown> {
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() !== '') yield parsed(line);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
