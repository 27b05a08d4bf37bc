import { Alert, Button } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import { localListName } from '../../../lib/list/index.ts';
import type { ListStatus } from '../../../lib/messaging/index.ts';
import { countText, listKindText, syncReasonText } from '../../../lib/ui/index.ts';
import { GrantAlert } from '../GrantAlert.tsx';
import { ListProgress } from '../ListProgress.tsx';

interface SyncStepProps {
  readonly lists: readonly ListStatus[];
  readonly onSync: (listId?: string) => void;
  /** Asks the browser for access; false when the person declined. */
  readonly onGrant: (pattern: string) => Promise<boolean>;
}

/** The first download, as it goes: what the browser must allow, how far it is, and what stopped it. */
export function SyncStep({ lists, onSync, onGrant }: SyncStepProps) {
  const [refused, setRefused] = useState(false);
  if (lists.length === 0) return <p className="cg-intro">{i18n.t('setup.syncFirst')}</p>;
  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('setup.syncHelp')}</p>
      {refused ? <Alert type="warning" showIcon role="alert" title={i18n.t('lists.grantRefused')} /> : null}
      {lists.map((list) => (
        <OneList key={list.state.listId} list={list} onSync={onSync} onGrant={(pattern) => void onGrant(pattern).then((granted) => setRefused(!granted))} />
      ))}
    </div>
  );
}

function OneList({ list, onSync, onGrant }: { readonly list: ListStatus; readonly onSync: (listId: string) => void; readonly onGrant: (pattern: string) => void }) {
  const { state, source, missingHostPermission } = list;
  const { current, progress, lastOutcome } = state;
  const failed = current === undefined && lastOutcome !== undefined;
  const name = `${listKindText(state.kind)} ${localListName(state.listId)}`;
  return (
    <section className="cg-stack" aria-label={name}>
      <div className="cg-list-head">
        <strong>{listKindText(state.kind)}</strong>
        <span className="cg-mono cg-dim">{localListName(state.listId)}</span>
        <span role="status">{current === undefined ? i18n.t('setup.notSynced') : i18n.t('setup.synced', [current.asOf, countText(current.count)])}</span>
        {source?.url === undefined ? null : (
          <Button size="small" disabled={progress !== undefined} onClick={() => onSync(state.listId)} aria-label={`${i18n.t('lists.syncNow')} ${state.listId}`}>
            {i18n.t('lists.syncNow')}
          </Button>
        )}
      </div>
      {progress === undefined ? null : <ListProgress progress={progress} />}
      {missingHostPermission === undefined ? null : <GrantAlert title={i18n.t('lists.grantHelp')} button={i18n.t('lists.grant', [missingHostPermission])} onGrant={() => onGrant(missingHostPermission)} />}
      {failed && progress === undefined ? <Alert type="warning" showIcon role="alert" title={syncReasonText(lastOutcome)} description={[state.lastDetail, i18n.t('setup.syncFailed')].filter((part) => part !== undefined && part !== '').join(' · ')} /> : null}
    </section>
  );
}
