export { openRecordStore, type RecordStore } from './store.bg.ts';
