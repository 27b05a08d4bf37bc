import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import { countText, mediaFaultText, syncReasonText, type ImportProgress, type MediaChoice, type MediaResult } from '../../../lib/ui/index.ts';
import { ImportProgressBar } from './ImportProgressBar.tsx';

export interface MediaImportProps {
  readonly listId: string;
  readonly busy: boolean;
  readonly progress: ImportProgress | undefined;
  readonly now: number;
  /** Asks for a folder or an archive; undefined when the person chose none. */
  readonly onChoose: (what: 'folder' | 'archive') => Promise<MediaChoice | undefined>;
  readonly onImport: (choice: MediaChoice) => Promise<MediaResult>;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

/** A signed list from a stick or a disc, with the checks of a sync. */
export function MediaImport({ listId, busy, progress, now, onChoose, onImport, onCancel, onClose }: MediaImportProps) {
  const [result, setResult] = useState<MediaResult>();
  const choose = async (what: 'folder' | 'archive') => {
    const choice = await onChoose(what);
    if (choice === undefined) return;
    setResult(undefined);
    setResult(await onImport(choice));
  };
  return (
    <Modal open title={i18n.t('fileImport.mediaTitle', [listId])} onCancel={onClose} closable={!busy} keyboard={!busy} mask={{ closable: false }} footer={<Button disabled={busy} onClick={onClose}>{i18n.t('fileImport.close')}</Button>} width={620}>
      <div className="cg-stack">
        <p className="cg-intro">{i18n.t('fileImport.mediaHelp')}</p>
        <div className="cg-bar">
          <Button type="primary" disabled={busy} onClick={() => void choose('folder')}>
            {i18n.t('fileImport.chooseFolder')}
          </Button>
          <Button disabled={busy} onClick={() => void choose('archive')}>
            {i18n.t('fileImport.chooseArchive')}
          </Button>
        </div>
        {busy ? <ImportProgressBar progress={progress} now={now} onCancel={onCancel} /> : null}
        {result === undefined || busy ? null : <Result result={result} />}
      </div>
    </Modal>
  );
}

function Result({ result }: { readonly result: MediaResult }) {
  const good = result.reason === 'updated-base' || result.reason === 'updated-delta';
  const same = result.reason === 'up-to-date';
  const text = good ? i18n.t('fileImport.mediaOk', [result.asOf ?? '', countText(result.count ?? 0)]) : same ? i18n.t('fileImport.mediaSame') : mediaReason(result.reason);
  return <Alert type={good ? 'success' : same ? 'info' : 'warning'} showIcon role="alert" title={text} description={good || same ? undefined : result.detail} />;
}

function mediaReason(reason: MediaResult['reason']): string {
  switch (reason) {
    case 'busy':
      return i18n.t('fileImport.busy');
    case 'cancelled':
      return i18n.t('fileImport.cancelled');
    case 'failed':
      return i18n.t('fileImport.failed');
    case 'no-list-on-media':
    case 'media-unreadable':
    case 'not-an-archive':
      return mediaFaultText(reason);
    default:
      return syncReasonText(reason);
  }
}
