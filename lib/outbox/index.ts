export { centralRow, COLUMNS } from './row.ts';
export { OUTBOX_FAULTS, type CentralStore, type OutboxFault, type OutboxState, type OutboxStatus } from './types.ts';
