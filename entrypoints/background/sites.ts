import { createSiteRegistration } from '../../lib/site/index.bg.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';

export interface Sites {
  /** Makes the guard run on exactly the hosts that policy names and the browser grants. */
  reconcile(): Promise<void>;
  /** Puts the guard into pages that are open already (after installation or an update). */
  guardOpenTabs(): Promise<void>;
  /** Puts the guard into one tab. */
  guardTab(tabId: number): Promise<void>;
}

export function createSites(policy: PolicyService): Sites {
  const registration = createSiteRegistration();
  return {
    reconcile: async () => registration.reconcile(await policy.current()),
    guardOpenTabs: async () => registration.guardOpenTabs(await policy.current()),
    guardTab: registration.guardTab,
  };
}
