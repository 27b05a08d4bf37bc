import type { BatchRow, OutcomeCounts } from '../../../lib/batch/index.ts';
import type { ChosenColumn, Inspection } from '../../../lib/list/import/index.ts';

/** What a batch was drawn from, as far as it has come. */
export interface BatchFacts {
  readonly lists: readonly string[];
  readonly asOf?: string;
  readonly rules: string;
  readonly checkedAt: string;
}

export type BatchEnd = 'done' | 'cancelled' | 'failed';

export type BatchState =
  | { readonly at: 'input' }
  | { readonly at: 'columns'; readonly file: File; readonly inspection: Inspection; readonly columns: readonly ChosenColumn[] }
  | { readonly at: 'reading' }
  | { readonly at: 'running'; readonly total: number; readonly done: number; readonly startedAt: number; readonly counts: OutcomeCounts }
  | {
      readonly at: 'results';
      readonly rows: readonly BatchRow[];
      readonly total: number;
      readonly ended: BatchEnd;
      readonly facts: BatchFacts;
      readonly personalColumns: readonly string[];
      readonly recorded: boolean;
    };
