import { provesProfile } from '../editor/index.ts';
import { lintProfile, Proof, type ProfileProblem, type SiteProfile } from '../site/index.ts';
import { checkProof, type ProofCheck } from './check-proof.dom.ts';
import { readJson } from './json-text.ts';

/** What the proof in a file is worth. */
export type FileProof =
  | { readonly state: 'passed'; readonly proof: Proof; readonly takenAt: string; readonly compared: number }
  | { readonly state: 'differs'; readonly differences: ProofCheck['differences'] }
  | { readonly state: 'none' | 'invalid' | 'other-version' | 'reads-nothing' };

export type ReadProfileFile =
  | { readonly ok: false; readonly line?: number; readonly detail: string }
  | { readonly ok: true; readonly profile?: SiteProfile; readonly problems: readonly ProfileProblem[]; readonly warnings: readonly ProfileProblem[]; readonly proof: FileProof; /** It is at hand already; nothing is to be taken over. */ readonly stored: boolean };

/** Reads a file as the editor exports it, `{profile, proof}`, or a profile alone, and runs linter and proof over it. */
export async function readProfileFile(text: string): Promise<ReadProfileFile> {
  const reading = readJson(text);
  if (!reading.ok) return reading;
  const value: unknown = reading.value;
  const pair = typeof value === 'object' && value !== null && 'profile' in value ? (value as { profile: unknown; proof?: unknown }) : { profile: value };
  return checkPair(pair.profile, pair.proof, false);
}

/** The same checks over what is stored. */
export async function checkPair(given: unknown, proof: unknown, stored: boolean): Promise<Extract<ReadProfileFile, { ok: true }>> {
  const linted = lintProfile(given);
  const { problems, warnings } = linted;
  if (!linted.ok) return { ok: true, problems, warnings, proof: { state: proof === undefined ? 'none' : 'other-version' }, stored };
  return { ok: true, profile: linted.value, problems, warnings, proof: await judgeProof(linted.value, proof), stored };
}

async function judgeProof(profile: SiteProfile, given: unknown): Promise<FileProof> {
  if (given === undefined || given === null) return { state: 'none' };
  const parsed = Proof.safeParse(given);
  if (!parsed.success) return { state: 'invalid' };
  const proof = parsed.data;
  if (!provesProfile(proof, profile)) return { state: 'other-version' };
  const { differences, proves, compared } = await checkProof(proof, profile);
  if (differences.length > 0) return { state: 'differs', differences };
  return proves ? { state: 'passed', proof, takenAt: proof.takenAt, compared } : { state: 'reads-nothing' };
}
