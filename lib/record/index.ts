export { ENTRY_KINDS, type AuditEntry, type DayTally, type EntryKind } from './types.ts';
