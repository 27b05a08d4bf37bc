import { useState } from 'react';
import { i18n } from '#i18n';
import type { DecisionAnswer, DecisionKind, OverlayState } from '../../lib/messaging/index.ts';
import { refusalText, type RefusalReason } from '../../lib/ui/index.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { minReason, panelTask } from './panel-model.ts';
import { trusted } from './trusted.ts';

export type Decide = (kind: DecisionKind, reason: string) => Promise<DecisionAnswer | { ok: false; reason: 'unreachable' }>;

interface DecisionAreaProps {
  readonly state: OverlayState;
  readonly onDecide: Decide;
  /** The form for the reason was opened or closed: the panel makes room for it. */
  readonly onForm: (open: boolean) => void;
  /** Further buttons beside those of the question. */
  readonly children: React.ReactNode;
}

/** Buttons of the open question, then the form for the reason. Answers arrive as a new state from outside. */
export function DecisionArea({ state, onDecide, onForm, children }: DecisionAreaProps) {
  const [chosen, setChosen] = useState<DecisionKind | null>(null);
  const [refused, setRefused] = useState<RefusalReason | null>(null);
  const [sending, setSending] = useState(false);
  const task = panelTask(state);
  if (task === 'none') {
    return (
      <div className="cg-decide">
        <div className="cg-buttons">{children}</div>
      </div>
    );
  }

  const choose = (kind: DecisionKind | null) => {
    setRefused(null);
    setChosen(kind);
    onForm(kind !== null);
  };
  const submit = async (kind: DecisionKind, reason: string) => {
    setSending(true);
    setRefused(null);
    const answer = await onDecide(kind, reason);
    setSending(false);
    if (answer.ok) choose(null);
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
        <Question task={task} several={state.verdict.reasons.includes('several-applicants')} openForm={openForm}>
          {children}
        </Question>
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
  /** What has to be checked is the page, not the list. */
  readonly several: boolean;
  readonly openForm: (kind: DecisionKind) => (event: React.MouseEvent) => void;
  readonly children: React.ReactNode;
}
const TITLES = { identity: 'overlay.confirmIdentityTitle', checked: 'overlay.confirmCheckedTitle' } as const;
const CHOICES = {
  identity: [
    ['confirm-same', 'overlay.confirmSame'],
    ['confirm-different', 'overlay.confirmDifferent'],
  ],
  checked: [['confirm-checked', 'overlay.confirmChecked']],
  override: [['override', 'overlay.override']],
  'override-off': [],
} as const;

function Question({ task, several, openForm, children }: QuestionProps) {
  return (
    <>
      {task === 'override-off' ? <p className="cg-muted">{i18n.t('overlay.overrideOff')}</p> : null}
      {task === 'identity' || task === 'checked' ? <h3>{i18n.t(task === 'checked' && several ? 'overlay.confirmSeveralTitle' : TITLES[task])}</h3> : null}
      <div className="cg-buttons">
        {CHOICES[task].map(([kind, text]) => (
          <button key={kind} type="button" className="cg-button" onClick={openForm(kind)}>
            {i18n.t(text)}
          </button>
        ))}
        {children}
      </div>
    </>
  );
}
