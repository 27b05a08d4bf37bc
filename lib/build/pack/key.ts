/** The office's own signing key of the extension. Whoever has it can update every desk: it is made once and never leaves. */
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../shared/index.ts';

export type KeyFault = 'not-a-key' | 'not-rsa' | 'too-short' | 'readable-by-others';

/** The key in `file`, made there with permissions 600 when there is none. `made`: it is new, and so is the extension's id. */
export function signingKey(file: string): Result<{ readonly key: KeyObject; readonly made: boolean }, KeyFault> {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    // The mask of the shell may only take rights away; said once more for file systems that inherit them.
    chmodSync(file, 0o600);
    return ok({ key: privateKey, made: true });
  }
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) return err('readable-by-others');
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch (error) {
    if (error instanceof Error) return err('not-a-key', error.message);
    throw error;
  }
  if (key.asymmetricKeyType !== 'rsa') return err('not-rsa');
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return err('too-short');
  return ok({ key, made: false });
}
