export { openWorklistStore, type Placed, type WorklistStore } from './store.bg.ts';
export { walkList, type WalkedList } from './walk.bg.ts';
