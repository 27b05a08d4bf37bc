/** How values are written for people. Pure: no locale but the digits and marks that Chinese offices use. */
import { chinaDay } from '../shared/index.ts';

/**
 * A code in groups of four for comparing by eye: `9199 0000 T000 1000 7R` reads well, and so do masked
 * codes. Anything that is not a plain code (Chinese text, other marks) comes back unchanged.
 */
export function groupCode(code: string): string {
  if (!/^[0-9A-Za-z*＊]{8,20}$/.test(code)) return code;
  return code.match(/.{1,4}/g)?.join(' ') ?? code;
}

/** An instant as `YYYY-MM-DD HH:mm` of Chinese time; text that is no instant comes back unchanged. */
export function instantText(iso: string): string {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return iso;
  const clock = new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${chinaDay(ms)} ${clock}`;
}

/** How long ago, in the one unit that matters; `null` when in the future by more than a minute. */
export function elapsed(fromIso: string, nowMs: number): { unit: 'now' | 'minutes' | 'hours' | 'days'; value: number } | null {
  const minutes = Math.floor((nowMs - Date.parse(fromIso)) / 60_000);
  if (Number.isNaN(minutes) || minutes < -1) return null;
  if (minutes < 1) return { unit: 'now', value: 0 };
  if (minutes < 60) return { unit: 'minutes', value: minutes };
  if (minutes < 48 * 60) return { unit: 'hours', value: Math.floor(minutes / 60) };
  return { unit: 'days', value: Math.floor(minutes / 1440) };
}

/** 1234567 → `1,234,567`. */
export function countText(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** 7340032 → `7.3 MB` (millions of bytes, as browsers and file managers of servers write them); below a tenth in kB. */
export function bytesText(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Part of a progress that is done, 0-100; unknown totals count as nothing done. */
export function percent(done: number, total: number): number {
  const part = (done / total) * 100;
  if (!(total > 0) || Number.isNaN(part)) return 0;
  return Math.max(0, Math.min(100, Math.round(part)));
}
