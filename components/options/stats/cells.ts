/** Tables that are no counts by a dimension, as cells to take away. */
import { i18n } from '#i18n';
import type { StaleTime } from '../../../lib/messaging/index.ts';
import type { AuditEntry } from '../../../lib/record/index.ts';
import { entryKindText, instantText } from '../../../lib/ui/index.ts';
import type { TableCells } from '../../../lib/ui/stats-words.ts';

export function staleCells(stale: readonly StaleTime[]): TableCells {
  return [[i18n.t('stats.column.day'), i18n.t('stats.list'), i18n.t('stats.hours')], ...stale.map(({ day, listId, hours }) => [day, listId, hours])];
}

const COLUMNS = ['name', 'code', 'host', 'reason', 'by'] as const;

export function decisionCells(entries: readonly AuditEntry[]): TableCells {
  const headings = [i18n.t('records.at'), i18n.t('records.kind'), ...COLUMNS.map((name) => i18n.t(`fact.${name}`))];
  return [headings, ...entries.map(({ at, kind, data }) => [instantText(at), entryKindText(kind), ...COLUMNS.map((name) => (typeof data[name] === 'string' ? data[name] : ''))])];
}
