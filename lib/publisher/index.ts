export { buildList, type BuildFault, type BuildOptions } from './build.ts';
export { buildDelta, type DeltaFault, type DeltaOptions } from './delta.ts';
export { makeKeyPair, readPrivateKeys, readPublicKeys, signHead, writeKeyPair, type PrivateJwk, type PublicJwk } from './keys.ts';
export { verifyFolder, type VerifyFault, type VerifyOptions } from './verify.ts';
