export { entriesOf, GENESIS, sealedRight, sealEntry, verifyChain, verifyJsonl } from './chain.ts';
export { scrub } from './scrub.ts';
export { cellKey, cellOf, dayOf, fitsCell } from './cells.ts';
export { ENTRY_KINDS, type AuditEntry, type Cell, type CellFilter, type DayTally, type EntryKind } from './types.ts';
