import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import { i18n } from '#i18n';

/** What a verification came to; `check`: an entry of this desk whose sheet can be opened. */
export interface Verified {
  readonly good: boolean;
  readonly text: string;
  readonly check?: number;
}

interface Props {
  /** Undefined when no file was chosen. */
  readonly onFile: () => Promise<Verified | undefined>;
  readonly onCode: (code: string) => Promise<Verified>;
  readonly onOpen: (check: number) => void;
}

/** Holds a sheet, an exported audit file or a code on paper against the records of this desk. */
export function VerifySection({ onFile, onCode, onOpen }: Props) {
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState('');
  const [said, setSaid] = useState<Verified>();
  const id = useId();
  const run = async (action: () => Promise<Verified | undefined>) => {
    setBusy(true);
    setSaid(undefined);
    setSaid(await action());
    setBusy(false);
  };
  return (
    <>
      <h2>{i18n.t('verify.title')}</h2>
      <p className="cg-intro">{i18n.t('verify.intro')}</p>
      <form
        className="cg-bar"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => onCode(code));
        }}
      >
        <Button loading={busy} onClick={() => void run(onFile)}>
          {i18n.t('verify.file')}
        </Button>
        <label htmlFor={id}>{i18n.t('verify.code')}</label>
        <input id={id} className="cg-date cg-mono" maxLength={40} autoComplete="off" spellCheck={false} placeholder="XXXX-XXXX-XXXX-X" value={code} onChange={(event) => setCode(event.target.value)} />
        <Button htmlType="submit" disabled={busy || code.trim() === ''}>
          {i18n.t('verify.find')}
        </Button>
      </form>
      <div role="status">
        {said === undefined ? null : (
          <Alert
            type={said.good ? 'success' : 'error'}
            showIcon
            title={said.text}
            action={
              said.check === undefined ? undefined : (
                <Button size="small" onClick={() => onOpen(said.check as number)}>
                  {i18n.t('verify.open', [String(said.check)])}
                </Button>
              )
            }
          />
        )}
      </div>
    </>
  );
}
