import { useEffect, useRef, useState } from 'react';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { ListSource } from '../../lib/list/index.ts';
import type { ReadPlan, RowReason } from '../../lib/list/import/index.ts';
import type { OutSheet } from '../../lib/workbook/index.ts';
import { connect, type Remote } from '../../lib/shared/calls.ts';
import { listFloors } from '../../lib/storage/index.bg.ts';
import type { ApplicantsAnswer, ImportProgress, InspectAnswer, MediaChoice, MediaResult, PageSide, ReadAnswer, StoreAnswer, TableFacts, WorkerSide } from '../../lib/ui/importing.ts';
import { useLeaveWarning } from '../../lib/ui/use-leave-warning.ts';

export interface Importer {
  readonly busy: boolean;
  readonly progress: ImportProgress | undefined;
  media(source: ListSource, choice: MediaChoice): Promise<MediaResult>;
  inspect(file: File, plan: ReadPlan): Promise<InspectAnswer>;
  read(file: File, plan: ReadPlan, words: Readonly<Record<RowReason, string>>, headings: readonly string[]): Promise<ReadAnswer>;
  store(facts: TableFacts): Promise<StoreAnswer>;
  applicants(file: File, plan: ReadPlan & Required<Pick<ReadPlan, 'columns'>>): Promise<ApplicantsAnswer>;
  /** Undefined when the worker could not make it. */
  workbook(sheets: readonly OutSheet[]): Promise<Blob | undefined>;
  /** Ends what is running, at once; what is in force stays in force. */
  cancel(): void;
}

interface Running {
  readonly worker: Worker;
  readonly calls: Remote<WorkerSide>;
}

/** Imports by hand: the work is done in a worker, started when it is first needed and ended with the page. */
export function useImporter(): Importer {
  const running = useRef<Running>(undefined);
  const stop = useRef<(how: 'cancelled' | 'failed') => void>(undefined);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<ImportProgress>();

  useEffect(() => () => running.current?.worker.terminate(), []);
  useLeaveWarning(busy);

  function start(): Running {
    if (running.current !== undefined) return running.current;
    const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
    // A worker that runs out of memory, or cannot be loaded, says no more than this.
    worker.addEventListener('error', () => stop.current?.('failed'));
    const calls = connect<PageSide, WorkerSide>(worker, {
      keptGet: () => listFloors.get(),
      keptSet: (value) => listFloors.set(value),
      record: async (note) => (await sendMessage('recordImport', note)).ok,
      progress: setProgress,
    });
    running.current = { worker, calls };
    return running.current;
  }

  /** Runs one call; whatever happens to the worker, there is an answer. */
  async function ask<T>(call: (calls: Remote<WorkerSide>) => Promise<T>, otherwise: (how: 'cancelled' | 'failed') => T): Promise<T> {
    setBusy(true);
    const ended = new Promise<T>((resolve) => {
      stop.current = (how) => {
        running.current?.worker.terminate();
        running.current = undefined;
        resolve(otherwise(how));
      };
    });
    try {
      return await Promise.race([call(start().calls), ended]);
    } catch (error) {
      if (error instanceof Error) return otherwise('failed');
      throw error;
    } finally {
      setBusy(false);
      setProgress(undefined);
    }
  }

  const refused = (how: 'cancelled' | 'failed') => ({ ok: false, reason: how }) as const;
  const tellEnd = (listId: string, how: 'media' | 'table', outcome: string, detail?: string) => sendMessage('importEnded', { listId, how, outcome, detail: detail?.slice(0, 300) });
  return {
    busy,
    progress,
    async media(source, choice) {
      const result = await ask<MediaResult>((calls) => calls.media({ source, choice }), (reason) => ({ reason }));
      await tellEnd(source.id, 'media', result.reason, result.detail);
      return result;
    },
    inspect: (file, plan) => ask<InspectAnswer>((calls) => calls.inspect({ file, plan }), refused),
    read: (file, plan, words, headings) => ask<ReadAnswer>((calls) => calls.read({ file, plan, words, headings }), refused),
    async store(facts) {
      const result = await ask<StoreAnswer>((calls) => calls.store(facts), refused);
      await tellEnd(facts.listId, 'table', result.ok ? 'imported' : result.reason, result.ok ? undefined : result.detail);
      return result;
    },
    applicants: (file, plan) => ask<ApplicantsAnswer>((calls) => calls.applicants({ file, plan }), refused),
    workbook: (sheets) => ask<Blob | undefined>((calls) => calls.workbook(sheets), () => undefined),
    cancel: () => stop.current?.('cancelled'),
  };
}
