import type { ClueState } from './types.ts';

/**
 * Steps that lead on from each state. A body may send back what it had accepted (no jurisdiction); what is over can be
 * taken up again with a reason, since a wrong click must not end a clue for good. Nothing leads out of the ledger.
 */
export const NEXT: Readonly<Record<ClueState, readonly ClueState[]>> = {
  registered: ['transferred', 'concluded', 'closed'],
  transferred: ['accepted', 'returned', 'closed'],
  accepted: ['concluded', 'returned', 'closed'],
  returned: ['transferred', 'concluded', 'closed'],
  concluded: ['registered'],
  closed: ['registered'],
};

/** Whether a clue in this state needs nothing more. */
export function isOver(state: ClueState): boolean {
  return state === 'concluded' || state === 'closed';
}
