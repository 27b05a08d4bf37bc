export { keptKey, makeHashingKey, type KeptKey } from './kept-key.bg.ts';
export { isNewerError, newerDatabases, openKept } from './kept-database.bg.ts';
export { guarded, isStorageError } from './errors.bg.ts';
export { clueDraftItem, clueState, forgetHeldCases, heldCaseItem, listFloors, localSettings, managedCache, managedSecrets, outboxState, profileDrafts, profileFaults, recentFaults, savedProofs, syncDue, tabCaseItem, type Item } from './items.bg.ts';
