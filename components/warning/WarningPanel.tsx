import { i18n } from '#i18n';
import type { OverlayState } from '../../lib/messaging/index.ts';
import { OUTCOME_WORDS, outcomeText } from '../../lib/ui/index.ts';
import { OutcomeChip, VerdictView, headlineText } from '../verdict/VerdictView.tsx';
import { FoldIcon, ShieldIcon, UnfoldIcon } from '../verdict/icons.tsx';
import { DecisionArea, type Decide } from './DecisionArea.tsx';
import { RouteState } from './RouteState.tsx';
import { panelRole } from './panel-model.ts';
import { trusted } from './trusted.ts';

export interface WarningPanelProps {
  readonly state: OverlayState;
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly onDecide: Decide;
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
export function WarningPanel({ state, folded, onFold, onDecide }: WarningPanelProps) {
  const { verdict, route } = state;
  const toggle = trusted(() => onFold(!folded));
  return (
    <div
      className={folded ? 'cg-panel cg-folded' : 'cg-panel'}
      role={panelRole(state)}
      aria-label={panelLabel(state)}
      lang={i18n.t('locale')}
      data-outcome={verdict.outcome}
      data-route={route.state}
    >
      <span className="cg-hidden" role={route.state === 'open' ? 'status' : 'alert'}>
        {headlineText(verdict)}
      </span>
      <div className="cg-head">
        <ShieldIcon />
        <span className="cg-title">{i18n.t('overlay.title')}</span>
        <OutcomeChip outcome={verdict.outcome} />
        <button type="button" className="cg-fold" aria-expanded={!folded} aria-label={i18n.t(folded ? 'overlay.unfold' : 'overlay.fold')} onClick={toggle}>
          {folded ? <FoldIcon /> : <UnfoldIcon />}
        </button>
      </div>
      {folded ? null : (
        <>
          <div className="cg-body" tabIndex={0} role="group" aria-label={i18n.t('overlay.content')}>
            <VerdictView verdict={verdict}>
              <RouteState state={state} />
            </VerdictView>
          </div>
          <DecisionArea key={`${verdict.key}:${route.state}`} state={state} onDecide={onDecide} />
        </>
      )}
    </div>
  );
}
