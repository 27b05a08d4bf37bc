export { fromBase32, toBase32 } from './base32.ts';
export { isSignedBy, makeSignerKey, MIN_PASSPHRASE, SealedKey, signWith } from './key-file.ts';
export { checkCode, codeAt, markWith, newSecret, otpauthUri } from './one-time-code.ts';
export { isSamePerson } from './same-person.ts';
export { verifySignatures } from './verify.ts';
export { MAX_TRIES, mayTry, WINDOW_MS, withFailure } from './tries.ts';
export { SIGN_REFUSALS, SIGNING_MS, type OverrideContent, type Signer, type SignMethod, type SignRefusal } from './types.ts';
