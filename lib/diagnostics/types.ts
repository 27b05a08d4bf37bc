import type { CentralState, ChainReport, Status } from '../messaging/index.ts';
import type { PolicyInForce } from '../policy/index.ts';

/** A line of the log that said that something went wrong. */
export interface LoggedFault {
  readonly at: string;
  readonly level: string;
  readonly area: string;
  readonly reason: string;
}

/** What a bundle is made from, as the desk has it. Most of it never gets into one. */
export interface DeskFacts {
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  readonly versions: { readonly extension: string; readonly userAgent: string; readonly platform: string; readonly language: string; readonly timeZone: string };
  readonly status: Status;
  readonly policy: PolicyInForce;
  readonly central: CentralState | null;
  readonly storage: { readonly usage?: number; readonly quota?: number; readonly databases: readonly { readonly name?: string; readonly version?: number }[]; readonly items: Readonly<Record<string, number>> };
  readonly records: { readonly counts: Readonly<Record<string, number>>; readonly chain: ChainReport | undefined };
  readonly faults: readonly LoggedFault[];
  readonly permissions: { readonly permissions: readonly string[]; readonly origins: readonly string[] };
}

export interface BundleFile {
  readonly name: string;
  readonly text: string;
}
