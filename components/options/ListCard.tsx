import { Alert, Button, Card, Descriptions, Popconfirm, Tag } from 'antd';
import { i18n } from '#i18n';
import { isLocalListId, localListName, type KeySetFacts, type ListSource } from '../../lib/list/index.ts';
import type { ListStatus } from '../../lib/messaging/index.ts';
import { agoText, countText, freshnessText, instantText, listAgeText, listKindText, suiteText, syncReasonText, trustText } from '../../lib/ui/index.ts';
import { GrantAlert } from './GrantAlert.tsx';
import { ListProgress } from './ListProgress.tsx';
import { SyncHistory } from './SyncHistory.tsx';
import { VersionBar, type VersionActions } from './VersionBar.tsx';

export interface ListCardProps {
  readonly list: ListStatus;
  readonly managed: boolean;
  readonly recommended: boolean;
  readonly now: number;
  readonly onSync: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onGrant: (pattern: string) => void;
  readonly onMedia: (source: ListSource) => void;
  readonly onAgain: (name: string) => void;
  readonly onRemoveLocal: (listId: string) => void;
  readonly versions: VersionActions;
}

/** One list: where it comes from, what is in use, the three clocks, and how the last attempt ended. */
export function ListCard({ list, managed, recommended, now, onSync, onEdit, onRemove, onGrant, onMedia, onAgain, onRemoveLocal, versions }: ListCardProps) {
  const { state, source, freshness, nextAttemptAt, missingHostPermission } = list;
  const { current, progress, lastOutcome } = state;
  const failed = lastOutcome !== undefined && !['updated-base', 'updated-delta', 'up-to-date', 'imported', 'pinned'].includes(lastOutcome);
  return (
    <Card
      size="small"
      title={
        <span className="cg-list-head">
          <span>{listKindText(state.kind)}</span>
          <span className="cg-mono cg-dim">{localListName(state.listId)}</span>
          <Tag color={freshness.freshness === 'fresh' ? 'default' : 'gold'} variant="filled">
            {freshnessText(freshness.freshness)}
          </Tag>
          {state.trust === 'local' ? (
            <Tag color="gold" variant="filled">
              {trustText('local')}
            </Tag>
          ) : null}
          {state.pinned === undefined ? null : (
            <Tag color="gold" variant="filled">
              {i18n.t('versions.pinned')}
            </Tag>
          )}
          {managed ? <Tag variant="filled">{i18n.t('options.managedNote')}</Tag> : null}
          {recommended ? <Tag variant="filled">{i18n.t('source.recommended')}</Tag> : null}
        </span>
      }
      extra={
        <span className="cg-list-head">
          {source?.url === undefined ? null : (
            <Button size="small" disabled={progress !== undefined} onClick={onSync} aria-label={`${i18n.t('lists.syncNow')} ${state.listId}`}>
              {i18n.t('lists.syncNow')}
            </Button>
          )}
          {source === null ? null : (
            <Button size="small" disabled={progress !== undefined} onClick={() => onMedia(source)} aria-label={`${i18n.t('fileImport.fromMedia')} ${state.listId}`}>
              {i18n.t('fileImport.fromMedia')}
            </Button>
          )}
          {isLocalListId(state.listId) ? <LocalActions listId={state.listId} onAgain={onAgain} onRemove={onRemoveLocal} /> : null}
          {managed || source === null ? null : (
            <>
              <Button size="small" onClick={onEdit} aria-label={`${i18n.t('common.edit')} ${state.listId}`}>
                {i18n.t('common.edit')}
              </Button>
              {recommended ? null : (
                <Popconfirm title={i18n.t('lists.removeConfirm', [state.listId])} description={i18n.t('lists.removeHelp')} okText={i18n.t('common.remove')} cancelText={i18n.t('common.cancel')} onConfirm={onRemove}>
                  <Button size="small" aria-label={`${i18n.t('common.remove')} ${state.listId}`}>
                    {i18n.t('common.remove')}
                  </Button>
                </Popconfirm>
              )}
            </>
          )}
        </span>
      }
    >
      <div className="cg-stack">
        {progress === undefined ? null : <ListProgress progress={progress} />}
        {missingHostPermission === undefined ? null : <GrantAlert title={i18n.t('lists.grantHelp')} button={i18n.t('lists.grant', [missingHostPermission])} onGrant={() => onGrant(missingHostPermission)} />}
        {failed ? <Alert type="warning" showIcon title={syncReasonText(lastOutcome)} description={state.lastDetail} /> : null}
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'url', label: i18n.t('lists.url'), span: 'filled', children: <span className="cg-list-url">{source === null ? (state.trust === 'local' ? trustText('local') : i18n.t('common.none')) : (source.url ?? i18n.t('fileImport.mediaOnly'))}</span> },
            { key: 'asOf', label: i18n.t('lists.asOf'), children: current === undefined ? i18n.t('lists.never') : join([current.asOf, listAgeText(freshness)]) },
            { key: 'version', label: i18n.t('lists.version'), children: current === undefined ? i18n.t('lists.never') : join([String(current.version), i18n.t('common.items', [countText(current.count)])]) },
            { key: 'attempt', label: i18n.t('lists.clockAttempt'), children: <Clock text={join([agoText(state.lastAttemptAt, now), lastOutcome !== undefined && !failed ? syncReasonText(lastOutcome) : ''])} help={i18n.t('versions.clockAttemptHelp')} /> },
            { key: 'verified', label: i18n.t('lists.clockVerified'), children: <Clock text={agoText(state.lastVerifiedAt, now)} help={i18n.t('versions.clockVerifiedHelp')} /> },
            { key: 'expires', label: i18n.t('lists.clockExpires'), children: <Clock text={current === undefined ? i18n.t('lists.never') : instantText(current.expiresAt)} help={i18n.t('versions.clockExpiresHelp')} /> },
            { key: 'next', label: i18n.t('lists.clockNext'), children: nextAttemptAt === undefined ? i18n.t('lists.never') : instantText(nextAttemptAt) },
            ...(source === null ? [] : [{ key: 'keys', label: i18n.t('versions.keys'), span: 'filled' as const, children: keysText(source, state.keySet) }]),
          ]}
        />
        <VersionBar state={state} actions={versions} />
        {state.history === undefined || state.history.length === 0 ? null : <SyncHistory history={state.history} />}
      </div>
    </Card>
  );
}

/** A time, and what it is the time of. */
function Clock({ text, help }: { readonly text: string; readonly help: string }) {
  return (
    <span>
      {text}
      <span className="cg-help">{help}</span>
    </span>
  );
}

/** Whose signatures count: the keys of the configuration, or the newest key set that they led to. */
function keysText({ keys, threshold, suite }: ListSource, keySet: KeySetFacts | undefined): string {
  const suiteWord = suite === undefined ? '' : suiteText(suite);
  if (keySet === undefined) return join([i18n.t('versions.keysConfigured', [String(keys.length), String(threshold)]), suiteWord]);
  const rotated = i18n.t('versions.keysRotated', [String(keySet.version), String(keySet.keys), String(keySet.threshold)]);
  return join([
    rotated,
    keySet.revoked === 0 ? '' : i18n.t('versions.keysRevoked', [String(keySet.revoked)]),
    keySet.expiresAt === undefined ? '' : i18n.t('versions.keysExpire', [instantText(keySet.expiresAt)]),
    suiteWord,
  ]);
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(i18n.t('common.clause'));
}

/** A list that was imported by hand is imported anew, or deleted. */
function LocalActions({ listId, onAgain, onRemove }: { readonly listId: string; readonly onAgain: (name: string) => void; readonly onRemove: (listId: string) => void }) {
  const name = localListName(listId);
  return (
    <>
      <Button size="small" onClick={() => onAgain(name)} aria-label={`${i18n.t('fileImport.again')} ${name}`}>
        {i18n.t('fileImport.again')}
      </Button>
      <Popconfirm title={i18n.t('fileImport.removeConfirm', [name])} description={i18n.t('fileImport.removeHelp')} okText={i18n.t('common.remove')} cancelText={i18n.t('common.cancel')} onConfirm={() => onRemove(listId)}>
        <Button size="small" aria-label={`${i18n.t('common.remove')} ${name}`}>
          {i18n.t('common.remove')}
        </Button>
      </Popconfirm>
    </>
  );
}
