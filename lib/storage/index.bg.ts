export { isStorageError } from './errors.bg.ts';
export { clueDraftItem, clueState, listFloors, localSettings, managedCache, managedSecrets, outboxState, profileDrafts, profileFaults, savedProofs, syncDue, tabCaseItem, type Item } from './items.bg.ts';
