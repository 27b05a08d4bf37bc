/** Why nothing was taken by the central store. Closed set; each word has a text in the locale files. */
export const OUTBOX_FAULTS = ['no-permission', 'offline', 'timed-out', 'redirected', 'not-clickhouse', 'unauthorized', 'schema-behind', 'busy', 'too-large', 'refused'] as const;
export type OutboxFault = (typeof OUTBOX_FAULTS)[number];

/** Where entries go, as managed policy says. The password never leaves the background. */
export interface CentralStore {
  readonly url: string;
  readonly database: string;
  readonly user?: string;
  readonly password?: string;
  /** Which office this desk belongs to, as the central store is to know it. */
  readonly office?: string;
  readonly intervalMinutes: number;
  /** Raised by an admin to have everything sent again, after the central store has lost data. */
  readonly round: number;
}

/** How far the outbox is: kept on disk. The chain itself is the queue. */
export interface OutboxState {
  /** Which store, and which round: another one begins at the first entry. */
  readonly target: string;
  readonly chain: string;
  /** Number of the last entry that the store has acknowledged. */
  readonly sent: number;
  readonly sentAt?: string;
  readonly failures: number;
  readonly fault?: OutboxFault;
  readonly faultAt?: string;
  /** Epoch ms. */
  readonly nextAt: number;
}

/** What an admin is told of it. */
export interface OutboxStatus extends Omit<OutboxState, 'target' | 'chain'> {
  /** How many entries come after the last one that was acknowledged. */
  readonly waiting: number;
  readonly running: boolean;
}
