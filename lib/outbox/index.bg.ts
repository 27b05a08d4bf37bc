export { createOutbox, type Outbox, type OutboxParts, type OutboxStatus } from './outbox.bg.ts';
