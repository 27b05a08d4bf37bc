export { breather, compactList } from './compact.bg.ts';
export { sharedValue, withListLock } from './lock.bg.ts';
export { readArchive } from './archive.ts';
export { storeLocalList, tidyLocalList } from './local.bg.ts';
export { importFromMedia } from './media/import.bg.ts';
export { openListStore, type ListStore } from './store.bg.ts';
export { syncList, type SyncOptions, type SyncOutcome } from './sync.bg.ts';
export { openStoredLists, type StoredList, type StoredLists } from './stored.bg.ts';
