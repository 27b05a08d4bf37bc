/**
 * Where Chromium is, by the same rule as the set-up script: env CHROMIUM, else the usual places.
 *
 *   chromiumPath()   → executable; throws with one plain sentence if there is none
 *   CHROMIUM_ARGS    → flags that every run needs (root needs --no-sandbox, small containers --disable-dev-shm-usage)
 */
import { existsSync } from 'node:fs';
import { env, getuid } from 'node:process';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/google-chrome-for-testing',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'C:\\Program Files\\Chromium\\Application\\chrome.exe',
];

export function chromiumPath(): string {
  const wanted = env.CHROMIUM;
  const found = wanted !== undefined && wanted !== '' ? wanted : PLACES.find((place) => existsSync(place));
  if (found === undefined || !existsSync(found)) {
    throw new Error(`no Chromium at ${found ?? 'any usual place'}: install it (Debian: apt-get install chromium) or set CHROMIUM to its path`);
  }
  return found;
}

export const CHROMIUM_ARGS: readonly string[] = [
  ...(getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-dev-shm-usage',
  '--lang=zh-CN',
];
