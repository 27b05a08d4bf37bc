export { buildList, type BuildFault, type BuildOptions } from './build.ts';
export { buildDelta, type DeltaFault, type DeltaOptions } from './delta.ts';
export { keysInForce, readKeySets, rotateKeys, type RotateFault, type RotateOptions } from './key-set.ts';
export { makeKeyPair, readPrivateKeys, readPublicKeys, signHead, signPayload, writeKeyPair, type KeyCurve, type PrivateJwk, type PublicJwk } from './keys.ts';
export { verifyFolder, type VerifyFault, type VerifyOptions } from './verify.ts';
