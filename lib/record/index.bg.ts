export { openRecordStore, type RecordReason, type RecordStore } from './store.bg.ts';
