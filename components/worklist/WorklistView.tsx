import { i18n } from '#i18n';
import type { WorklistAnswer } from '../../lib/messaging/index.ts';
import type { MarkRefusal } from '../../lib/ui/index.ts';
import type { Visit, WorkFilter, WorkRow } from '../../lib/worklist/index.ts';
import { Filters } from './Filters.tsx';
import { Overview } from './Overview.tsx';
import { PartyItem } from './PartyItem.tsx';
import { RegionForm } from './RegionForm.tsx';

export interface WorklistViewProps {
  /** Undefined while it is being asked for. */
  readonly answer: WorklistAnswer | undefined;
  readonly failed: boolean;
  readonly filter: WorkFilter;
  readonly busy: boolean;
  /** What was done last, in words. */
  readonly said: { readonly text: string; readonly good: boolean } | undefined;
  readonly onFilter: (filter: WorkFilter) => void;
  /** Absent when no more can be shown. */
  readonly onMore?: (() => void) | undefined;
  /** Undefined when done, else why not. */
  readonly onMark: (row: WorkRow, on: string) => Promise<MarkRefusal | undefined>;
  readonly onUnmark: (row: WorkRow, visit: Visit) => void;
  /** Empty when saved, else what is wrong. */
  readonly onRegions: (regions: readonly string[]) => Promise<readonly string[]>;
  readonly onImport: () => void;
  readonly onExport: (how: 'xlsx' | 'ics') => void;
}

/** The work list of inspections: who is due, overdue first. */
export function WorklistView(props: WorklistViewProps) {
  const { answer, failed, filter, busy, said } = props;
  if (answer === undefined) return <p className="cg-empty cg-muted">{i18n.t(failed ? 'common.unreachable' : 'common.loading')}</p>;
  if (!answer.ok) {
    return (
      <p className="cg-refused" role="alert">
        {i18n.t('worklist.broken')}
      </p>
    );
  }
  const { rows, total, counts, office, today } = answer;
  return (
    <div className="cg-work">
      <p className="cg-muted cg-work-intro">{i18n.t('worklist.intro')}</p>
      <RegionForm key={office.regions.join()} regions={office.regions} managed={office.managed} onSave={props.onRegions} />
      <Overview answer={answer} filter={filter} onFilter={props.onFilter} />
      <Filters answer={answer} filter={filter} onFilter={props.onFilter} />
      <div className="cg-work-actions">
        <button type="button" className="cg-button cg-small" disabled={busy} onClick={props.onImport}>
          {i18n.t('worklist.import')}
        </button>
        <button type="button" className="cg-button cg-small" disabled={busy || total === 0} onClick={() => props.onExport('xlsx')}>
          {i18n.t('worklist.exportXlsx')}
        </button>
        <button type="button" className="cg-button cg-small" disabled={busy || total === 0} onClick={() => props.onExport('ics')}>
          {i18n.t('worklist.exportIcs')}
        </button>
      </div>
      <p role="status" className={said?.good === false ? 'cg-refused' : 'cg-muted'}>
        {said?.text ?? ''}
      </p>
      <h2 className="cg-work-shown">{i18n.t('worklist.shown', [String(rows.length), String(total)])}</h2>
      {total === 0 ? <p className="cg-empty cg-muted">{emptyText(counts.all, office.regions)}</p> : null}
      <ul className="cg-work-list">
        {rows.map((row) => (
          <PartyItem key={row.party.id} row={row} today={today} onMark={props.onMark} onUnmark={props.onUnmark} />
        ))}
      </ul>
      {rows.length < total && props.onMore !== undefined ? (
        <button type="button" className="cg-button" onClick={props.onMore}>
          {i18n.t('worklist.more')}
        </button>
      ) : null}
    </div>
  );
}

function emptyText(all: number, regions: readonly string[]): string {
  if (all > 0) return i18n.t('worklist.noneLeft');
  return regions.length === 0 ? i18n.t('worklist.noRegions') : i18n.t('worklist.noneYet');
}
