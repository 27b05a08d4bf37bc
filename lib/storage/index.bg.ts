export { listFloors, localSettings, managedCache, profileFaults, syncDue, tabCaseItem, type Item } from './items.bg.ts';
