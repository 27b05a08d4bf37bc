import { err, ok, type Result } from '../shared/index.ts';
import { segmentBytes, type DeltaRef, type Head, type SegmentRef } from './head.ts';
import { MAX_OVERLAYS, SHRINK_LIMIT } from './limits.ts';
import type { ListVersion, SyncReason } from './state.ts';

/** What a machine knows of a list before it looks at a new head. */
export interface Known {
  readonly current?: ListVersion & { readonly segments: readonly unknown[] };
  readonly versionFloor: number;
  readonly floorSetHash?: string;
  /** What is stored cannot be read: the base is fetched again. */
  readonly damaged?: boolean;
  /** A way by deltas that was gone and led nowhere, as `wayOf` names it. */
  readonly refusedWay?: string;
}

/** What to do about a verified head: nothing, a chain of deltas, or the base. */
export type Plan = { readonly kind: 'none' } | { readonly kind: 'deltas'; readonly deltas: readonly DeltaRef[] } | { readonly kind: 'base' };

/** Clocks of desks run late by minutes; by a day, no age of a list can be told. */
const CLOCK_SLACK_MS = 86_400_000;

/**
 * Compares a head, whose signatures have been verified, with what this machine holds. The order of the checks
 * is that of `format.design.md`.
 *
 * @param nowMs this machine's clock, epoch milliseconds
 * @param toFetch bytes of a segment that are still to be fetched: less than it has when an import was interrupted
 */
export function judgeHead(head: Head, listId: string, known: Known, nowMs: number, toFetch: (segment: SegmentRef) => number = segmentBytes): Result<Plan, SyncReason> {
  if (head.listId !== listId) return err('wrong-list', head.listId);
  if (nowMs < Date.parse(head.publishedAt) - CLOCK_SLACK_MS) return err('clock-behind');
  if (nowMs > Date.parse(head.expiresAt)) return err('expired', head.expiresAt.slice(0, 10));
  if (head.version < known.versionFloor) return err('older-than-local', `${head.version} < ${known.versionFloor}`);
  if (head.version === known.versionFloor && known.floorSetHash !== undefined && known.floorSetHash !== head.setHash) return err('same-version-other-content');
  const { current } = known;
  if (current === undefined || known.damaged === true) return ok({ kind: 'base' });
  if (head.version === current.version) return ok({ kind: 'none' });
  if (head.count < current.count * SHRINK_LIMIT && head.permits?.shrink !== true) return err('shrunk-too-much', `${current.count} > ${head.count}`);
  if (known.refusedWay === wayOf(current, head)) return ok({ kind: 'base' });
  const deltas = chain(head, current);
  const overlays = current.segments.length - 1 + deltas.length;
  const bytes = deltas.reduce((sum, delta) => sum + toFetch(delta.segment), 0);
  // At the same number of bytes the base wins: look-ups in overlays cost more.
  const worthIt = deltas.length > 0 && overlays <= MAX_OVERLAYS && bytes < toFetch(head.base);
  return ok(worthIt ? { kind: 'deltas', deltas } : { kind: 'base' });
}

/** Names the step from what is in force to a head. */
export function wayOf(current: ListVersion, head: Head): string {
  return `${current.version}-${head.version}-${head.setHash}`;
}

/** Deltas that lead from the current version to the head's, in order; empty when there is no such way. */
function chain(head: Head, current: ListVersion): DeltaRef[] {
  const steps: DeltaRef[] = [];
  let at: { version: number; setHash: string } = current;
  while (at.version < head.version) {
    const step = head.deltas.find((delta) => delta.from === at.version && delta.fromSetHash === at.setHash);
    if (step === undefined) return [];
    steps.push(step);
    at = { version: step.to, setHash: step.setHash };
  }
  return at.version === head.version && at.setHash === head.setHash ? steps : [];
}
