import type { RiskClass } from '../list/index.ts';
import type { Day } from '../shared/index.ts';

/**
 * The credit-risk class that a list of kind `risk` gives a party. It stands beside the answer of the severe list and is
 * never part of it: class D is not listed, and listed is not class D.
 */
export interface RiskFact {
  readonly riskClass: RiskClass;
  /** By an equal, valid code. Otherwise the names are the same, which leaves open whether it is the same party. */
  readonly sure: boolean;
  /** Day of the classification, Chinese calendar. */
  readonly classifiedOn: Day;
  readonly authority: string;
  readonly listId: string;
  readonly trust: 'signed' | 'local';
  /** Day up to which the list claims to be complete; absent where it has none. */
  readonly asOf?: Day;
}
