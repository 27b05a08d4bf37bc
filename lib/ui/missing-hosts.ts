import { browser } from 'wxt/browser';
import { hostPatterns, type SiteSettings } from '../policy/index.ts';

/** Match patterns of described systems that the browser has not granted: an entry is missing when neither of its schemes is; then both are asked for in one question. */
export async function missingHosts(sites: Pick<SiteSettings, 'hosts' | 'profiles'> | undefined): Promise<string[]> {
  const entries = [...new Set([...(sites?.hosts ?? []), ...(sites?.profiles ?? []).flatMap((profile) => profile.hosts)])];
  const missing = await Promise.all(
    entries.map(async (entry) => {
      const patterns = patternsToAsk(entry);
      const granted = await Promise.all(patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })));
      return granted.includes(true) ? [] : patterns;
    }),
  );
  return [...new Set(missing.flat())];
}

/** What the browser is asked for, for one entry. */
export function patternsToAsk(entry: string): string[] {
  return hostPatterns(entry).flatMap((pattern) => (pattern.startsWith('*://') ? ['http', 'https'].map((scheme) => pattern.replace('*', scheme)) : [pattern]));
}

/** False when the person declined, or the browser takes the question for nobody's. */
export async function requestHosts(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...patterns] }).catch(() => false);
}
