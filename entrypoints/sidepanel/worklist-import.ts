import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/client.ts';
import { ask } from '../../lib/ui/ask.ts';
import { chooseFile } from '../../lib/ui/files.dom.ts';
import { fileFaultText } from '../../lib/ui/index.ts';

/** Parties of one request, and of one file: an inspector's own list, no register. */
const CHUNK = 200;
const MOST_PARTIES = 5_000;

/** Reads parties from a file of the inspector's and puts those on the work list that a list names for sure. Undefined when none was chosen. */
export async function importParties(): Promise<{ readonly text: string; readonly good: boolean } | undefined> {
  const file = await chooseFile('.csv,.txt,.tsv,.xlsx,.json,.jsonl,.ndjson');
  if (file === undefined) return undefined;
  // Few open a file here: the panel opens without the readers of tables.
  const [{ inspectFile }, { applicantColumns, readApplicants }] = await Promise.all([import('../../lib/list/import/index.ts'), import('../../lib/batch/index.ts')]);
  const source = {
    name: file.name,
    blob: async () => file,
    async *bytes() {
      yield new Uint8Array(await file.arrayBuffer());
    },
  };
  const inspection = await inspectFile(source, {});
  if (!inspection.ok) return { text: fileFaultText(inspection.reason), good: false };
  const { encoding, sheet, headerLine, columns } = inspection.value;
  const read = await readApplicants(source, { encoding, sheet, headerLine, columns: applicantColumns(columns) });
  if (!read.ok && read.reason !== 'too-many-rows') return { text: fileFaultText(read.reason), good: false };
  if (!read.ok || read.value.rows.length > MOST_PARTIES) return { text: i18n.t('worklist.importTooMany', [String(MOST_PARTIES)]), good: false };
  const counts = { added: 0, known: 0, unsure: 0, unlisted: 0 };
  for (let at = 0; at < read.value.rows.length; at += CHUNK) {
    const subjects = read.value.rows.slice(at, at + CHUNK).map(({ subject }) => subject);
    const answer = await ask(() => sendMessage('addToWorklist', { subjects }), { tries: 1, timeoutMs: 60_000 });
    if (!answer.ok || !answer.value.ok) return { text: i18n.t(answer.ok ? 'worklist.broken' : 'common.unreachable'), good: false };
    for (const name of ['added', 'known', 'unsure', 'unlisted'] as const) counts[name] += answer.value[name];
  }
  return { text: i18n.t('worklist.imported', [String(counts.added), String(counts.known), String(counts.unsure), String(counts.unlisted)]), good: true };
}
