/** A file of settings: `{lists, sites, rules, officer, office, signers}`, the same shape as managed policy. */
import { readJson } from './json-text.ts';

/** In the order in which they are taken over: rules say what the other parts need. */
export const SETTING_PARTS = ['rules', 'lists', 'sites', 'officer', 'office', 'signers'] as const;
export type SettingPart = (typeof SETTING_PARTS)[number];

export type SettingsFile =
  | { readonly ok: true; readonly parts: readonly { readonly key: SettingPart; readonly value: unknown }[]; readonly unknownKeys: readonly string[] }
  | { readonly ok: false; readonly reason: 'bad-json' | 'not-object' | 'nothing'; readonly detail: string };

/**
 * Reads a settings file. What each part holds is the background's to judge; here it is only taken apart.
 * Unknown keys are named, so that a misspelt part is not lost in silence.
 */
export function readSettingsFile(text: string): SettingsFile {
  const reading = readJson(text);
  if (!reading.ok) return { ok: false, reason: 'bad-json', detail: reading.detail };
  const { value } = reading;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, reason: 'not-object', detail: '' };
  const record = value as Record<string, unknown>;
  const parts = SETTING_PARTS.filter((key) => record[key] !== undefined).map((key) => ({ key, value: record[key] }));
  const unknownKeys = Object.keys(record).filter((key) => !SETTING_PARTS.some((part) => part === key));
  if (parts.length === 0) return { ok: false, reason: 'nothing', detail: unknownKeys.join(', ') };
  return { ok: true, parts, unknownKeys };
}
