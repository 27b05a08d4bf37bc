export { fromBase32, toBase32 } from './base32.ts';
export { isSignedBy, ITERATIONS, makeSignerKey, MIN_PASSPHRASE, SealedKey, signWith } from './key-file.ts';
export { checkCode, codeAt, markWith, newSecret, otpauthUri, type CodeCheck } from './one-time-code.ts';
export { isSamePerson } from './same-person.ts';
export { verifySignatures, type SignatureReport } from './verify.ts';
export { MAX_TRIES, mayTry, WINDOW_MS, withFailure } from './tries.ts';
export { SIGN_METHODS, SIGN_REFUSALS, SIGNING_MS, type OverrideContent, type Signer, type SignMethod, type SignRefusal } from './types.ts';
