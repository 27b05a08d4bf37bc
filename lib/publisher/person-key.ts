import { randomBytes } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../shared/index.ts';
import { z } from '../shared/zod.ts';
import { PERSON_KEY, PERSON_KEY_ID, type PersonKey } from '../subject/index.ts';
import { readJson } from './keys.ts';

const Key = z.object({ id: z.string().regex(PERSON_KEY_ID), key: z.string().regex(PERSON_KEY) });

/** Makes a secret for hashing identity numbers and writes `<id>.person-key.json`, for its owner only. Throws file errors. */
export async function writePersonKey(out: string, id = `p${randomBytes(4).toString('hex')}`): Promise<{ id: string; file: string }> {
  await mkdir(out, { recursive: true });
  const file = join(out, `${id}.person-key.json`);
  await writeFile(file, `${JSON.stringify({ id, key: randomBytes(32).toString('base64url') }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(file, 0o600);
  return { id, file };
}

/** Reads such a file; what is wrong with it is said without its content. */
export async function readPersonKey(file: string): Promise<Result<PersonKey, 'key-unreadable' | 'person-key-invalid'>> {
  const value = await readJson(file);
  if (!value.ok && value.reason === 'key-unreadable') return err('key-unreadable', file);
  const parsed = Key.safeParse(value.ok ? value.value : undefined);
  return parsed.success ? ok(parsed.data) : err('person-key-invalid', file);
}
