/**
 * Chromium for tests: the one that the set-up script finds (env CHROMIUM, else the usual places).
 *
 *   chromiumPath()   → executable; throws with one plain sentence if there is none
 *   CHROMIUM_ARGS    → flags that every run needs
 *   PAGE_USE         → for `test.use(PAGE_USE)` in specs of plain pages, without the extension
 */
import { env, getuid } from 'node:process';
import { findChromium, installHint } from '../../lib/build/chromium.mjs';

export function chromiumPath(): string {
  const found = findChromium();
  if (found === undefined) throw new Error(installHint());
  return found;
}

export const CHROMIUM_ARGS: readonly string[] = [
  // Root (containers, CI) may not use Chromium's sandbox.
  ...(getuid?.() === 0 ? ['--no-sandbox'] : []),
  // /dev/shm of containers is often 64 MB, too little for a browser.
  '--disable-dev-shm-usage',
  '--lang=zh-CN',
];

/** Debian's Chromium takes the language of its own texts, and of chrome.i18n, from LANGUAGE. */
export const CHROMIUM_ENV: Record<string, string> = {
  ...Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  LANGUAGE: 'zh_CN',
};

/** The commonest screen in Chinese offices. */
export const VIEWPORT = { width: 1366, height: 768 };

export const PAGE_USE = {
  viewport: VIEWPORT,
  locale: 'zh-CN',
  launchOptions: { executablePath: chromiumPath(), args: [...CHROMIUM_ARGS], env: CHROMIUM_ENV },
};
