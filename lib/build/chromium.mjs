/** Finds a Chromium that can load an unpacked extension. Chrome and Edge have dropped `--load-extension`. */
import { existsSync } from 'node:fs';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.LOCALAPPDATA ?? ''}\\Chromium\\Application\\chrome.exe`,
];

/** @returns {string | undefined} path of the executable; the environment variable CHROMIUM comes first */
export function findChromium() {
  return [process.env.CHROMIUM, ...CANDIDATES].find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** @returns {string} one line that says how to get a Chromium on this system */
export function installHint() {
  if (process.platform === 'darwin') return 'No Chromium found. Install it (brew install --cask chromium) or set CHROMIUM=/path/to/chromium.';
  if (process.platform === 'win32') return 'No Chromium found. Install a Chromium build and set CHROMIUM=C:\\path\\to\\chrome.exe.';
  return 'No Chromium found. Install it (sudo apt-get install chromium) or set CHROMIUM=/path/to/chromium.';
}
