export { ENTRIES, type BackgroundMessage, type MessageEntry } from './entries.ts';
export {
  DECISION_KINDS,
  SETTING_KEYS,
  type ChainReport,
  type Decision,
  type DecisionAnswer,
  type DecisionKind,
  type GuardStart,
  type ListStatus,
  type OverlayState,
  type Protocol,
  type RecordQuery,
  type SaveAnswer,
  type SaveSetting,
  type SettingKey,
  type Status,
  type TabVerdict,
} from './protocol.ts';
