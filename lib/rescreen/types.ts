import type { Day } from '../shared/index.ts';

/** Which way of handling was last seen chosen beside an applicant. Whether it was approved so, only the office's system knows. */
export const ROUTES_SEEN = ['commitment', 'ordinary', 'none'] as const;
export type RouteSeen = (typeof ROUTES_SEEN)[number];

/**
 * A party that was checked on a page and is checked again whenever a list changes. Kept by code alone where there is a valid
 * one; a name stands beside it only where it is an enterprise's, so that no natural person's name is kept without need.
 */
export interface CheckedParty {
  /** Salted hash of the identity: tells parties apart without saying who they are. */
  readonly id: string;
  readonly code?: string;
  readonly name?: string;
  readonly firstOn: Day;
  readonly lastOn: Day;
  readonly route: RouteSeen;
  readonly host: string;
  /** `list/record` of listings in force that were known when it was last looked at. */
  readonly listed: readonly string[];
  /** Listings that an officer has judged to be about somebody else: they are no news of this party. */
  readonly aside?: readonly string[];
  /** Version of each list at that time: an older one proves no removal. */
  readonly versions: Readonly<Record<string, number>>;
}

export const NOTICE_KINDS = ['newly-listed', 'newly-suspected', 'lifted'] as const;
/**
 * - `newly-listed`: a listing by exact code that was not there when the party was checked
 * - `newly-suspected`: the same by name alone; to be confirmed
 * - `lifted`: no listing of the party is left; measures end (Order 44 Art 18: within three working days)
 */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Said once to the officer and the admin of this desk. */
export interface Notice {
  /** From 1, in the order in which they arose. */
  readonly id?: number;
  readonly kind: NoticeKind;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  readonly partyId: string;
  readonly name?: string;
  readonly code?: string;
  readonly route: RouteSeen;
  readonly host: string;
  /** Chinese day of the last check before. */
  readonly checkedOn: Day;
  readonly listId: string;
  readonly version?: number;
  readonly recordId?: string;
  readonly authority?: string;
  readonly docNo?: string;
  readonly listedOn?: Day;
  /** When somebody said that it has been seen; absent: new. */
  readonly seenAt?: string;
}
