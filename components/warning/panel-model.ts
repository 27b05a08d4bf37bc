/** What the panel asks of the officer, and how it presents itself. Pure. */
import type { OverlayState } from '../../lib/messaging/index.ts';
import { openFinding } from '../judgement/model.ts';

/**
 * - `identity`: is the held listing this applicant?
 * - `checked`: the list cannot be relied on; has the public system been looked at?
 * - `override`: the route is closed; it can be opened with a reason
 */
export type PanelTask = 'none' | 'override' | 'override-off' | 'identity' | 'checked';

export function panelTask({ verdict, route, override }: OverlayState): PanelTask {
  if (route.state === 'open') return 'none';
  if (route.state === 'closed') return override.allowed ? 'override' : 'override-off';
  // Identity first: a person who is not the listed party needs no look at the public system.
  if (verdict.outcome === 'suspected' && openFinding(verdict) !== undefined) return 'identity';
  return override.allowed ? 'checked' : 'override-off';
}

/** A closed route or an open question interrupts; everything else only informs. */
export function panelRole(state: OverlayState): 'alertdialog' | 'region' {
  return state.route.state === 'open' ? 'region' : 'alertdialog';
}

/** Outcomes that need nothing from the officer start as a slim bar. */
export function startsFolded(state: OverlayState): boolean {
  if (state.route.state !== 'open' || (state.verdict.repeat ?? []).length > 0) return false;
  // A case handler all day must not be slowed down: the bar says it, the rest is a click away.
  if (state.listing !== undefined && state.verdict.outcome === 'cannot-check') return true;
  return state.verdict.outcome === 'not-found' || state.verdict.outcome === 'different-entity';
}

/** Characters that count towards a reason: surrounding white space does not. */
export function reasonLength(reason: string): number {
  return [...reason.trim()].length;
}

/** What the bar says of the route, as the last part of a key in the locale files. */
export function barWord({ verdict, route, listing }: OverlayState): 'closed' | 'closedSimplified' | 'confirm' | 'released' | 'advise' | 'advised' | 'none' {
  if (route.state === 'closed') return simplifiedClosed(verdict) ? 'closedSimplified' : 'closed';
  if (route.state === 'confirm') return 'confirm';
  if (isAdvised({ listing })) return listing?.decision === undefined || listing.more === true ? 'advise' : 'advised';
  return route.decision === undefined && (verdict.suppressed ?? []).length === 0 ? 'none' : 'released';
}

/** On a deregistration page it is the simplified procedure that is closed, not the commitment. */
export function simplifiedClosed({ effects, pageKind }: OverlayState['verdict']): boolean {
  return pageKind === 'deregistration' && effects.some(({ effect, loweredBy }) => effect === 'block-simplified-deregistration' && loweredBy === undefined);
}

/** Whether the panel in the page speaks of a listing: not where the question was answered on an earlier page. */
export function isAdvised({ listing }: Pick<OverlayState, 'listing'>): boolean {
  if (listing === undefined || listing.advice.level !== 'consider') return false;
  return listing.decision === undefined || listing.here === true || listing.more === true || listing.decision.kind === 'undecided';
}
