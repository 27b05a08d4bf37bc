export { entriesOf, GENESIS, sealedRight, sealEntry, verifyChain, verifyJsonl, type ChainHead } from './chain.ts';
export { scrub } from './scrub.ts';
export { counted, dayOf } from './tally.ts';
export { ENTRY_KINDS, type AuditEntry, type DayTally, type EntryKind } from './types.ts';
