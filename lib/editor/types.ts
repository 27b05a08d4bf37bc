import type { Evidence, FrameReading, Locator, SiteProfile } from '../site/index.ts';

/** What an admin can point at. */
export const VALUE_FIELDS = ['name', 'code', 'regNo', 'legalRep'] as const;
/** Fields of a penalty case that its description has under `penaltyCase`; the others are few and written by hand. */
export const CASE_VALUES = ['docNo', 'content', 'kinds', 'fine', 'range', 'discretion', 'decided'] as const;
export type CaseValue = (typeof CASE_VALUES)[number];
export const POINTED = [...VALUE_FIELDS, 'route', 'submit', 'scope', 'exclude', 'case.docNo', 'case.content', 'case.kinds', 'case.fine', 'case.range', 'case.discretion', 'case.decided'] as const;
export type ValueField = (typeof VALUE_FIELDS)[number];
export type Pointed = (typeof POINTED)[number];
export function caseValueOf(field: Pointed): CaseValue | undefined {
  return CASE_VALUES.find((name) => field === `case.${name}`);
}
export type RouteSideWord = 'commitment' | 'ordinary' | 'other';

export interface FoundPart {
  readonly field: Pointed;
  /** What stands there now; the texts of a button or heading otherwise. */
  readonly value: string;
  /** Ways to find it again, best first; empty when nothing lasting tells it from others. */
  readonly locators: readonly Locator[];
  /** Why generic reading takes this place for the field; absent where it does not. */
  readonly why?: readonly Evidence[];
}
export interface FoundRoute {
  readonly group: readonly Locator[];
  readonly options: readonly { readonly text: string; readonly side: RouteSideWord }[];
}

/** What one frame looks like to the editor. */
export interface FrameLook {
  /** Position of the frame: indexes of `window.frames` from the top document down. */
  readonly at: readonly number[];
  readonly host: string;
  readonly path: string;
  readonly search: string;
  readonly hash: string;
  readonly title: string;
  readonly reading: FrameReading;
  readonly found: readonly FoundPart[];
  readonly route?: FoundRoute;
}

export interface Picked {
  readonly cancelled: boolean;
  readonly part?: FoundPart;
  readonly route?: FoundRoute;
}

export interface LookRequest {
  /** The draft, alone; empty: generic detection. */
  readonly profiles: readonly SiteProfile[];
  /** Texts of the tags that are drawn on the page. */
  readonly names: Readonly<Record<string, string>>;
}
export interface SaveRequest {
  readonly profiles: readonly SiteProfile[];
  readonly salt: string;
  readonly hide: readonly string[];
}
export interface SavedFrame {
  readonly at: readonly number[];
  readonly path: string;
  readonly title: string;
  /** Inner frames stand as `proof-frame:#k`, k their index in `window.frames`. Empty: the document is too large. */
  readonly html: string;
  readonly reading: FrameReading;
}
