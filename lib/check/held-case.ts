import { maskPersonIds } from '../subject/index.ts';
import { membersOf } from '../shared/members.ts';
import { routeState, type TabCase } from './tab-case.ts';

/** Raised when cases of builds before can no longer be read. */
const FORM = 1;

/**
 * What of a case is kept on disk over an update: cases of held routes only, since a later step of a form no longer shows who
 * applies, and the option would come open. Where a number of a person stands in it, nothing is: such numbers are on no disk.
 */
export function heldOver(tabCase: TabCase): unknown {
  if (tabCase.documents?.[0] === undefined || routeState(tabCase.verdict, []) === 'open') return undefined;
  const text = JSON.stringify(tabCase);
  return maskPersonIds(text) === text ? { form: FORM, tabCase } : undefined;
}

/** As it was stored, perhaps by another build: anything unsound is as if nothing had been kept. */
export function readHeld(value: unknown): TabCase | undefined {
  const { form, tabCase } = membersOf(value) as { form?: unknown; tabCase?: unknown };
  const { frames, decisions, orders, recorded, documents } = membersOf(tabCase) as Partial<TabCase>;
  const sound = form === FORM && isObject(frames) && isObject(documents) && Array.isArray(decisions) && Array.isArray(recorded) && typeof orders?.seq === 'number';
  return sound ? (tabCase as TabCase) : undefined;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
