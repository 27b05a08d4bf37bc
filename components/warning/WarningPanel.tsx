import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { OverlayState } from '../../lib/messaging/index.ts';
import { OUTCOME_WORDS, outcomeText } from '../../lib/ui/index.ts';
import { useOverflows } from '../../lib/ui/use-overflows.ts';
import { claimedAsOf } from '../verdict/model.ts';
import { RepeatChip } from '../verdict/Repeat.tsx';
import { Inspection } from '../verdict/Inspection.tsx';
import { OutcomeChip, VerdictView, headlineText } from '../verdict/VerdictView.tsx';
import { FoldIcon, GripIcon, ShieldIcon, UnfoldIcon } from '../verdict/icons.tsx';
import { Brief } from './Brief.tsx';
import { JudgementNotes } from '../judgement/JudgementNotes.tsx';
import { OpenOutside, type Outside } from './OpenOutside.tsx';
import { DecisionArea, type Decide, type Judge } from './DecisionArea.tsx';
import { RouteState } from './RouteState.tsx';
import { ListingArea, type DecideListing } from '../penalty/ListingArea.tsx';
import { ListingBrief } from '../penalty/ListingBrief.tsx';
import { barWord, isAdvised, panelRole } from './panel-model.ts';
import { trusted } from './trusted.ts';

export interface WarningPanelProps {
  readonly state: OverlayState;
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly onDecide: Decide;
  readonly onJudge: Judge;
  readonly onListing: DecideListing;
  /** Opens something outside the page; resolves to false when it did not open. */
  readonly onOpen: (what: Outside) => Promise<boolean>;
  /** The panel changed its height by what the officer opened or closed. */
  readonly onShape: () => void;
  /** A pointer took hold of the head. */
  readonly onGrab: (pointer: PointerEvent) => void;
  /** A key on the handle; true when it moved the panel. */
  readonly onMoveKey: (key: string) => boolean;
}

/**
 * Name by which people's assistive technology and other tools find the panel: the list's Chinese name and the
 * Chinese outcome word in every language, with the reader's own language beside them.
 */
export function panelLabel({ verdict }: OverlayState): string {
  const word = OUTCOME_WORDS[verdict.outcome];
  const own = outcomeText(verdict.outcome);
  return i18n.t('overlay.label', [i18n.t('common.listName'), own === word ? word : `${word} (${own})`]);
}

/** The panel in the page. It never takes focus by itself and never stands in the way of the page. */
export function WarningPanel({ state, folded, onFold, onDecide, onJudge, onListing, onOpen, onShape, onGrab, onMoveKey }: WarningPanelProps) {
  const { verdict, route } = state;
  const [detailed, setDetailed] = useState(false);
  const [writing, setWriting] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const scrolls = useOverflows(body);
  const asOf = claimedAsOf(verdict.lists);
  const escape = (event: React.KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || folded || !event.nativeEvent.isTrusted || event.nativeEvent.isComposing) return;
    // Before the rest of the panel goes: focus in it would fall back to the page's body.
    event.currentTarget.querySelector<HTMLElement>('.cg-fold')?.focus();
    onFold(true);
  };
  const grab = (event: React.PointerEvent) => {
    if (event.nativeEvent.isTrusted && event.button === 0) onGrab(event.nativeEvent);
  };
  const moveKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isTrusted && onMoveKey(event.key)) event.preventDefault();
  };
  const shape = (set: (value: boolean) => void) => (value: boolean) => {
    set(value);
    onShape();
  };
  return (
    <div
      className={`cg-panel${folded ? ' cg-folded' : ''}${detailed ? ' cg-detailed' : ''}${writing ? ' cg-writing' : ''}`}
      role={panelRole(state)}
      aria-label={panelLabel(state)}
      lang={i18n.t('locale')}
      data-outcome={verdict.outcome}
      data-route={route.state}
      onKeyDown={escape}
    >
      <span className="cg-hidden" role={route.state === 'open' ? 'status' : 'alert'}>
        {headlineText(verdict)}
      </span>
      <div className="cg-head">
        <button type="button" className="cg-grip" aria-label={i18n.t('overlay.move')} title={i18n.t('overlay.move')} onPointerDown={grab} onKeyDown={moveKey}>
          <GripIcon />
        </button>
        <div className="cg-drag" onPointerDown={grab}>
          <ShieldIcon />
          {folded ? <OutcomeChip outcome={verdict.outcome} /> : null}
          <span className="cg-title">{folded ? i18n.t(`overlay.bar.${barWord(state)}`) : i18n.t('overlay.title')}</span>
          {folded ? null : <OutcomeChip outcome={verdict.outcome} />}
          <RepeatChip repeat={verdict.repeat} />
        </div>
        <button
          type="button"
          className="cg-fold"
          aria-expanded={!folded}
          aria-label={i18n.t(folded ? 'overlay.unfold' : 'overlay.fold')}
          onClick={trusted(() => onFold(!folded))}
        >
          {folded ? <FoldIcon /> : <UnfoldIcon />}
        </button>
      </div>
      {/* Kept while folded: a reason half written is not lost by a look at the page. */}
      <div className="cg-rest" hidden={folded}>
        <div ref={body} className="cg-body" tabIndex={scrolls ? 0 : undefined} role="group" aria-label={i18n.t('overlay.content')}>
          {detailed ? (
            <VerdictView verdict={verdict} why={state.why}>
              <RouteState state={state} />
              {state.listing === undefined || !isAdvised(state) ? null : <ListingBrief listing={state.listing} />}
              <Inspection advice={state.inspection} />
              <JudgementNotes verdict={verdict} />
            </VerdictView>
          ) : (
            <Brief state={state} />
          )}
        </div>
        {state.listing === undefined || !isAdvised(state) ? null : <ListingArea key={`${state.listing.key}:${state.listing.decision?.at ?? ''}`} listing={state.listing} onListing={onListing} onForm={shape(setWriting)} />}
        <DecisionArea key={`${verdict.key}:${route.state}`} state={state} onDecide={onDecide} onJudge={onJudge} onForm={shape(setWriting)}>
          {asOf === undefined || detailed ? null : <span className="cg-asof">{i18n.t('overlay.asOf', [asOf])}</span>}
          <button type="button" className="cg-button cg-quiet" aria-expanded={detailed} onClick={trusted(() => shape(setDetailed)(!detailed))}>
            {i18n.t(detailed ? 'overlay.less' : 'overlay.details')}
          </button>
          {detailed ? <OpenOutside hasSheet={verdict.record !== undefined} onOpen={onOpen} onShape={onShape} /> : null}
        </DecisionArea>
      </div>
    </div>
  );
}
