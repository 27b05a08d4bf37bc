import { Alert, Button, Card, Descriptions, Popconfirm, Progress, Tag } from 'antd';
import { i18n } from '#i18n';
import { isLocalListId, localListName, type ListSource } from '../../lib/list/index.ts';
import type { ListStatus } from '../../lib/messaging/index.ts';
import { agoText, countText, freshnessText, instantText, listAgeText, listKindText, percent, syncReasonText, syncStageText, trustText } from '../../lib/ui/index.ts';

export interface ListCardProps {
  readonly list: ListStatus;
  readonly managed: boolean;
  readonly now: number;
  readonly onSync: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly onGrant: (pattern: string) => void;
  readonly onMedia: (source: ListSource) => void;
  readonly onAgain: (name: string) => void;
  readonly onRemoveLocal: (listId: string) => void;
}

/** One list: where it comes from, what is in use, the three clocks, and how the last attempt ended. */
export function ListCard({ list, managed, now, onSync, onEdit, onRemove, onGrant, onMedia, onAgain, onRemoveLocal }: ListCardProps) {
  const { state, source, freshness, nextAttemptAt, missingHostPermission } = list;
  const { current, progress, lastOutcome } = state;
  const failed = lastOutcome !== undefined && !['updated-base', 'updated-delta', 'up-to-date', 'imported'].includes(lastOutcome);
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
          {managed ? <Tag variant="filled">{i18n.t('options.managedNote')}</Tag> : null}
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
              <Popconfirm title={i18n.t('lists.removeConfirm', [state.listId])} description={i18n.t('lists.removeHelp')} okText={i18n.t('common.remove')} cancelText={i18n.t('common.cancel')} onConfirm={onRemove}>
                <Button size="small" aria-label={`${i18n.t('common.remove')} ${state.listId}`}>
                  {i18n.t('common.remove')}
                </Button>
              </Popconfirm>
            </>
          )}
        </span>
      }
    >
      <div className="cg-stack">
        {progress === undefined ? null : <Progress percent={percent(progress.done, progress.total)} status="active" aria-label={syncStageText(progress.stage)} format={(value) => `${syncStageText(progress.stage)} ${value ?? 0}%`} percentPosition={{ align: 'end', type: 'outer' }} />}
        {missingHostPermission === undefined ? null : (
          <Alert
            type="info"
            showIcon
            title={i18n.t('lists.grantHelp')}
            action={
              <Button size="small" type="primary" onClick={() => onGrant(missingHostPermission)}>
                {i18n.t('lists.grant', [missingHostPermission])}
              </Button>
            }
          />
        )}
        {failed ? <Alert type="warning" showIcon title={syncReasonText(lastOutcome)} description={state.lastDetail} /> : null}
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'url', label: i18n.t('lists.url'), span: 'filled', children: <span className="cg-list-url">{source === null ? i18n.t('common.none') : (source.url ?? i18n.t('fileImport.mediaOnly'))}</span> },
            { key: 'asOf', label: i18n.t('lists.asOf'), children: current === undefined ? i18n.t('lists.never') : join([current.asOf, listAgeText(freshness)]) },
            { key: 'version', label: i18n.t('lists.version'), children: current === undefined ? i18n.t('lists.never') : join([String(current.version), i18n.t('common.items', [countText(current.count)])]) },
            { key: 'attempt', label: i18n.t('lists.clockAttempt'), children: join([agoText(state.lastAttemptAt, now), lastOutcome !== undefined && !failed ? syncReasonText(lastOutcome) : '']) },
            { key: 'verified', label: i18n.t('lists.clockVerified'), children: agoText(state.lastVerifiedAt, now) },
            { key: 'expires', label: i18n.t('lists.clockExpires'), children: current === undefined ? i18n.t('lists.never') : instantText(current.expiresAt) },
            { key: 'next', label: i18n.t('lists.clockNext'), children: nextAttemptAt === undefined ? i18n.t('lists.never') : instantText(nextAttemptAt) },
          ]}
        />
      </div>
    </Card>
  );
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
