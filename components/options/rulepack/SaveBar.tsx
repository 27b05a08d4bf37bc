import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { PolicyProblem } from '../../../lib/policy/index.ts';
import { ownLanguage } from '../../../lib/ui/own-language.ts';
import { packRefusalText, type PackRefusal } from '../../../lib/ui/index.ts';

export interface Refused {
  readonly reason: PackRefusal;
  readonly problems?: readonly PolicyProblem[];
}

/** Nothing of this is done without a reason: it goes into the records first. */
export function SaveBar({ disabled, minLength, word, onSave }: { readonly disabled: boolean; readonly minLength: number; readonly word: string; readonly onSave: (reason: string) => Promise<Refused | undefined> }) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const id = useId();
  const save = async () => {
    setBusy(true);
    const answer = await onSave(reason.trim());
    setBusy(false);
    setRefused(answer);
  };
  return (
    <div className="cg-stack">
      <div>
        <label className="cg-paste-label" htmlFor={id}>
          {i18n.t('pack.reason', [String(minLength)])}
        </label>
        <Input.TextArea id={id} maxLength={500} autoSize={{ minRows: 2, maxRows: 4 }} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      {refused === undefined ? null : <Alert type="warning" showIcon role="alert" title={packRefusalText(refused.reason)} description={refused.problems?.map(({ message }) => ownLanguage(message)).join(i18n.t('common.clause'))} />}
      <div className="cg-bar">
        <Button type="primary" loading={busy} disabled={disabled || reason.trim().length < minLength} onClick={() => void save()}>
          {word}
        </Button>
      </div>
    </div>
  );
}
