import { i18n } from '#i18n';
import type { OverlayState } from '../../lib/messaging/index.ts';
import { decisionText, instantText } from '../../lib/ui/index.ts';
import { CheckIcon, LockIcon, PauseIcon } from '../verdict/icons.tsx';
import { simplifiedClosed } from './panel-model.ts';
import { usePast } from './use-past.ts';

interface RouteStateProps {
  readonly state: OverlayState;
  /** Only the lines themselves, without the option's text and the legal basis. */
  readonly brief?: boolean;
}

/** What is closed, what stays open, and what the officer has already decided. */
export function RouteState({ state, brief = false }: RouteStateProps) {
  const { route, verdict } = state;
  const basis = brief ? undefined : verdict.effects.find(({ effect, loweredBy }) => effect.startsWith('block-') && loweredBy === undefined)?.basis[0];
  const option = brief || route.commitmentText === undefined ? undefined : i18n.t('overlay.closedOptionText', [route.commitmentText]);
  return (
    <section className="cg-route" aria-label={i18n.t('overlay.routeClosed')}>
      {route.decision === undefined ? null : <Decided decision={route.decision} />}
      {route.pending === undefined ? null : <Waiting {...route.pending} />}
      {route.state === 'closed' ? (
        <Line icon={<LockIcon />} label={i18n.t('overlay.closedTitle')} tone="closed" note={option} basis={basis === undefined ? undefined : i18n.t('overlay.basisOf', [`${basis.title} ${basis.article}`])}>
          {i18n.t(simplifiedClosed(verdict) ? 'overlay.closedSimplified' : 'overlay.closedCommitment')}
        </Line>
      ) : null}
      {route.state === 'confirm' ? (
        <Line icon={<PauseIcon />} label={i18n.t('overlay.pausedTitle')} tone="paused" note={option}>
          {i18n.t('overlay.routeConfirm')}
        </Line>
      ) : null}
      {route.state === 'open' ? (
        <Line icon={<CheckIcon />} label={i18n.t('overlay.routeTitle')} tone="open">
          {i18n.t(route.present ? 'overlay.routeOpen' : 'overlay.routeAbsent')}
        </Line>
      ) : (
        <Line icon={<CheckIcon />} label={i18n.t('overlay.openTitle')} tone="open">
          {i18n.t('overlay.openRoutes')}
        </Line>
      )}
    </section>
  );
}

/** Says by itself when the time to sign is over: no message comes at that moment. */
function Waiting({ at, until }: NonNullable<OverlayState['route']['pending']>) {
  const over = usePast(until);
  return (
    <Line icon={<PauseIcon />} label={i18n.t(over ? 'overlay.pendingOverTitle' : 'overlay.pendingTitle')} tone="paused">
      {over ? i18n.t('overlay.pendingOver', [instantText(at)]) : i18n.t('overlay.pending', [instantText(at), instantText(until)])}
    </Line>
  );
}

interface LineProps {
  readonly icon: React.ReactNode;
  readonly label: string;
  readonly tone: 'closed' | 'paused' | 'open' | 'decided';
  readonly note?: string;
  readonly basis?: string;
  readonly children: React.ReactNode;
}
function Line({ icon, label, tone, note, basis, children }: LineProps) {
  return (
    <div className="cg-line" data-tone={tone}>
      {icon}
      <div>
        <p>
          <strong>{label}</strong>
          <span>{children}</span>
        </p>
        {note === undefined ? null : <p className="cg-muted">{note}</p>}
        {basis === undefined ? null : <p className="cg-muted">{basis}</p>}
      </div>
    </div>
  );
}

function decidedNote({ reason, signer }: NonNullable<OverlayState['route']['decision']>): string | undefined {
  const parts = [...(reason === '' ? [] : [i18n.t('overlay.decidedReason', [reason])]), ...(signer === undefined ? [] : [i18n.t('overlay.signedBy', [signer])])];
  return parts.length === 0 ? undefined : parts.join(i18n.t('common.clause'));
}

function Decided({ decision }: { readonly decision: NonNullable<OverlayState['route']['decision']> }) {
  return (
    <Line icon={<CheckIcon />} label={decisionText(decision.kind)} tone="decided" note={decidedNote(decision)}>
      {instantText(decision.at)}
    </Line>
  );
}
