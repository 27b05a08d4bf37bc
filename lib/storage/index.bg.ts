export { listFloors, localSettings, managedCache, profileFaults, savedProofs, syncDue, tabCaseItem, type Item } from './items.bg.ts';
