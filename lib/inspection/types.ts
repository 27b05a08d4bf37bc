import type { GroundCode, ListKind } from '../list/index.ts';
import type { InspectionCap, InspectionFrequency, InspectionLevel, LegalBasis, RiskClass } from '../policy/index.ts';
import type { Day } from '../shared/index.ts';

/** What is known of a party when its inspections are planned. */
export interface InspectedParty {
  /** Kinds of the lists on which it has a record in force; empty for a party on none. */
  readonly listKinds: readonly ListKind[];
  readonly riskClass?: RiskClass | undefined;
  /** Regulatory fields of its records in force. */
  readonly groundCodes: readonly GroundCode[];
  /** GB/T 2260 division code, six digits; a line for some regions does not fit a party whose region is unknown. */
  readonly region?: string | undefined;
}

/** One line that applies, with the provision it rests on; `law` is absent when the line names none that the pack has. */
export interface AppliedLine {
  readonly line: InspectionFrequency;
  readonly law?: LegalBasis;
}

/** At least `times` inspections in `years` years. */
export interface Frequency {
  readonly times: number;
  readonly years: number;
}

/** What the rules say about the inspections of one party. */
export interface InspectionPlan {
  /** Highest level of the lines that apply; `usual` when none does. */
  readonly level: InspectionLevel;
  /** True when every line that gives this level leaves it to the office: no provision demands it. */
  readonly discretionary: boolean;
  /** All lines that apply; the one that gives the frequency or ratio comes first. */
  readonly lines: readonly AppliedLine[];
  /** Strictest frequency: each line is a minimum, so the strictest meets them all. Absent: no local number set. */
  readonly frequency?: Frequency;
  /** Highest sampling ratio, in percent. */
  readonly samplingPercent?: number;
  /** Lowest annual cap that applies. */
  readonly cap?: { readonly line: InspectionCap; readonly law?: LegalBasis };
  /** True when no line that applies has a number: "raised" is said without one. */
  readonly withoutNumber: boolean;
  /** True when the frequency cannot be kept within the cap: whoever sets the rules must say which gives way. */
  readonly capBelowFrequency: boolean;
}

/** When a party is to be inspected next. */
export type NextDue =
  | {
      readonly kind: 'due';
      readonly on: Day;
      /** Day that it is counted from, and what happened on it. */
      readonly from: Day;
      readonly since: 'inspection' | 'listing';
    }
  /** Drawn by lot: no party has a date. */
  | { readonly kind: 'by-sampling' }
  /** The rules that apply give no number. */
  | { readonly kind: 'no-number' }
  /** A number, but nothing to count from. */
  | { readonly kind: 'no-start' };

/** Where a party stands with its annual cap. */
export interface CapStanding {
  readonly cap: number;
  /** Inspections known in the calendar year of `today`. */
  readonly done: number;
  /**
   * `within`: room for more than one. `last`: one more is the last. `reached`: one more would pass it.
   * `passed`: it has been passed.
   */
  readonly state: 'within' | 'last' | 'reached' | 'passed';
}
