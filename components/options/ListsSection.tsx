import { Alert, Button, Empty } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { ListSource } from '../../lib/list/index.ts';
import type { Status } from '../../lib/messaging/index.ts';
import type { PolicyProblem } from '../../lib/policy/index.ts';
import { ListCard } from './ListCard.tsx';
import { Problems, type Save } from './Problems.tsx';
import { SourceForm } from './SourceForm.tsx';
import type { VersionActions } from './VersionBar.tsx';

export interface ListsSectionProps {
  readonly status: Status;
  /** Ids of lists that the organisation manages: shown, not offered for change. */
  readonly managedIds: readonly string[];
  /** Ids of lists as the organisation recommends them: to be changed here, not to be removed. */
  readonly recommendedIds?: readonly string[];
  /** Lists set on this computer; they stand beside the managed ones. */
  readonly local: readonly ListSource[];
  readonly now: number;
  readonly onSync: (listId?: string) => void;
  readonly onSave: Save<readonly ListSource[]>;
  /** Asks the browser for access; false when the person declined. */
  readonly onGrant: (pattern: string) => Promise<boolean>;
  readonly imports: {
    /** A signed list from removable media. */
    readonly onMedia: (source: ListSource) => void;
    /** A table as a local list: a new one, or one of this name anew. */
    readonly onTable: (name: string) => void;
    /** False when it could not be removed. */
    readonly onRemove: (listId: string) => Promise<boolean>;
  };
  readonly versions: VersionActions;
}

/** Where lists come from and in which state they are. */
export function ListsSection({ status, managedIds, recommendedIds = [], local, now, onSync, onSave, onGrant, imports, versions }: ListsSectionProps) {
  const [editing, setEditing] = useState<ListSource | 'new' | null>(null);
  const [problems, setProblems] = useState<readonly PolicyProblem[]>([]);
  const [refused, setRefused] = useState(false);
  const [kept, setKept] = useState(false);
  // An unknown id is added at the end, a known one replaces its own row: the order of rows is the order of lists.
  const saveOne: Save<ListSource> = async (source) => {
    // A recommended list that is changed becomes one of this computer.
    const known = local.some((other) => other.id === source.id);
    if (editing !== 'new') return onSave(known ? local.map((other) => (other.id === source.id ? source : other)) : [...local, source]);
    const taken = status.lists.some((list) => list.source?.id === source.id);
    if (taken) return [{ source: 'local', path: 'lists[0].id', reason: 'duplicate-id', message: i18n.t('lists.idTaken') }];
    return onSave([...local, source]);
  };
  const remove = async (id: string) => setProblems(await onSave(local.filter((source) => source.id !== id)));
  const removeLocal = async (listId: string) => setKept(!(await imports.onRemove(listId)));
  const grant = async (pattern: string) => setRefused(!(await onGrant(pattern)));

  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('lists.intro')}</p>
      <Problems problems={problems} title={i18n.t('options.refused')} />
      {refused ? <Alert type="warning" showIcon role="alert" title={i18n.t('lists.grantRefused')} /> : null}
      {kept ? <Alert type="warning" showIcon role="alert" title={i18n.t('fileImport.removeFailed')} /> : null}
      <div className="cg-bar">
        <Button type="primary" onClick={() => setEditing('new')}>
          {i18n.t('lists.add')}
        </Button>
        <Button onClick={() => imports.onTable('')}>{i18n.t('fileImport.localButton')}</Button>
        {status.lists.some(({ source }) => source?.url !== undefined) ? <Button onClick={() => onSync()}>{i18n.t('lists.syncAll')}</Button> : null}
      </div>
      {status.lists.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('lists.emptyHelp')} />
      ) : null}
      {status.lists.map((list) => (
        <ListCard
          key={list.state.listId}
          list={list}
          managed={managedIds.includes(list.state.listId)}
          recommended={recommendedIds.includes(list.state.listId)}
          now={now}
          onSync={() => onSync(list.state.listId)}
          onEdit={() => setEditing(local.find((source) => source.id === list.state.listId) ?? list.source)}
          onRemove={() => void remove(list.state.listId)}
          onGrant={(pattern) => void grant(pattern)}
          onMedia={imports.onMedia}
          onAgain={imports.onTable}
          onRemoveLocal={(listId) => void removeLocal(listId)}
          versions={versions}
        />
      ))}
      {editing === null ? null : <SourceForm source={editing === 'new' ? null : editing} onSave={saveOne} onClose={() => setEditing(null)} />}
    </div>
  );
}
