export { idCheck, orgCodeCheck, regNoCheck, usccCheck } from './checksum.ts';
export { normaliseCode, orgCodeOf, readCode, regionOf } from './code.ts';
export { coreOf } from './core.ts';
export { maskPersonIds } from './mask-person-ids.ts';
export { normaliseName, stepsBetween } from './name.ts';
export { PERSON_KEY, PERSON_KEY_ID, personHash, personKeyIdOf, type PersonKey } from './person-hash.ts';
export { oldPersonIdShape, personIdShape } from './person-id.ts';
export { lookupKeys, readSubject, sameCode } from './read.ts';
export { CODE_KINDS, NAME_STEPS, type CodeKind, type CodeReading, type NameReading, type NameStep, type Subject, type SubjectText } from './types.ts';
