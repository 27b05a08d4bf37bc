import { bytesToHex } from '@noble/hashes/utils.js';
import type { Table } from 'dexie';
import { err, ok, type Result } from '../shared/index.ts';
import type { Subject } from '../subject/index.ts';
import { guarded, keptKey, makeHashingKey, openKept, type KeptKey } from '../storage/index.bg.ts';
import { subjectTexts } from './subject-key.ts';
import type { Judgement, LapseReason, SubjectKeys } from './types.ts';

export interface JudgementStore {
  /** Undefined when the subject says nothing, or when the desk's key cannot be read: then nothing is known again. */
  keysOf(subject: Subject): Promise<SubjectKeys | undefined>;
  /** Judgements about these records, of whomever; none when they cannot be read: a hold stays then. */
  about(records: readonly { readonly listId: string; readonly recordId: string }[]): Promise<readonly Judgement[]>;
  /** All judgements of one applicant, newest first. */
  ofSubject(subject: string): Promise<readonly Judgement[]>;
  add(judgements: readonly Judgement[]): Promise<Result<void, 'storage-broken'>>;
  /** Marks a judgement as over for good. */
  lapse(id: string, because: LapseReason, at: string): Promise<void>;
  close(): void;
}

const NAME = 'creditgate-judgement';
/** Kept so long after its end, for the history that an officer sees; the audit chain keeps it anyway. */
const KEPT_MS = 400 * 86_400_000;

/** Opens the judgements: a database of their own, that no sync, repair or reset of a list touches. */
export function openJudgementStore(now: () => number = Date.now): JudgementStore {
  const db = openKept(NAME, [{ judgements: '&id, [listId+recordId], subject, expiresAt', secrets: '&id' }]);
  const judgements: Table<Judgement, string> = db.table('judgements');
  const secrets: Table<KeptKey, string> = db.table('secrets');
  let key: Promise<CryptoKey> | undefined;

  /** The desk's key cannot be taken out through any interface; with it the hashes tell nobody who was judged. */
  const deskKey = () => keptKey(secrets, 'subject', makeHashingKey);

  async function keyed(text: string): Promise<string> {
    key ??= deskKey();
    return bytesToHex(new Uint8Array(await crypto.subtle.sign('HMAC', await key, new TextEncoder().encode(text))));
  }

  async function read<T>(task: () => Promise<T>, otherwise: T): Promise<T> {
    let done: Result<T, 'storage-broken'> | undefined;
    try {
      done = await guarded(db, task);
      return done.ok ? done.value : otherwise;
    } finally {
      // A key that could not be read is asked for again.
      if (done?.ok !== true) key = undefined;
    }
  }

  return {
    keysOf(subject) {
      const texts = subjectTexts(subject);
      if (texts === undefined) return Promise.resolve(undefined);
      return read(async () => ({ subject: await keyed(texts.subject), ...(texts.name === undefined ? {} : { name: await keyed(texts.name) }), carries: texts.carries }), undefined);
    },
    about: (records) => (records.length === 0 ? Promise.resolve([]) : read(() => judgements.where('[listId+recordId]').anyOf(records.map(({ listId, recordId }) => [listId, recordId])).toArray(), [])),
    ofSubject: (subject) => read(async () => (await judgements.where('subject').equals(subject).toArray()).sort((a, b) => (a.at < b.at ? 1 : -1)), []),
    async add(more) {
      const written = await read(
        () =>
          db.transaction('rw', judgements, async () => {
            await judgements.bulkAdd([...more]);
            await judgements.where('expiresAt').below(new Date(now() - KEPT_MS).toISOString()).delete();
            return true;
          }),
        false,
      );
      return written ? ok(undefined) : err('storage-broken');
    },
    async lapse(id, because, at) {
      await read(() => judgements.where('id').equals(id).modify((row) => void ((row as { lapsed?: Judgement['lapsed'] }).lapsed ??= { at, because })), 0);
    },
    close: () => db.close(),
  };
}
