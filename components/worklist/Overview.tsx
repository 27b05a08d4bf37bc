import { i18n } from '#i18n';
import type { WorklistAnswer } from '../../lib/messaging/index.ts';
import { workStateText } from '../../lib/ui/index.ts';
import { WORK_STATES, type WorkFilter } from '../../lib/worklist/index.ts';

interface OverviewProps {
  readonly answer: Extract<WorklistAnswer, { ok: true }>;
  readonly filter: WorkFilter;
  readonly onFilter: (filter: WorkFilter) => void;
}

/** How many are in which state; each number is the filter for it. And what the lists have brought and taken. */
export function Overview({ answer, filter, onFilter }: OverviewProps) {
  const { counts, gone, over, reading } = answer;
  const notes = [...(counts.fresh > 0 ? [i18n.t('worklist.fresh', [String(counts.fresh)])] : []), ...(counts.capped > 0 ? [i18n.t('worklist.capped', [String(counts.capped)])] : []), ...(over > 0 ? [i18n.t('worklist.over', [String(over)])] : []), ...(reading ? [i18n.t('worklist.reading')] : [])];
  return (
    <section aria-label={i18n.t('worklist.counts')}>
      <div className="cg-work-counts" role="group" aria-label={i18n.t('worklist.counts')}>
        <button type="button" aria-pressed={filter.state === undefined} onClick={() => onFilter({ ...filter, state: undefined })}>
          {i18n.t('worklist.all', [String(counts.all)])}
        </button>
        {WORK_STATES.map((state) => (
          <button key={state} type="button" aria-pressed={filter.state === state} data-state={counts[state] > 0 ? state : undefined} onClick={() => onFilter({ ...filter, state: filter.state === state ? undefined : state })}>
            {i18n.t('worklist.count', [workStateText(state), String(counts[state])])}
          </button>
        ))}
      </div>
      {notes.map((note) => (
        <p key={note} className="cg-work-note">
          {note}
        </p>
      ))}
      {gone.length === 0 ? null : (
        <details className="cg-work-gone">
          <summary>{i18n.t('worklist.gone', [String(gone.length)])}</summary>
          <ul>
            {gone.map(({ name, on }) => (
              <li key={`${name}${on}`}>{i18n.t('worklist.goneItem', [name, on])}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
