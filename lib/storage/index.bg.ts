export { listFloors, localSettings, managedCache, syncDue, tabCaseItem, type Item } from './items.bg.ts';
