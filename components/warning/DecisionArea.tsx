import { useState } from 'react';
import { i18n } from '#i18n';
import { JUDGEMENT_VERDICTS, type JudgementReason, type JudgementVerdict } from '../../lib/judgement/index.ts';
import type { DecisionAnswer, DecisionKind, JudgeRequest, OverlayState } from '../../lib/messaging/index.ts';
import { refusalText, type RefusalReason } from '../../lib/ui/index.ts';
import { consequenceText, JudgementChoices, scopeText } from '../judgement/JudgementChoices.tsx';
import { JudgementForm } from '../judgement/JudgementForm.tsx';
import { openFinding, recordsOfParty } from '../judgement/model.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { panelTask } from './panel-model.ts';
import { trusted } from './trusted.ts';

type Answered = Promise<DecisionAnswer | { ok: false; reason: 'unreachable' }>;
export type Decide = (kind: DecisionKind, reason: string) => Answered;
export type Judge = (request: Omit<JudgeRequest, 'verdictKey'>) => Answered;

interface DecisionAreaProps {
  readonly state: OverlayState;
  readonly onDecide: Decide;
  readonly onJudge: Judge;
  /** The form for the reason was opened or closed: the panel makes room for it. */
  readonly onForm: (open: boolean) => void;
  /** Further buttons beside those of the question. */
  readonly children: React.ReactNode;
}

/** Buttons of the open question, then the form for the reason. Answers arrive as a new state from outside. */
export function DecisionArea({ state, onDecide, onJudge, onForm, children }: DecisionAreaProps) {
  const [chosen, setChosen] = useState<DecisionKind | JudgementVerdict | null>(null);
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

  const choose = (kind: DecisionKind | JudgementVerdict | null) => {
    setRefused(null);
    setChosen(kind);
    onForm(kind !== null);
  };
  const submit = async (ask: () => Answered) => {
    setSending(true);
    setRefused(null);
    const answer = await ask();
    setSending(false);
    if (answer.ok) choose(null);
    else setRefused(answer.reason);
  };
  const finding = openFinding(state.verdict);
  const judgement = JUDGEMENT_VERDICTS.find((word) => word === chosen);
  const decision = judgement === undefined ? (chosen as DecisionKind | null) : null;
  const judge = (verdict: JudgementVerdict) => (reasonCode: JudgementReason, note: string) =>
    void submit(() => onJudge({ records: finding === undefined ? [] : recordsOfParty(state.verdict, finding), verdict, reasonCode, ...(note === '' ? {} : { note }) }));

  return (
    <div className="cg-decide">
      {judgement !== undefined && finding !== undefined ? (
        <JudgementForm verdict={judgement} consequence={consequenceText(judgement, finding, state)} minNote={state.override.minReasonLength} sending={sending} onSubmit={judge(judgement)} onCancel={() => choose(null)} />
      ) : decision !== null ? (
        <ReasonForm kind={decision} needsSigner={decision === 'override' && state.override.needsSigner === true} minLength={state.override.minReasonLength} sending={sending} onSubmit={(reason) => void submit(() => onDecide(decision, reason))} onCancel={() => choose(null)} />
      ) : task === 'identity' && finding !== undefined ? (
        <>
          <h3>{i18n.t('overlay.confirmIdentityTitle')}</h3>
          <JudgementChoices state={state} finding={finding} onChoose={choose} />
          {scopeText(state) === undefined ? null : <p className="cg-muted cg-scope">{scopeText(state)}</p>}
          <div className="cg-buttons">{children}</div>
        </>
      ) : (
        <Question task={task === 'identity' ? 'checked' : task} several={state.verdict.reasons.includes('several-applicants')} openForm={(kind) => trusted(() => choose(kind))}>
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
  readonly task: Exclude<ReturnType<typeof panelTask>, 'none' | 'identity'>;
  /** What has to be checked is the page, not the list. */
  readonly several: boolean;
  readonly openForm: (kind: DecisionKind) => (event: React.MouseEvent) => void;
  readonly children: React.ReactNode;
}
const CHOICES = {
  checked: [['confirm-checked', 'overlay.confirmChecked']],
  override: [['override', 'overlay.override']],
  'override-off': [],
} as const;

function Question({ task, several, openForm, children }: QuestionProps) {
  return (
    <>
      {task === 'override-off' ? <p className="cg-muted">{i18n.t('overlay.overrideOff')}</p> : null}
      {task === 'checked' ? <h3>{i18n.t(several ? 'overlay.confirmSeveralTitle' : 'overlay.confirmCheckedTitle')}</h3> : null}
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
