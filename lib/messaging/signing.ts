import type { Verdict } from '../check/index.ts';
import type { Officer } from '../policy/index.ts';
import type { SealedKey, Signer, SignRefusal } from '../signer/index.ts';

/** An override as the second signer sees it before signing. */
export type SignView =
  | {
      readonly ok: true;
      readonly verdict: Verdict;
      readonly reason: string;
      readonly officer: Officer;
      readonly at: string;
      /** `refusal`: why this one may not sign. */
      readonly signers: readonly { readonly id: string; readonly name: string; readonly key: boolean; readonly code: boolean; readonly refusal?: SignRefusal }[];
    }
  | { readonly ok: false; readonly reason: 'request-over' };
export type SignAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: SignRefusal };

/** A signer in the options page: what this desk holds of them, and who named them. */
export interface SignerStatus extends Signer {
  readonly key: boolean;
  readonly code: boolean;
  readonly managed: boolean;
}
export const SIGNER_REFUSALS = ['managed', 'passphrase-short', 'wrong-code', 'code-replayed', 'clock-skew', 'not-a-key-file', 'signer-unknown', 'wrong-key', 'not-recorded', 'refused'] as const;
export type SignerRefusal = (typeof SIGNER_REFUSALS)[number];
/** `keyFile`: to be kept by the signer, and taken to other desks; useless without the passphrase. */
export type SignerAnswer = { readonly ok: true; readonly keyFile?: SealedKey } | { readonly ok: false; readonly reason: SignerRefusal };
export interface NewSigner {
  readonly id: string;
  readonly name: string;
  readonly until?: string;
  /** For a key; else a secret with the code that the app shows for it. */
  readonly passphrase?: string;
  readonly secret?: string;
  readonly code?: string;
}
