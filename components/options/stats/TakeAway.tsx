import { Button } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';

interface TakeAwayProps {
  /** False when the browser did not let it. */
  readonly onCopy: () => Promise<boolean>;
  /** Names of the files that were offered. */
  readonly onCsv: () => string;
  readonly onXlsx: () => string;
}

/** A table copied or as a file. */
export function TakeAway({ onCopy, onCsv, onXlsx }: TakeAwayProps) {
  const [said, setSaid] = useState('');
  const exported = (name: string) => setSaid(i18n.t('stats.exported', [name]));
  return (
    <>
      <Button onClick={() => void onCopy().then((done) => setSaid(i18n.t(done ? 'stats.copied' : 'stats.notCopied')))}>{i18n.t('stats.copy')}</Button>
      <Button onClick={() => exported(onCsv())}>{i18n.t('stats.csv')}</Button>
      <Button onClick={() => exported(onXlsx())}>{i18n.t('stats.xlsx')}</Button>
      <span role="status">{said}</span>
    </>
  );
}
