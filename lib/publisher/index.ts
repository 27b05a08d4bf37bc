export { buildList, type BuildOptions } from './build.ts';
export { buildDelta } from './delta.ts';
export { rotateKeys, type RotateOptions } from './key-set.ts';
export { makeKeyPair, signHead, signPayload, type PrivateJwk, type PublicJwk } from './keys.ts';
