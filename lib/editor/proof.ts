import { canonicalJson, type Json } from '../shared/index.ts';
import { PROOF_FRAME, type FrameReading, type Proof, type SiteProfile } from '../site/index.ts';
import type { SavedFrame } from './types.ts';

/** Frames in the order of a proof: the top document first, every other after the one that holds it. */
export function proofOf(frames: readonly SavedFrame[], profile: SiteProfile, takenAt: string): Proof | undefined {
  const sorted = [...frames].sort((a, b) => a.at.length - b.at.length || a.at.join().localeCompare(b.at.join()));
  const key = (at: readonly number[]): string => at.join('.');
  const indexes = new Map(sorted.map((frame, index) => [key(frame.at), index]));
  const [top] = sorted;
  if (top === undefined || top.at.length > 0 || sorted.length > 20 || sorted.some(({ html }) => html === '')) return undefined;
  // A frame inside one that may not be read hangs on the nearest that may.
  const parentOf = (at: readonly number[]): number => {
    for (let length = at.length - 1; length > 0; length -= 1) {
      const index = indexes.get(key(at.slice(0, length)));
      if (index !== undefined) return index;
    }
    return 0;
  };
  return {
    schema: 1,
    takenAt,
    path: top.path,
    title: top.title,
    frames: sorted.map(({ at, path, html }) => ({
      path,
      ...(at.length === 0 ? {} : { parent: parentOf(at) }),
      html: html.replace(/src="proof-frame:#(-?\d+)"/gu, (_, index: string) => {
        const inner = indexes.get(key([...at, Number(index)]));
        return inner === undefined ? '' : `src="${PROOF_FRAME}${inner}"`;
      }),
    })),
    profile,
    readings: sorted.map(({ reading }) => reading) as Proof['readings'],
  };
}

/** Whether a reading says what it shall: equal member by member, absent or undefined alike. */
export function sameReading(a: FrameReading, b: FrameReading): boolean {
  return plain(a) === plain(b);
}

/** Whether a proof is of this very profile: any change to it asks for a new one. */
export function provesProfile(proof: Proof, profile: SiteProfile): boolean {
  return proof.profile !== undefined && plain(proof.profile) === plain(profile);
}

function plain(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value)) as Json);
}
