import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { readConfiguration, type Applied, type PlannedItem, type ReadConfiguration } from '../../../lib/configuration/index.ts';
import { readJson } from '../../../lib/ui/json-text.ts';
import { Problems } from '../Problems.tsx';
import { itemText } from './item-words.ts';
import { PlanTable } from './PlanTable.tsx';

type Read = Extract<ReadConfiguration, { ok: true }>;

export interface TransferSectionProps {
  /** What importing would do on this desk as it is now. */
  readonly onPlan: (file: Read) => readonly PlannedItem[];
  readonly onApply: (items: readonly PlannedItem[], file: Read) => Promise<Applied>;
  readonly onChooseFile: () => Promise<string | undefined>;
  /** Name of the file that was offered. */
  readonly onExport: () => Promise<string>;
}

/** The configuration of a desk as one file: out, or in after a look at what it would change. */
export function TransferSection({ onPlan, onApply, onChooseFile, onExport }: TransferSectionProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [shown, setShown] = useState<{ readonly file: Read; readonly items: readonly PlannedItem[] }>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [applied, setApplied] = useState<Applied>();
  const [exported, setExported] = useState('');
  const id = useId();

  const preview = (typed: string) => {
    setText(typed);
    setFault('');
    setApplied(undefined);
    setShown(undefined);
    if (typed.trim() === '') return;
    const json = readJson(typed);
    const file = json.ok ? readConfiguration(json.value) : undefined;
    if (file?.ok !== true) {
      setFault(json.ok && file !== undefined ? faultText(file) : i18n.t('transfer.badJson', [json.ok ? '' : json.detail]));
      return;
    }
    const items = onPlan(file);
    setShown({ file, items });
    setChosen(items.filter(isOpen).map(({ path }) => path));
  };
  const apply = async () => {
    if (shown === undefined) return;
    setBusy(true);
    const result = await onApply(shown.items.filter((item) => isOpen(item) && chosen.includes(item.path)), shown.file);
    setApplied(result);
    setShown(undefined);
    setBusy(false);
  };
  const left = (applied?.refused ?? []).flatMap(({ problems }) => problems);

  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('transfer.intro')}</p>
      <h2>{i18n.t('transfer.out')}</h2>
      <p className="cg-intro">{i18n.t('transfer.outHelp')}</p>
      <div className="cg-bar">
        <Button onClick={() => void onExport().then(setExported)}>{i18n.t('transfer.export')}</Button>
        <span role="status">{exported === '' ? '' : i18n.t('diagnostics.saved', [exported])}</span>
      </div>
      <h2>{i18n.t('transfer.in')}</h2>
      <div className="cg-bar">
        <Button onClick={() => void onChooseFile().then((found) => found !== undefined && preview(found))}>{i18n.t('transfer.file')}</Button>
      </div>
      <div>
        <label className="cg-paste-label" htmlFor={id}>
          {i18n.t('transfer.paste')}
        </label>
        <Input.TextArea
          id={id}
          className="cg-mono"
          rows={shown === undefined ? 8 : 3}
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setShown(undefined);
          }}
        />
      </div>
      {shown === undefined ? (
        <div className="cg-bar">
          <Button type="primary" disabled={text.trim() === ''} onClick={() => preview(text)}>
            {i18n.t('transfer.preview')}
          </Button>
        </div>
      ) : (
        <>
          <PlanTable items={shown.items} chosen={chosen} onChosen={setChosen} />
          <div className="cg-bar">
            <Button type="primary" loading={busy} disabled={chosen.length === 0} onClick={() => void apply()}>
              {i18n.t('transfer.apply', [String(chosen.length)])}
            </Button>
            <Button disabled={busy} onClick={() => setShown(undefined)}>
              {i18n.t('common.cancel')}
            </Button>
          </div>
        </>
      )}
      {fault === '' ? null : <Alert type="warning" showIcon role="alert" title={fault} />}
      {applied === undefined || applied.done.length === 0 ? null : <Alert type="success" showIcon role="status" title={i18n.t('transfer.applied', [String(applied.done.length), applied.done.map((path) => itemText(path)).join(i18n.t('common.comma'))])} />}
      <Problems problems={left.filter((problem, index) => left.findIndex((other) => other.path === problem.path && other.message === problem.message) === index)} title={i18n.t('transfer.refused')} />
    </div>
  );
}

function isOpen({ kind }: PlannedItem): boolean {
  return kind === 'add' || kind === 'change';
}

function faultText(file: Extract<ReadConfiguration, { ok: false }>): string {
  switch (file.reason) {
    case 'not-object':
      return i18n.t('transfer.notObject');
    case 'newer-format':
      return i18n.t('transfer.newerFormat', [file.detail]);
    case 'unknown-key':
      return i18n.t('transfer.unknownKey', [file.detail]);
    case 'nothing':
      return i18n.t('transfer.nothing');
  }
}
