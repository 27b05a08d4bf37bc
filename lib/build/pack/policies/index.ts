/** What an organisation gives its desks: the browser's own settings that install CreditGate, and its managed policy. */
export interface Installation {
  readonly id: string;
  /** Address of updates.xml. */
  readonly updateUrl: string;
}

export type Browser = 'chrome' | 'chromium' | 'edge';

/** Registry key and folder of each browser's policies. */
export const PLACES: Readonly<Record<Browser, { readonly linux: string; readonly windows?: string }>> = {
  chrome: { linux: '/etc/opt/chrome/policies/managed', windows: 'SOFTWARE\\Policies\\Google\\Chrome' },
  chromium: { linux: '/etc/chromium/policies/managed' },
  edge: { linux: '/etc/opt/edge/policies/managed', windows: 'SOFTWARE\\Policies\\Microsoft\\Edge' },
};

/**
 * The browser's policies for one extension: installed without asking, not to be removed, its button in sight, and
 * updated from the address that stands here, whatever the manifest of an earlier version says.
 */
export function browserPolicies({ id, updateUrl }: Installation, browser: Browser = 'chrome'): { ExtensionSettings: Record<string, Record<string, string | boolean>> } {
  const inSight: Record<string, string> = browser === 'edge' ? { toolbar_state: 'force_shown' } : { toolbar_pin: 'force_pinned' };
  return { ExtensionSettings: { [id]: { installation_mode: 'force_installed', update_url: updateUrl, override_update_url: true, ...inSight } } };
}

/** The file for a browser on Linux; UOS and Kylin have Chromium's layout in folders of their own. */
export function linuxPolicy(installation: Installation, policy: object, browser: Browser): string {
  return `${JSON.stringify({ ...browserPolicies(installation, browser), '3rdparty': { extensions: { [installation.id]: policy } } }, undefined, 2)}\n`;
}
