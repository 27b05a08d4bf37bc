import { i18n } from '#i18n';
import type { RemindersAnswer } from '../../lib/messaging/index.ts';
import { urgencyOf, type CaseDecision, type Deadline } from '../../lib/penalty-case/index.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { unverifiedMark } from '../../lib/ui/unverified.ts';
import { dueText, listingKindText, urgencyText } from './words.ts';

export interface RemindersProps {
  /** Undefined while it is being asked for. */
  readonly reminders: RemindersAnswer | undefined;
  readonly now: number;
  readonly onStep: (id: string, step: string, done: boolean) => void;
}

/** What penalty cases leave to be done, soonest first; what is done stays in sight until all of the case is. */
export function Reminders({ reminders, now, onStep }: RemindersProps) {
  if (reminders === undefined) return <p className="cg-empty cg-muted">{i18n.t('common.loading')}</p>;
  if (!reminders.ok) return <p className="cg-refused" role="alert">{i18n.t('listing.remindersBroken')}</p>;
  if (reminders.cases.length === 0) return <p className="cg-empty cg-muted">{i18n.t('listing.noReminders')}</p>;
  const today = chinaDay(now);
  return (
    <>
      {reminders.cases.map((one) => (
        <section key={one.id} className="cg-card" aria-label={titleOf(one)}>
          <h2>{titleOf(one)}</h2>
          <p className="cg-muted">{[one.facts.organisation, listingKindText(one.kind), one.byName ?? one.by].filter((part) => part !== undefined && part !== '').join(' · ')}</p>
          <ul className="cg-steps">
            {one.deadlines.map((deadline) => (
              <Step key={deadline.id} deadline={deadline} today={today} onDone={(done) => onStep(one.id, deadline.id, done)} />
            ))}
          </ul>
        </section>
      ))}
      {reminders.total > reminders.cases.length ? <p className="cg-muted">{i18n.t('listing.moreReminders', [String(reminders.total - reminders.cases.length)])}</p> : null}
    </>
  );
}

function Step({ deadline, today, onDone }: { readonly deadline: Deadline; readonly today: string; readonly onDone: (done: boolean) => void }) {
  const urgency = urgencyOf(deadline, today);
  return (
    <li data-urgency={urgency}>
      <label>
        <input type="checkbox" checked={deadline.doneOn !== undefined} onChange={(event) => onDone(event.target.checked)} />
        <span>
          {deadline.title}
          <span className="cg-muted">
            {urgency === 'done' ? i18n.t('listing.doneOn', [deadline.doneOn ?? '']) : dueText(deadline)}
            {urgency === 'overdue' || urgency === 'soon' ? <strong> {urgencyText(urgency)}</strong> : null} · {deadline.basis}
            {unverifiedMark(deadline.unverified)}
          </span>
          {deadline.note === undefined || urgency === 'done' ? null : <span className="cg-muted">{deadline.note}</span>}
        </span>
      </label>
    </li>
  );
}

/** By its paper; a natural person is not named here. */
function titleOf({ facts, at }: CaseDecision): string {
  return facts.docNo ?? facts.caseNo ?? facts.organisation ?? i18n.t('listing.unnamed', [at.slice(0, 10)]);
}
