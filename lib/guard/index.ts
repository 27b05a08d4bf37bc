export { GUARD_EVENTS, type GuardEvent, type GuardOrders } from './types.ts';
