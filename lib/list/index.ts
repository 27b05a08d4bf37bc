export { changedFields, LISTING_FIELDS, type ListingField } from './changed-fields.ts';
export { CHANGE_KINDS, type Change, type ChangeKind } from './changes.ts';
export { createChangeTable, type ChangeHeadings, type ChangePage, type ChangeQuery } from './change-table.ts';
export type { ChangesPageSide, ChangesWorkerSide, CompareAnswer } from './changes-protocol.ts';
export { decodeRecordBlock, decodeTombstoneBlock, findExact, findNear, type Tombstone } from './block.ts';
export { Head, parseHead, segmentBytes, type DeltaRef, type PackRef, type SegmentRef } from './head.ts';
export { followKeySets, KEYS_FORMAT, KEYS_TYPE, KeySet, keysAt, parseKeysFile, rootKeys, thumbprintOf, KeySetKey, type KeySetFault, type TrustedKeys } from './key-set.ts';
export { bucketOf, hashKey, keysOf, tombstoneBucket } from './keys.ts';
export * as listLimits from './limits.ts';
export { askNear, nearCandidates, searchNear, type NearQuery } from './near.ts';
export { coresOf, nearHash, nearKeys, regionOfListing, regionTag } from './neighbours.ts';
export { encodePack, packsOf, parsePack, TABLES, type Table } from './pack.ts';
export { isLocalListId, localListId, localListName } from './local.ts';
export { findFolder, ofBlobs, type MediaFault } from './media/files.ts';
export { addToSet, fromRow, rowDigest, rowText, setHashOf, setHashText, toRow, type Row } from './row.ts';
export { GROUND_CODES, GroundCode, LIST_KINDS, Listing, ListKind, RISK_CLASSES, type RiskClass } from './schema.ts';
export type { BlockSource, SearchFault, StoredSegment } from './search.ts';
export { blockCounts, encodeSegment, layoutOf, type Segment } from './segment.ts';
export { HEAD_TYPE, parseEnvelope, SUITES, verifyEnvelope, type Envelope, type SignatureFault, type Suite } from './signature.ts';
export { SM2_ALG, SM2_USER_ID } from './sm2.ts';
export {
  remainingMs,
  SYNC_REASONS,
  type KeySetFacts,
  type ListSource,
  type ListState,
  type ListVersion,
  type LookupAnswer,
  type LookupHit,
  type LookupKey,
  type SyncAttempt,
  type NearAnswer,
  type SyncProgress,
  type SyncReason,
} from './state.ts';
export type { RowPlace } from './row-table.ts';
export { eachInForce, rowsAt } from './walk.ts';
export { readBuried, walkStep, type RowGlance, type WalkPlace } from './step-walk.ts';
