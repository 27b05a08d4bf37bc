export { FormerName, GROUND_CODES, GroundCode, LIST_KINDS, Listing, ListKind } from './schema.ts';
export {
  KEY_KINDS,
  SYNC_REASONS,
  type KeyKind,
  type ListSource,
  type ListState,
  type ListVersion,
  type LookupAnswer,
  type LookupHit,
  type LookupKey,
  type SyncProgress,
  type SyncReason,
} from './state.ts';
