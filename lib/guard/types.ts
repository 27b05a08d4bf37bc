/**
 * What the background tells the guard of every frame of a tab. Small on purpose: a frame learns whether to
 * close the commitment route and what to say, never a list row.
 */
export interface GuardOrders {
  /** Rises with each order to a tab; a frame ignores an older one. */
  readonly seq: number;
  readonly verdictKey?: string;
  /**
   * `open`: leave everything alone. `closed`: the commitment option cannot be chosen or submitted.
   * `confirm`: closed until the officer has confirmed identity or freshness in the overlay.
   */
  readonly commitment: 'open' | 'closed' | 'confirm';
  /** Another frame of the tab has the commitment route chosen: declared submit actions here are stopped too. */
  readonly commitmentChosenElsewhere: boolean;
  /** Localised one-line reason, set as the closed option's title and description. */
  readonly notice: string;
}

/** Things a guard reports; each becomes an audit entry. */
export const GUARD_EVENTS = [
  'closed-option',
  'choice-stopped',
  'choice-reverted',
  'submit-stopped',
  'ordinary-chosen',
  'tamper-disabled-removed',
  'tamper-overlay-removed',
  'tamper-overlay-covered',
  'tamper-context-spoofed',
  'budget-exceeded',
  'profile-outdated',
  'party-table',
] as const;
export type GuardEvent = (typeof GUARD_EVENTS)[number];
