import { sameReading } from '../editor/index.ts';
import type { FrameReading, Proof, SiteProfile } from '../site/index.ts';
import { readProof } from './read-proof.dom.ts';

/** What a saved page says of a profile when it is read again. */
export interface ProofCheck {
  /** Documents that are read otherwise than recorded, with the names of the members that differ; values are shown nowhere. */
  readonly differences: readonly { readonly path: string; readonly members: string }[];
  /** At least one document is read by this profile, and lacks nothing. */
  readonly proves: boolean;
  /** Documents that were compared. */
  readonly compared: number;
}

/** Reads every document of the proof again with the profile, through the reader of live pages, and compares. */
export async function checkProof(proof: Proof, profile: SiteProfile): Promise<ProofCheck> {
  const again = await readProof(proof, profile);
  const differences = proof.readings.flatMap((reading, at) => {
    const now = again[at];
    return reading === null || (now !== undefined && sameReading(now, reading)) ? [] : [{ path: proof.frames[at]?.path ?? '', members: differing(reading, now) }];
  });
  const proves = again.some((reading, at) => proof.readings[at] !== null && reading?.profileId === profile.id && reading.missing.length === 0);
  return { differences, proves, compared: proof.readings.filter((reading) => reading !== null).length };
}

function differing(a: FrameReading, b: FrameReading | undefined): string {
  const members = Object.entries(a).flatMap(([name, value]: [string, unknown]) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value as object).map(([inner, one]: [string, unknown]): [string, string, unknown] => [name, inner, one]) : [[name, '', value] as [string, string, unknown]]));
  const other = (b ?? {}) as Record<string, unknown>;
  return members.filter(([name, inner, value]) => JSON.stringify(inner === '' ? other[name] : (other[name] as Record<string, unknown> | undefined)?.[inner]) !== JSON.stringify(value)).map(([name, inner]) => (inner === '' ? name : `${name}.${inner}`)).join(' ');
}
