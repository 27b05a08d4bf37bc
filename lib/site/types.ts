import type { PageKind } from '../policy/index.ts';
import type { Day } from '../shared/index.ts';
import type { SubjectText } from '../subject/index.ts';
import type { Evidence } from './evidence.ts';

/** What one frame says. Sent to the background whenever it changes. */
export interface FrameReading {
  /** Profile and page that were used; absent for generic detection. */
  readonly profileId?: string;
  readonly pageId?: string;
  readonly kind: PageKind;
  readonly how: 'profile' | 'generic';
  /** `waiting`: the readiness condition is not met yet. */
  readonly state: 'ready' | 'waiting' | 'not-this-page';
  readonly applicant: SubjectText;
  /** More than one different applicant was found: identities are shown, never used to block. */
  readonly severalApplicants: boolean;
  /** The applicants beside `applicant`, at most five; absent when there is one. Each is looked up like the first. */
  readonly others?: readonly SubjectText[];
  /** The applicant stands in the clicked or marked row of a list: it counts only beside a route, here or in another frame. */
  readonly fromRow?: boolean;
  /** Why a guessed reading is what it is; absent for described pages. */
  readonly why?: { readonly name?: readonly Evidence[]; readonly code?: readonly Evidence[]; readonly route?: readonly Evidence[] };
  /** On an inspection page: days of inspections that it shows, latest first. */
  readonly inspected?: readonly Day[];
  readonly route: RouteReading;
  /** Whether a declared submit action is in this frame. */
  readonly hasSubmit: boolean;
  /** Reading takes so long here that changes by the page itself are looked at less often. */
  readonly slow?: boolean;
  /** Fields that the profile declares but the page does not show, for the profile's health. */
  readonly missing: readonly string[];
}

/** `present`: a handling-route group with a commitment option is in this frame. */
export interface RouteReading {
  readonly present: boolean;
  readonly chosen: 'commitment' | 'ordinary' | 'none';
  /** Visible text of the commitment option, for the overlay. */
  readonly commitmentText?: string;
}
