import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/client.ts';
import { ask } from '../../lib/ui/ask.ts';
import { offerBlob, offerFile } from '../../lib/ui/files.dom.ts';
import { MOST_ROWS } from '../../lib/ui/use-worklist.ts';
import { worklistEvents, worklistSheets } from '../../lib/ui/worklist-words.ts';
import { writeWorkbook } from '../../lib/workbook/index.ts';
import { icsCalendar, type WorkFilter, type WorkRow } from '../../lib/worklist/index.ts';

/** Offers the rows that the filter leaves as a table or a calendar, once that is recorded. */
export async function exportWorklist(how: 'xlsx' | 'ics', filter: WorkFilter, about: { readonly regions: readonly string[]; readonly rules: string }): Promise<{ readonly text: string; readonly good: boolean }> {
  const failed = { text: i18n.t('worklist.exportFailed'), good: false };
  const all = await allRows(filter);
  if (all === undefined) return failed;
  const events = how === 'ics' ? worklistEvents(all.rows) : [];
  if (how === 'ics' && events.length === 0) return { text: i18n.t('worklist.noEvents'), good: false };
  const count = how === 'ics' ? events.length : all.rows.length;
  const noted = await ask(() => sendMessage('worklistExported', { rows: count, how }), { tries: 1 });
  if (!noted.ok || !noted.value.ok) return failed;
  const name = `${i18n.t('worklist.fileName')}-${all.today}.${how}`;
  if (how === 'ics') offerFile(name, icsCalendar(i18n.t('worklist.title'), events, Date.now()), 'text/calendar;charset=utf-8');
  else offerBlob(name, writeWorkbook(worklistSheets(all.rows, { ...about, today: all.today })));
  return { text: i18n.t('worklist.exported', [name, String(count)]), good: true };
}

async function allRows(filter: WorkFilter): Promise<{ readonly rows: readonly WorkRow[]; readonly today: string } | undefined> {
  // By id: a row that moves while the pages are asked for is not in the table twice.
  const rows = new Map<string, WorkRow>();
  for (let offset = 0; ; offset += MOST_ROWS) {
    const answer = await ask(() => sendMessage('worklist', { ...filter, offset, limit: MOST_ROWS }));
    if (!answer.ok || !answer.value.ok) return undefined;
    for (const row of answer.value.rows) rows.set(row.party.id, row);
    if (offset + MOST_ROWS >= answer.value.total) return { rows: [...rows.values()], today: answer.value.today };
  }
}
