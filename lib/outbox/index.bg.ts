export { createOutbox, type Outbox, type OutboxParts } from './outbox.bg.ts';
