export { openRescreenStore, quietly, type RescreenStore } from './store.bg.ts';
