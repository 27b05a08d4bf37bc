export { breather, compactList, type CompactionOutcome } from './compact.bg.ts';
export type { KeptValue } from './keeper.bg.ts';
export { sharedValue, withListLock } from './lock.bg.ts';
export { readArchive } from './archive.ts';
export { storeLocalList, tidyLocalList, type LocalListOptions, type LocalListStored } from './local.bg.ts';
export { importFromMedia, type MediaOptions } from './media/import.bg.ts';
export { openListStore, type Attempt, type ListStore } from './store.bg.ts';
export { syncList, type SyncLimits, type SyncOptions, type SyncOutcome } from './sync.bg.ts';
export { openStoredLists, type StoredList, type StoredLists } from './stored.bg.ts';
