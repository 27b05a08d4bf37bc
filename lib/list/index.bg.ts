export { compactList, type CompactionOutcome } from './compact.bg.ts';
export type { KeptValue } from './keeper.bg.ts';
export { openListStore, type Attempt, type ListStore } from './store.bg.ts';
export { syncList, type SyncLimits, type SyncOptions, type SyncOutcome } from './sync.bg.ts';
