import { i18n } from '#i18n';
import type { ListStatus, Status } from '../../lib/messaging/index.ts';
import { agoText, countText, freshnessText, instantText, listAgeText, listKindText, localNameText, percent, progressText, syncReasonText, syncStageText, trustText } from '../../lib/ui/index.ts';
import { FactRows, type FactRow } from '../verdict/FactRows.tsx';

export interface ListSectionProps {
  readonly status: Status | undefined;
  /** Epoch milliseconds, so that ages are the same throughout one rendering. */
  readonly now: number;
  readonly onSync: () => void;
  readonly onOptions: () => void;
}

/** State of every list, with the three clocks, and the button that syncs them all. */
export function ListSection({ status, now, onSync, onOptions }: ListSectionProps) {
  const lists = status?.lists ?? [];
  const syncing = lists.some((list) => list.state.progress !== undefined);
  return (
    <section className="cg-card" aria-labelledby="cg-lists">
      <div className="cg-card-head">
        <h2 id="cg-lists">{i18n.t('popup.listTitle')}</h2>
        {lists.length > 0 ? (
          <button type="button" className="cg-button cg-small" disabled={syncing} onClick={onSync}>
            {i18n.t(syncing ? 'popup.syncing' : 'popup.syncNow')}
          </button>
        ) : null}
      </div>
      {status === undefined ? <p className="cg-muted">{i18n.t('common.loading')}</p> : null}
      {status !== undefined && lists.length === 0 ? (
        <p className="cg-muted">
          {i18n.t('popup.noLists')}{' '}
          <button type="button" className="cg-link" onClick={onOptions}>
            {i18n.t('popup.openOptions')}
          </button>
        </p>
      ) : null}
      {lists.map((list) => (
        <ListRow key={list.state.listId} list={list} now={now} />
      ))}
      {status !== undefined && status.policyProblems.length > 0 ? (
        <p className="cg-note">
          {i18n.t('popup.problems', [String(status.policyProblems.length)])}{' '}
          <button type="button" className="cg-link" onClick={onOptions}>
            {i18n.t('popup.openOptions')}
          </button>
        </p>
      ) : null}
    </section>
  );
}

function ListRow({ list, now }: { readonly list: ListStatus; readonly now: number }) {
  const { state, freshness, nextAttemptAt } = list;
  const { current, progress, lastOutcome } = state;
  const rows: FactRow[] = [];
  if (current !== undefined) {
    rows.push([i18n.t('popup.asOf'), [current.asOf, listAgeText(freshness)].filter((part) => part !== '').join(i18n.t('common.clause'))]);
    rows.push([i18n.t('popup.version'), [String(current.version), i18n.t('common.items', [countText(current.count)])].join(i18n.t('common.clause'))]);
  }
  rows.push([i18n.t('popup.lastVerified'), agoText(state.lastVerifiedAt, now)]);
  rows.push([i18n.t('popup.lastAttempt'), agoText(state.lastAttemptAt, now)]);
  if (lastOutcome !== undefined) rows.push([i18n.t('popup.outcome'), syncReasonText(lastOutcome)]);
  if (nextAttemptAt !== undefined) rows.push([i18n.t('popup.next'), instantText(nextAttemptAt)]);
  return (
    <div className="cg-list-row">
      <p className="cg-list-name">
        <strong>{listKindText(state.kind)}</strong>
        <span className={freshness.freshness === 'fresh' ? 'cg-tag cg-quiet' : 'cg-tag'}>{freshnessText(freshness.freshness)}</span>
        {state.trust === 'local' ? (
          <>
            <span className="cg-tag">{trustText('local')}</span>
            <span className="cg-muted">{localNameText(state.listId)}</span>
          </>
        ) : null}
        {state.pinned === undefined ? null : <span className="cg-tag">{i18n.t('versions.pinned')}</span>}
      </p>
      {progress === undefined ? null : (
        <label className="cg-progress">
          <span className="cg-muted">{[syncStageText(progress.stage), progressText(progress)].filter((part) => part !== '').join(' ')}</span>
          <progress max={100} value={percent(progress.done, progress.total)} />
        </label>
      )}
      <FactRows rows={rows} />
    </div>
  );
}
