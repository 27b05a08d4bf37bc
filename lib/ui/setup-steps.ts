import type { Status } from '../messaging/index.ts';
import type { PolicyInForce } from '../policy/index.ts';
import { parseUrl } from '../shared/index.ts';

/** From nothing to a first check, in the order in which each needs the one before. */
export const SETUP_STEPS = ['list', 'sync', 'site', 'check'] as const;
export type SetupStepId = (typeof SETUP_STEPS)[number];

export interface SetupStep {
  readonly id: SetupStepId;
  readonly done: boolean;
  /** Whose doing it is, where it is not the desk's own. */
  readonly by?: 'managed' | 'recommended';
}

/** Read from what is really there, never from a note that a step was taken: so it goes on after any interruption, and is true when policy has done it. */
export function setupSteps(facts: {
  readonly status: Pick<Status, 'lists'>;
  readonly policy: Pick<PolicyInForce, 'lists' | 'sites' | 'origins'>;
  /** Match patterns of systems that the browser has not granted. */
  readonly missingHosts: readonly string[];
  /** Checks and look-ups that are recorded. */
  readonly checks: number;
}): SetupStep[] {
  const { status, policy, missingHosts, checks } = facts;
  const { hosts, profiles } = policy.sites;
  const inUse = status.lists.some(({ state }) => state.current !== undefined);
  return [
    { id: 'list', done: policy.lists.length > 0 || inUse, ...whose(policy, ['lists']) },
    { id: 'sync', done: inUse },
    { id: 'site', done: hosts.length + profiles.length > 0 && missingHosts.length === 0, ...whose(policy, ['sites.hosts', 'sites.profiles']) },
    { id: 'check', done: checks > 0 },
  ];
}

/** Whether the guide has nothing more to say by itself. Where the organisation has set up the desk nobody is asked for a trial. */
export function isSetUp(steps: readonly SetupStep[]): boolean {
  const managed = steps.filter(({ by }) => by === 'managed').length === 2;
  return steps.every(({ id, done }) => done || (managed && id === 'check'));
}

function whose({ origins }: Pick<PolicyInForce, 'origins'>, paths: readonly string[]): Pick<SetupStep, 'by'> {
  const by = (['managed', 'recommended'] as const).find((source) => paths.some((path) => origins[path] === source));
  return by === undefined ? {} : { by };
}

/** The host entry of what a person typed or pasted: an address of a page means its host. */
export function hostEntryOf(typed: string): string {
  const text = typed.trim();
  const url = /^https?:\/\/[^*]*$/i.test(text) ? parseUrl(text) : undefined;
  return url?.host ?? text;
}
