import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { PolicyProblem } from '../../lib/policy/index.ts';
import { readSettingsFile, type SettingPart, type SettingsFile } from '../../lib/ui/settings-file.ts';
import { Problems } from './Problems.tsx';

export interface TransferSectionProps {
  readonly onApply: (key: SettingPart, value: unknown) => Promise<readonly PolicyProblem[]>;
  readonly onChooseFile: () => Promise<string | undefined>;
  readonly onExport: () => void;
  /** Which values of a part of the file the organisation enforces, by path: they were kept, and do not count. */
  readonly managedIn?: (key: SettingPart, value: unknown) => readonly string[];
}

/** Settings of a whole desk in one file, in the shape of managed policy. */
export function TransferSection({ onApply, onChooseFile, onExport, managedIn }: TransferSectionProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const [applied, setApplied] = useState<readonly SettingPart[]>([]);
  const [managed, setManaged] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly { key: SettingPart; problems: readonly PolicyProblem[] }[]>([]);
  const id = useId();

  const clear = () => {
    setFault('');
    setApplied([]);
    setManaged([]);
    setRefused([]);
  };
  const apply = async () => {
    clear();
    const file = readSettingsFile(text);
    if (!file.ok) {
      setFault(faultText(file));
      return;
    }
    // A misspelt part would be lost in silence: nothing is taken until the file is clear.
    if (file.unknownKeys.length > 0) {
      setFault(i18n.t('transfer.unknownKey', [file.unknownKeys.join(i18n.t('common.comma'))]));
      return;
    }
    setBusy(true);
    const done: SettingPart[] = [];
    const bad: { key: SettingPart; problems: readonly PolicyProblem[] }[] = [];
    for (const { key, value } of file.parts) {
      const problems = await onApply(key, value);
      if (problems.length === 0) done.push(key);
      else bad.push({ key, problems });
    }
    setApplied(done);
    setManaged(file.parts.filter(({ key }) => done.includes(key)).flatMap(({ key, value }) => managedIn?.(key, value) ?? []));
    setRefused(bad);
    setBusy(false);
  };
  const choose = async () => {
    const chosen = await onChooseFile();
    if (chosen === undefined) return;
    clear();
    setText(chosen);
  };

  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('transfer.intro')}</p>
      <div className="cg-bar">
        <Button onClick={() => void choose()}>{i18n.t('transfer.file')}</Button>
        <Button onClick={onExport}>{i18n.t('transfer.export')}</Button>
      </div>
      <div>
        <label htmlFor={id}>{i18n.t('transfer.paste')}</label>
        <Input.TextArea id={id} className="cg-mono" rows={14} spellCheck={false} value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <div className="cg-bar">
        <Button type="primary" loading={busy} disabled={text.trim() === ''} onClick={() => void apply()}>
          {i18n.t('transfer.apply')}
        </Button>
      </div>
      {fault === '' ? null : <Alert type="warning" showIcon role="alert" title={fault} />}
      {applied.length === 0 ? null : <Alert type="success" showIcon role="status" title={i18n.t('transfer.applied', [applied.map((key) => i18n.t(`transferPart.${key}`)).join(i18n.t('common.comma'))])} />}
      {managed.length === 0 ? null : <Alert type="info" showIcon role="status" title={i18n.t('transfer.managed', [managed.join(i18n.t('common.comma'))])} />}
      {refused.map(({ key, problems }) => (
        <Problems key={key} problems={problems} title={i18n.t('transfer.part', [i18n.t(`transferPart.${key}`)])} />
      ))}
    </div>
  );
}

function faultText(file: Extract<SettingsFile, { ok: false }>): string {
  if (file.reason === 'bad-json') return i18n.t('transfer.badJson', [file.detail]);
  if (file.reason === 'not-object') return i18n.t('transfer.notObject');
  return file.detail === '' ? i18n.t('transfer.nothing') : i18n.t('transfer.unknownKey', [file.detail]);
}
