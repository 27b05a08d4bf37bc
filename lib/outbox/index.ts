export { centralRow, COLUMNS, type CentralRow } from './row.ts';
export { OUTBOX_FAULTS, type CentralStore, type OutboxFault, type OutboxState, type OutboxStatus } from './types.ts';
