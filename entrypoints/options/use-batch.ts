import { useCallback, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { BatchEnd, BatchFacts, BatchState } from '../../components/options/batch/state.ts';
import { applicantColumns, CHUNK, countsOf, pastedTable, type Applicant, type BatchRow, type OutcomeCounts } from '../../lib/batch/index.ts';
import type { Outcome } from '../../lib/check/index.ts';
import type { ChosenColumn, ReadPlan } from '../../lib/list/import/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { ask } from '../../lib/ui/ask.ts';
import { batchSheets } from '../../lib/ui/batch-words.ts';
import { offerBlob } from '../../lib/ui/files.dom.ts';
import { fileFaultText } from '../../lib/ui/index.ts';
import { useLeaveWarning } from '../../lib/ui/use-leave-warning.ts';
import { useImporter } from './use-importer.ts';

/** Oftener than the eye follows only keeps the page busy. */
const TELL_EVERY_MS = 300;
/** A chunk takes a fraction of a second; a list that is just being written may hold it up. */
const CHUNK_TIMEOUT_MS = 60_000;

interface Run {
  readonly rows: BatchRow[];
  readonly lists: Set<string>;
  readonly counts: Partial<Record<Outcome, number>>;
  facts: Omit<BatchFacts, 'lists'>;
  stopped: boolean;
}

/** A batch from the table to the workbook. Applicants and results live in this page alone, and go with it. */
export function useBatch() {
  const importer = useImporter();
  const [state, setState] = useState<BatchState>({ at: 'input' });
  const [fault, setFault] = useState<string>();
  const run = useRef<Run>(undefined);
  const given = useRef<{ readonly total: number; readonly sha256: string }>({ total: 0, sha256: '' });

  const note = useCallback((ended: BatchEnd, { rows, counts, lists, facts }: Run) => {
    const { total, sha256 } = given.current;
    const request = { rows: total, checked: rows.length, ended, counts: { ...counts }, lists: [...lists], ...(facts.asOf === undefined ? {} : { asOf: facts.asOf }), ...(facts.rules === '' ? {} : { rules: facts.rules }), sha256 };
    return sendMessage('recordBatch', request).then(
      ({ ok }) => ok,
      () => false,
    );
  }, []);

  // A page that is closed in the midst of a batch has checked what it has checked.
  useEffect(() => {
    const leave = () => {
      const current = run.current;
      run.current = undefined;
      if (current !== undefined) void note('cancelled', current);
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [note]);
  useLeaveWarning(state.at === 'running');

  async function inspect(file: File, plan: ReadPlan): Promise<void> {
    const answer = await importer.inspect(file, plan);
    setFault(answer.ok ? undefined : faultText(answer.reason));
    if (answer.ok) setState({ at: 'columns', file, inspection: answer.value, columns: applicantColumns(answer.value.columns) });
  }

  async function start(): Promise<void> {
    if (state.at !== 'columns') return;
    const { file, inspection, columns } = state;
    setState({ at: 'reading' });
    const { encoding, sheet, headerLine } = inspection;
    const read = await importer.applicants(file, { encoding, sheet, headerLine, columns });
    if (!read.ok) {
      setFault(faultText(read.reason));
      setState(state);
      return;
    }
    setFault(undefined);
    given.current = { total: read.value.rows.length, sha256: read.value.sha256 };
    const [ended, result] = await check(read.value.rows);
    // Already recorded where the page was left.
    if (run.current === undefined) return;
    run.current = undefined;
    const recorded = await note(ended, result);
    setState({ at: 'results', rows: result.rows, total: read.value.rows.length, ended, facts: { ...result.facts, lists: [...result.lists].sort() }, personalColumns: read.value.personalColumns, recorded });
  }

  async function check(applicants: readonly Applicant[]): Promise<[BatchEnd, Run]> {
    const current: Run = { rows: [], lists: new Set(), counts: {}, facts: { rules: '', checkedAt: new Date().toISOString() }, stopped: false };
    run.current = current;
    const startedAt = Date.now();
    let toldAt = 0;
    const tell = (counts: OutcomeCounts) => setState({ at: 'running', total: applicants.length, done: current.rows.length, startedAt, counts });
    tell({});
    for (let at = 0; at < applicants.length; at += CHUNK) {
      if (current.stopped || run.current !== current) return ['cancelled', current];
      const chunk = applicants.slice(at, at + CHUNK);
      const answer = await ask(() => sendMessage('checkBatch', { subjects: chunk.map(({ subject }) => subject) }), { timeoutMs: CHUNK_TIMEOUT_MS });
      if (!answer.ok) return ['failed', current];
      const { verdicts, lists, asOf, rules, checkedAt } = answer.value;
      for (const [index, verdict] of verdicts.entries()) current.rows.push({ ...verdict, line: chunk[index]?.line ?? 0 });
      for (const [outcome, count] of Object.entries(countsOf(verdicts)) as [Outcome, number][]) current.counts[outcome] = (current.counts[outcome] ?? 0) + count;
      for (const list of lists) current.lists.add(list);
      current.facts = { rules, checkedAt, ...(asOf === undefined ? {} : { asOf: current.facts.asOf !== undefined && current.facts.asOf < asOf ? current.facts.asOf : asOf }) };
      if (Date.now() - toldAt >= TELL_EVERY_MS) {
        toldAt = Date.now();
        tell({ ...current.counts });
      }
    }
    return ['done', current];
  }

  async function exportResults(): Promise<string | undefined> {
    if (state.at !== 'results') return undefined;
    const blob = await importer.workbook(batchSheets({ ...state.facts, rows: state.rows, total: state.total, sha256: given.current.sha256 }));
    if (blob === undefined) return undefined;
    const name = `${i18n.t('batch.fileName')}-${chinaDay(Date.now())}.xlsx`;
    offerBlob(name, blob);
    return name;
  }

  return {
    state,
    fault,
    busy: importer.busy,
    inspect: (file: File) => inspect(file, {}),
    paste: (text: string) => inspect(new File([pastedTable(text)], `${i18n.t('batch.pasted')}.tsv`), {}),
    plan: (plan: ReadPlan) => (state.at === 'columns' ? inspect(state.file, plan) : undefined),
    columns: (columns: readonly ChosenColumn[]) => (state.at === 'columns' ? setState({ ...state, columns }) : undefined),
    start,
    cancel: () => {
      if (run.current === undefined) importer.cancel();
      else run.current.stopped = true;
    },
    anew: () => {
      setFault(undefined);
      setState({ at: 'input' });
    },
    exportResults,
  };
}

type Fault = Parameters<typeof fileFaultText>[0] | 'too-many-rows' | 'cancelled' | 'failed';
function faultText(reason: Fault): string {
  if (reason === 'too-many-rows') return i18n.t('batch.tooMany');
  if (reason === 'cancelled' || reason === 'failed') return i18n.t(`fileImport.${reason}`);
  return fileFaultText(reason);
}
