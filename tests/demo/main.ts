/**
 * `npm run demo [-- --list FILE] [--headless] [--import] [--shots DIR]`
 * The main job on real input: a signed list of 100,000, three stand-in systems, the built extension in Chromium,
 * configured by real managed policy (or, where that may not be written or with --import, through the options page).
 * With a display a window to play in; without one the cases are driven and what happened is printed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv, env, exit, platform } from 'node:process';
import { parseArgs } from 'node:util';
import { canWritePolicy } from '../support/browser.ts';
import { startDesk, type Desk } from '../support/desk.ts';
import { drive } from './drive.ts';
import { startGuide } from './guide.ts';
import { buildDemoList } from './list.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const WORK = join(ROOT, '.demo');
const BUILD = join(ROOT, '.output/chrome-mv3-demo');

const options = parseOptions();
const display = (env.DISPLAY ?? env.WAYLAND_DISPLAY ?? '') !== '' || platform === 'darwin' || platform === 'win32';
const headless = options.headless === true || !display;

step('Building the extension');
const built = spawnSync('npm', ['run', '--silent', 'build:demo'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], shell: platform === 'win32' });
if (built.status !== 0) exit(1);

step('Building, signing and verifying the list');
const list = await buildDemoList(join(WORK, 'published'), { own: options.list === undefined ? undefined : resolve(env.INIT_CWD ?? '.', options.list) });

const viaPolicy = options.import !== true && canWritePolicy();
step(`Starting the systems and Chromium, configured ${viaPolicy ? 'by managed policy' : 'through the options page'}${headless ? ', headless' : ''}`);
const desk = await startDesk({ list, build: BUILD, headless, configure: viaPolicy ? 'policy' : 'options' });
try {
  await desk.synced();
  if (headless) {
    const shots = resolve(env.INIT_CWD ?? '.', options.shots ?? join(WORK, 'shots'));
    mkdirSync(shots, { recursive: true });
    const good = await drive(desk, shots, options.list === undefined);
    if (!good) process.exitCode = 1;
  } else {
    await play(desk);
  }
} finally {
  await desk.close();
}

/** A window for the person at the screen; ends when the window is closed. */
async function play({ browser, systems }: Desk): Promise<void> {
  const guide = await startGuide(systems);
  const page = browser.context.pages()[0] ?? (await browser.page());
  await page.goto(guide.url);
  await page.bringToFront();
  console.log(`\nThe guide is open in Chromium: ${guide.url}\nClose the window to end the demo.`);
  await new Promise<void>((ended) => {
    browser.context.on('close', () => ended());
  });
  guide.close();
}

function parseOptions() {
  try {
    return parseArgs({
      args: argv.slice(2).filter((arg) => arg !== '--'),
      options: { list: { type: 'string' }, headless: { type: 'boolean' }, import: { type: 'boolean' }, shots: { type: 'string' } },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : 'bad arguments'}\nusage: npm run demo [-- --list FILE] [--headless] [--import] [--shots DIR]`);
    exit(2);
  }
}

function step(text: string): void {
  console.log(`\n› ${text}`);
}
