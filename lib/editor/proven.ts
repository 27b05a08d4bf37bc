import { lintProfile, Proof, type SiteProfile } from '../site/index.ts';
import { provesProfile } from './proof.ts';

/**
 * - `passed`: a saved page of this very profile is at hand, and was read as it says when it was taken in
 * - `other-version`: there is one, of a version that is not in force
 * - `none`: nothing proves it
 */
export type ProofState = 'passed' | 'other-version' | 'none';

/** What is known of a profile's proof: `given` is the stored value, unparsed. */
export function proofState(given: unknown, profile: SiteProfile): { readonly state: ProofState; readonly takenAt?: string } {
  const proof = Proof.safeParse(given);
  if (!proof.success) return { state: 'none' };
  return { state: provesProfile(proof.data, profile) ? 'passed' : 'other-version', takenAt: proof.data.takenAt };
}

/**
 * Profiles that a change would put in force unproven: neither proven as they are nor in force already.
 * In: `profiles` as given, whatever they are; `before` in force; `proofs` by id. Out: their ids, as given.
 */
export function unproven(profiles: readonly unknown[], before: readonly SiteProfile[], proofs: Readonly<Record<string, unknown>>): string[] {
  return profiles.flatMap((value) => {
    const linted = lintProfile(value);
    // A faulty profile is refused for its faults, by the part that reads settings.
    if (!linted.ok) return [];
    const profile = linted.value;
    const known = before.some((one) => one.id === profile.id && JSON.stringify(one) === JSON.stringify(profile));
    return known || proofState(proofs[profile.id], profile).state === 'passed' ? [] : [profile.id];
  });
}
