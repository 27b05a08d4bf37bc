export { openListStore, type Attempt, type ListStore } from './store.bg.ts';
export { syncList, type SyncLimits, type SyncOptions, type SyncOutcome } from './sync.bg.ts';
