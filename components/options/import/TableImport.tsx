import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { i18n } from '#i18n';
import { localListName, type ListState } from '../../../lib/list/index.ts';
import type { ChosenColumn, Inspection, ReadPlan } from '../../../lib/list/import/index.ts';
import { countText, fileFaultText, syncReasonText, type ImportProgress, type InspectAnswer, type ReadAnswer, type ReadSummary, type StoreAnswer, type TableFacts } from '../../../lib/ui/index.ts';
import { CheckedSummary } from './CheckedSummary.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { FactsForm } from './FactsForm.tsx';
import { FileFacts } from './FileFacts.tsx';
import { ImportProgressBar } from './ImportProgressBar.tsx';
import { Preview } from './Preview.tsx';

export interface TableImportProps {
  readonly allowed: boolean;
  readonly busy: boolean;
  readonly progress: ImportProgress | undefined;
  readonly now: number;
  readonly today: string;
  readonly local: readonly ListState[];
  /** Name of the list that is imported anew; empty for a new one. */
  readonly name: string;
  readonly onChooseFile: () => Promise<File | undefined>;
  readonly onInspect: (file: File, plan: ReadPlan) => Promise<InspectAnswer>;
  readonly onRead: (file: File, plan: ReadPlan) => Promise<ReadAnswer>;
  readonly onStore: (facts: TableFacts) => Promise<StoreAnswer>;
  readonly onDownload: (blob: Blob) => void;
  readonly onCancel: () => void;
  readonly onBack: () => void;
}

type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'columns'; readonly file: File; readonly inspection: Inspection; readonly columns: readonly ChosenColumn[] }
  | { readonly at: 'checked'; readonly file: File; readonly inspection: Inspection; readonly columns: readonly ChosenColumn[]; readonly summary: ReadSummary }
  | { readonly at: 'done'; readonly facts: TableFacts; readonly version: number; readonly count: number };

/** A table of no publisher, step by step: file, columns with a preview, check of all rows, and only then the import. */
export function TableImport(props: TableImportProps) {
  const { allowed, busy, progress, now, onCancel, onBack } = props;
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const [fault, setFault] = useState<string>();

  const inspect = async (file: File, plan: ReadPlan) => {
    const answer = await props.onInspect(file, plan);
    setFault(answer.ok ? undefined : faultText(answer.reason));
    if (answer.ok) setStep({ at: 'columns', file, inspection: answer.value, columns: answer.value.columns });
  };
  const choose = async () => {
    const file = await props.onChooseFile();
    if (file !== undefined) await inspect(file, {});
  };
  const check = async (from: Extract<Step, { at: 'columns' }>) => {
    const answer = await props.onRead(from.file, planOf(from));
    setFault(answer.ok ? undefined : faultText(answer.reason));
    if (answer.ok) setStep({ ...from, at: 'checked', summary: answer.value });
  };
  const store = async (facts: TableFacts) => {
    const answer = await props.onStore(facts);
    setFault(answer.ok ? undefined : i18n.t('fileImport.notDone', [storeFaultText(answer)]));
    if (answer.ok) setStep({ at: 'done', facts, ...answer.value });
  };

  // Progress comes several times a second: what it does not change is not drawn anew.
  const table = useMemo(() => (step.at === 'columns' ? <Columns step={step} onStep={setStep} /> : null), [step]);

  return (
    <div className="cg-stack">
      <div className="cg-bar">
        <Button disabled={busy} onClick={onBack}>
          {i18n.t('fileImport.back')}
        </Button>
        {step.at === 'columns' || step.at === 'checked' ? (
          <Button disabled={busy} onClick={() => void choose()}>
            {i18n.t('fileImport.otherFile')}
          </Button>
        ) : null}
      </div>
      <h2>{i18n.t('fileImport.localTitle')}</h2>
      <p className="cg-intro">{i18n.t('fileImport.localIntro')}</p>
      {allowed ? null : <Alert type="warning" showIcon title={i18n.t('fileImport.notAllowed')} />}
      {fault === undefined ? null : <Alert type="warning" showIcon role="alert" title={fault} />}
      {step.at === 'choose' ? (
        <div className="cg-bar">
          <Button type="primary" disabled={busy || !allowed} onClick={() => void choose()}>
            {i18n.t('fileImport.chooseFile')}
          </Button>
          <span className="cg-dim">{i18n.t('fileImport.fileTypes')}</span>
        </div>
      ) : null}
      {step.at === 'columns' ? (
        <>
          <FileFacts key={step.file.name} file={step.file} inspection={step.inspection} disabled={busy} onPlan={(plan) => void inspect(step.file, plan)} />
          {table}
          <div className="cg-bar">
            <Button type="primary" disabled={busy || !isReady(step.columns)} onClick={() => void check(step)}>
              {i18n.t('fileImport.check')}
            </Button>
            {isReady(step.columns) ? null : <span>{i18n.t('fileImport.needName')}</span>}
          </div>
        </>
      ) : null}
      {step.at === 'checked' ? (
        <>
          <CheckedSummary summary={step.summary} onDownload={props.onDownload} />
          <FactsForm
            count={step.summary.taken}
            busy={busy}
            today={props.today}
            local={props.local}
            proposedName={props.name === '' ? nameFrom(step.file) : props.name}
            onImport={(facts) => void store(facts)}
            onBack={() => setStep({ ...step, at: 'columns' })}
          />
        </>
      ) : null}
      {step.at === 'done' ? <Alert type="success" showIcon role="alert" title={i18n.t('fileImport.done', [localListName(step.facts.listId), String(step.version), countText(step.count)])} /> : null}
      {busy ? <ImportProgressBar progress={progress} now={now} onCancel={onCancel} /> : null}
    </div>
  );
}

function Columns({ step, onStep }: { readonly step: Extract<Step, { at: 'columns' }>; readonly onStep: (step: Step) => void }) {
  return (
    <>
      <h2>{i18n.t('fileImport.columnsTitle')}</h2>
      <ColumnTable inspection={step.inspection} columns={step.columns} onChange={(columns) => onStep({ ...step, columns })} />
      <Preview inspection={step.inspection} columns={step.columns} />
    </>
  );
}

function planOf({ inspection, columns }: { readonly inspection: Inspection; readonly columns: readonly ChosenColumn[] }): ReadPlan {
  const { encoding, sheet, headerLine } = inspection;
  return { encoding, sheet, headerLine, columns };
}

function isReady(columns: readonly ChosenColumn[]): boolean {
  return columns.some(({ target }) => target === 'name') && columns.some(({ target }) => target === 'listedOn');
}

/** What the file is called, as far as a list may be called so. */
function nameFrom({ name }: File): string {
  return name.replace(/\.[^.]+$/, '').replace(/[^\p{L}\p{N}._（）()-]+/gu, '-').slice(0, 50);
}

function faultText(reason: Exclude<InspectAnswer, { ok: true }>['reason']): string {
  if (reason === 'cancelled' || reason === 'failed') return i18n.t(`fileImport.${reason}`);
  return fileFaultText(reason);
}

function storeFaultText({ reason, detail }: Exclude<StoreAnswer, { ok: true }>): string {
  if (reason === 'cancelled' || reason === 'failed' || reason === 'busy') return i18n.t(`fileImport.${reason}`);
  if (reason === 'nothing-read') return i18n.t('fileImport.nothing');
  return reason === 'aborted' && detail === 'not recorded' ? i18n.t('fileImport.notRecorded') : syncReasonText(reason);
}
