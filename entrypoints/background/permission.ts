import { browser } from 'wxt/browser';
import { parseUrl } from '../../lib/shared/index.ts';

/**
 * Match pattern of an address's host when the browser has not granted it; undefined when it has. A list server
 * outside the granted hosts is reachable only if it allows other origins: better to ask for the host.
 */
export async function missingPermission(address: string): Promise<string | undefined> {
  const url = parseUrl(address);
  if (url === undefined) return undefined;
  const pattern = `${url.protocol}//${url.hostname}/*`;
  return (await browser.permissions.contains({ origins: [pattern] })) ? undefined : pattern;
}
