import { Alert, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { ListState } from '../../lib/list/index.ts';
import { instantText, pinRefusalText, type PinRefusal } from '../../lib/ui/index.ts';
import { ChangesDialog } from './ChangesDialog.tsx';
import { PinDialog, versionText } from './PinDialog.tsx';
import type { ChangesSession } from '../../lib/ui/changes-session.dom.ts';

/** What an admin can do about the versions of lists; each answers with why it was not done. */
export interface VersionActions {
  readonly minReasonLength: number;
  readonly rollback: (listId: string, reason: string) => Promise<PinRefusal | undefined>;
  readonly pin: (listId: string, reason: string) => Promise<PinRefusal | undefined>;
  readonly unpin: (listId: string) => Promise<PinRefusal | undefined>;
  readonly compare: (listId: string) => ChangesSession;
}

/** The version before, what changed since, the way back to it, and staying at a version. */
export function VersionBar({ state, actions }: { readonly state: ListState; readonly actions: VersionActions }) {
  const [open, setOpen] = useState<'changes' | 'rollback' | 'pin' | null>(null);
  const [refusal, setRefusal] = useState<PinRefusal>();
  const { listId, current, previous, pinned } = state;
  const close = () => setOpen(null);
  const unpin = async () => setRefusal(await actions.unpin(listId));
  const button = (key: 'changes' | 'rollback' | 'pin', text: string) => (
    <Button size="small" disabled={state.progress !== undefined && key !== 'changes'} onClick={() => setOpen(key)} aria-label={`${text} ${listId}`}>
      {text}
    </Button>
  );
  return (
    <>
      {pinned === undefined || current === undefined ? null : (
        <Alert
          type="warning"
          showIcon
          title={i18n.t('versions.pinnedTitle', [current.asOf])}
          description={i18n.t('versions.pinnedHelp', [instantText(pinned.at), pinned.reason])}
          action={
            <Popconfirm title={i18n.t('versions.unpinConfirm')} description={i18n.t('versions.unpinHelp')} okText={i18n.t('versions.unpin')} cancelText={i18n.t('common.cancel')} onConfirm={() => void unpin()}>
              <Button size="small" aria-label={`${i18n.t('versions.unpin')} ${listId}`}>
                {i18n.t('versions.unpin')}
              </Button>
            </Popconfirm>
          }
        />
      )}
      {refusal === undefined ? null : <Alert type="error" showIcon role="alert" title={pinRefusalText(refusal)} closable={{ onClose: () => setRefusal(undefined) }} />}
      {current === undefined ? null : (
        <div className="cg-versions">
          <span>
            <span className="cg-dim">{i18n.t('versions.label')}</span> {previous === undefined ? i18n.t('versions.none') : versionText(previous)}
          </span>
          <span className="cg-list-head">
            {previous === undefined ? null : button('changes', i18n.t('versions.compare'))}
            {previous === undefined ? null : button('rollback', i18n.t('versions.rollback'))}
            {pinned === undefined ? button('pin', i18n.t('versions.pin')) : null}
          </span>
        </div>
      )}
      {open === 'changes' ? <ChangesDialog listId={listId} open={actions.compare} onClose={close} /> : null}
      {open === 'rollback' || open === 'pin' ? (
        <PinDialog kind={open} state={state} minReasonLength={actions.minReasonLength} onConfirm={(reason) => actions[open](listId, reason)} onClose={close} />
      ) : null}
    </>
  );
}
