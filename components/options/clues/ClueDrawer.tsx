import { Alert, Button, Descriptions, Drawer, Tag } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import { daysLate, type Clue, type ClueEvent, type ClueFacts, type ClueMove, type CluePatch } from '../../../lib/clue/index.ts';
import type { ClueAnswer } from '../../../lib/messaging/index.ts';
import { eventText, patchNameText, patchValueText, whoText } from '../../../lib/ui/clue-sheets.ts';
import { clueFieldText, clueOutcomeText, clueRefusalText, clueStateText } from '../../../lib/ui/clue-words.ts';
import { instantText } from '../../../lib/ui/index.ts';
import { CorrectForm } from './CorrectForm.tsx';
import { StepForm } from './StepForm.tsx';

export type ClueResult = ClueAnswer | { readonly ok: false; readonly reason: 'unreachable' };
export interface ClueActions {
  readonly onRegister: (facts: ClueFacts) => Promise<ClueResult>;
  readonly onMove: (clue: Clue, move: ClueMove) => Promise<ClueResult>;
  readonly onCorrect: (clue: Clue, patch: CluePatch, reason: string) => Promise<ClueResult>;
}

interface Props extends Pick<ClueActions, 'onMove' | 'onCorrect'> {
  readonly clue: Clue;
  readonly today: string;
  readonly bodies: readonly string[];
  readonly onClose: () => void;
}

/** One clue: what it is, what to do next, and everything that was done. */
export function ClueDrawer({ clue, today, bodies, onMove, onCorrect, onClose }: Props) {
  const [said, setSaid] = useState<{ good: boolean; text: string } | null>(null);
  const run = async (asked: Promise<ClueResult>) => {
    const answer = await asked;
    setSaid(answer.ok ? { good: true, text: i18n.t('clues.done') } : { good: false, text: clueRefusalText(answer.reason) });
    return answer.ok;
  };
  const last = clue.events.at(-1)?.seq;
  const late = daysLate(clue, today);
  return (
    <Drawer open size={640} title={i18n.t('clues.title', [String(clue.no), clue.name ?? clue.code ?? ''])} onClose={onClose} closable={{ 'aria-label': i18n.t('common.close') }}>
      <div className="cg-stack">
        <Descriptions
          size="small"
          column={1}
          items={[
            ['state', <Tag key="state" variant="filled">{clueStateText(clue.state)}</Tag>],
            ['due', clue.due === undefined ? undefined : <span key="due">{clue.due} {late === 0 ? null : <strong className="cg-late">{i18n.t('clues.late', [String(late)])}</strong>}</span>],
            ['code', clue.code === undefined ? undefined : <span key="code" className="cg-mono">{clue.code}</span>],
            ['field', clueFieldText(clue.field)],
            ['body', clue.body],
            ['letterNo', clue.letterNo],
            ['outcome', clue.outcome === undefined ? undefined : clueOutcomeText(clue.outcome)],
            ['host', clue.source?.host],
            ['pageTitle', clue.source?.title],
            ['note', clue.note],
          ].flatMap(([name, value]) => (value === undefined ? [] : [{ key: name as string, label: i18n.t(`clueColumn.${name as 'state'}`), children: value }]))}
        />
        {clue.text === undefined ? null : (
          <figure className="cg-quote">
            <figcaption>{i18n.t(clue.textEdited === true ? 'clues.textEdited' : 'clue.text')}</figcaption>
            <blockquote>{clue.text}</blockquote>
          </figure>
        )}
        {said === null ? null : <Alert type={said.good ? 'success' : 'error'} showIcon role="alert" title={said.text} />}
        {clue.body === undefined ? null : (
          <div className="cg-bar">
            <Button href={`sheet.html?clue=${encodeURIComponent(clue.id)}`} target="_blank">
              {i18n.t('clueLetter.open')}
            </Button>
          </div>
        )}
        <StepForm key={`step${last}`} clue={clue} today={today} bodies={bodies} onMove={(move) => run(onMove(clue, move))} />
        <CorrectForm key={`correct${last}`} clue={clue} onCorrect={(patch, reason) => run(onCorrect(clue, patch, reason))} />
        <section aria-labelledby="cg-clue-history">
          <h2 id="cg-clue-history">{i18n.t('clues.history')}</h2>
          <ol className="cg-timeline">
            {[...clue.events].reverse().map((event) => (
              <li key={event.seq}>
                <Event event={event} />
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Drawer>
  );
}

function Event({ event }: { readonly event: ClueEvent }) {
  const facts = event.kind === 'moved' ? [event.body, event.letterNo, event.outcome === undefined ? undefined : clueOutcomeText(event.outcome)].filter((part) => part !== undefined) : [];
  const who = whoText(event);
  return (
    <>
      <p>
        <strong>{eventText(event)}</strong> {event.kind === 'corrected' ? null : event.on}
        {facts.length === 0 ? null : <> {facts.join(i18n.t('common.clause'))}</>}
      </p>
      {event.kind === 'registered' ? null : <p>{event.reason}</p>}
      {event.kind === 'corrected'
        ? (Object.keys(event.after) as (keyof CluePatch)[]).map((name) => (
            <p key={name}>
              {patchNameText(name)}
              {i18n.t('common.colon')}
              <del>{patchValueText(name, event.before[name])}</del> → <ins>{patchValueText(name, event.after[name])}</ins>
            </p>
          ))
        : null}
      <p className="cg-help">{[who, instantText(event.at), i18n.t('clues.entry', [String(event.seq)])].filter((part) => part !== '').join(' · ')}</p>
    </>
  );
}
