import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { workSourceText, workStateText, type MarkRefusal } from '../../lib/ui/index.ts';
import { basisText, capText, demandText, dueText, fieldsText, frequencyText, levelText, lineBasisText, regionText, sinceText, sourcesOf } from '../../lib/ui/worklist-words.ts';
import type { Visit, WorkRow } from '../../lib/worklist/index.ts';
import { MarkForm } from './MarkForm.tsx';

interface PartyItemProps {
  readonly row: WorkRow;
  readonly today: string;
  readonly onMark: (row: WorkRow, on: string) => Promise<MarkRefusal | undefined>;
  readonly onUnmark: (row: WorkRow, visit: Visit) => void;
}

/** One party: who, when due and by which rule, and what was done. */
export function PartyItem({ row, today, onMark, onUnmark }: PartyItemProps) {
  const [marking, setMarking] = useState(false);
  const id = useId();
  const { party, plan, cap, visits, listings } = row;
  const dated = row.state !== 'no-date';
  const last = visits[0]?.on;
  return (
    <li className="cg-work-item" aria-labelledby={id} data-state={row.state}>
      <div className="cg-work-head">
        <h3 id={id}>{party.name}</h3>
        <span className="cg-work-tags">
          {row.isNew ? <span className="cg-work-tag">{i18n.t('worklist.newly')}</span> : null}
          {dated ? (
            <span className="cg-work-tag" data-state={row.state}>
              {workStateText(row.state)}
            </span>
          ) : null}
        </span>
      </div>
      <p className="cg-muted">{[party.code ?? party.regNo, regionText(party), fieldsText(row)].filter((part) => part !== undefined).join(' · ')}</p>
      <p className="cg-work-due">
        <strong>{dueText(row)}</strong> <span className="cg-muted">{last === undefined && row.due.kind !== 'due' ? i18n.t('worklist.never') : (sinceText(row) ?? (last === undefined ? '' : i18n.t('worklist.last', [last])))}</span>
      </p>
      <p>{[demandText(row), frequencyText(plan)].filter((part) => part !== '').join(i18n.t('common.clause'))}</p>
      {cap === undefined ? null : <p className={cap.state === 'within' ? 'cg-muted' : 'cg-work-cap'}>{capText(row)}</p>}
      {plan.capBelowFrequency ? <p className="cg-work-cap">{i18n.t('worklist.capBelow')}</p> : null}
      {marking ? (
        <MarkForm
          name={party.name}
          today={today}
          onSubmit={async (on) => {
            const refusal = await onMark(row, on);
            if (refusal === undefined) setMarking(false);
            return refusal;
          }}
          onCancel={() => setMarking(false)}
        />
      ) : (
        <button type="button" className="cg-button cg-small" aria-label={i18n.t('worklist.markOf', [party.name])} onClick={() => setMarking(true)}>
          {i18n.t('worklist.mark')}
        </button>
      )}
      {visits.length === 0 ? null : (
        <details>
          <summary>{i18n.t('worklist.visits', [String(visits.length)])}</summary>
          <ul>
            {visits.map((visit) => (
              <li key={visit.id}>
                {visit.on}{' '}
                <button type="button" className="cg-link" aria-label={i18n.t('worklist.undoOf', [visit.on])} onClick={() => onUnmark(row, visit)}>
                  {i18n.t('worklist.undo')}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>{i18n.t('worklist.details')}</summary>
        <ul>
          {listings.map((listed) => (
            <li key={listed.key}>
              {[i18n.t('worklist.listed', [listed.listedOn, listed.authority]), ...(listed.docNo === undefined ? [] : [i18n.t('worklist.docNo', [listed.docNo])]), listed.ground, ...(listed.trust === 'local' ? [i18n.t('worklist.local')] : [])].join(i18n.t('common.clause'))}
            </li>
          ))}
          {plan.lines.map((applied) => (
            <li key={applied.line.id}>
              {levelText(applied.line.level, applied.line.discretionary === true)}
              {i18n.t('common.colon')}
              {lineBasisText(applied)}
            </li>
          ))}
          {plan.cap === undefined ? null : (
            <li>
              {[basisText(plan.cap.law, plan.cap.line.basis), ...(plan.cap.line.exceptions === undefined ? [] : [i18n.t('worklist.capExceptions', [plan.cap.line.exceptions])]), i18n.t('worklist.capLocal')].join(i18n.t('common.clause'))}
            </li>
          )}
          <li>
            {i18n.t('worklist.source')}
            {i18n.t('common.colon')}
            {sourcesOf(party).map(workSourceText).join(i18n.t('common.comma'))}
          </li>
        </ul>
      </details>
    </li>
  );
}
