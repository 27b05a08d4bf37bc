import { useState } from 'react';
import { i18n } from '#i18n';
import type { DecisionAnswer, DecisionKind, OverlayState } from '../../lib/messaging/index.ts';
import { refusalText, type RefusalReason } from '../../lib/ui/index.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { minReason, panelTask } from './panel-model.ts';
import { trusted } from './trusted.ts';

export type Decide = (kind: DecisionKind, reason: string) => Promise<DecisionAnswer | { ok: false; reason: 'unreachable' }>;

/** Buttons of the open question, then the form for the reason. Answers arrive as a new state from outside. */
export function DecisionArea({ state, onDecide }: { readonly state: OverlayState; readonly onDecide: Decide }) {
  const [chosen, setChosen] = useState<DecisionKind | null>(null);
  const [refused, setRefused] = useState<RefusalReason | null>(null);
  const [sending, setSending] = useState(false);
  const task = panelTask(state);
  if (task === 'none') return null;

  const choose = (kind: DecisionKind | null) => {
    setRefused(null);
    setChosen(kind);
  };
  const submit = async (kind: DecisionKind, reason: string) => {
    setSending(true);
    setRefused(null);
    const answer = await onDecide(kind, reason);
    setSending(false);
    if (answer.ok) setChosen(null);
    else setRefused(answer.reason);
  };
  const openForm = (kind: DecisionKind) => trusted(() => choose(kind));

  return (
    <div className="cg-decide">
      {chosen !== null ? (
        <ReasonForm
          kind={chosen}
          minLength={minReason(chosen, state)}
          sending={sending}
          onSubmit={(reason) => void submit(chosen, reason)}
          onCancel={() => choose(null)}
        />
      ) : (
        <Question task={task} openForm={openForm} />
      )}
      {refused === null ? null : (
        <p className="cg-refused" role="alert">
          {refusalText(refused)}
        </p>
      )}
    </div>
  );
}

interface QuestionProps {
  readonly task: Exclude<ReturnType<typeof panelTask>, 'none'>;
  readonly openForm: (kind: DecisionKind) => (event: React.MouseEvent) => void;
}
function Question({ task, openForm }: QuestionProps) {
  if (task === 'override-off') return <p className="cg-muted">{i18n.t('overlay.overrideOff')}</p>;
  if (task === 'override') {
    return (
      <>
        <p className="cg-muted">{i18n.t('overlay.overrideHint')}</p>
        <div className="cg-buttons">
          <button type="button" className="cg-button" onClick={openForm('override')}>
            {i18n.t('overlay.override')}
          </button>
        </div>
      </>
    );
  }
  if (task === 'identity') {
    return (
      <>
        <h3>{i18n.t('overlay.confirmIdentityTitle')}</h3>
        <div className="cg-buttons">
          <button type="button" className="cg-button" onClick={openForm('confirm-same')}>
            {i18n.t('overlay.confirmSame')}
          </button>
          <button type="button" className="cg-button" onClick={openForm('confirm-different')}>
            {i18n.t('overlay.confirmDifferent')}
          </button>
        </div>
      </>
    );
  }
  return (
    <>
      <h3>{i18n.t('overlay.confirmCheckedTitle')}</h3>
      <div className="cg-buttons">
        <button type="button" className="cg-button" onClick={openForm('confirm-checked')}>
          {i18n.t('overlay.confirmChecked')}
        </button>
      </div>
    </>
  );
}
