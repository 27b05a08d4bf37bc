/**
 * Set-up on a fresh machine, with nothing but Node and npm: dependencies, and a Chromium if none is there.
 * `node lib/build/setup.mjs [--browser] [--nginx] [--clickhouse] [--run SCRIPT] [-- ARGS]` then runs the npm script, which gets the
 * project's own Node. Plain JavaScript on purpose: it runs on whatever Node the machine has.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unpackClickhouse } from './clickhouse.mjs';
import { findChromium, installHint } from './chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = `${root}node_modules/.creditgate-setup`;
const [own, passed] = split(process.argv.slice(2));

installDependencies();
if (own.includes('--browser')) installBrowser();
if (own.includes('--nginx')) unpackNginx();
if (own.includes('--clickhouse')) unpackClickhouse(root);
const script = own[own.indexOf('--run') + 1];
if (own.includes('--run') && script !== undefined) run('npm', ['run', '--silent', script, ...(passed.length > 0 ? ['--', ...passed] : [])]);

/** `npm run x -- a` arrives here as `… -- a`, or with two `--` when the caller wrote its own. */
function split(args) {
  const at = args.indexOf('--');
  return at < 0 ? [args, []] : [args.slice(0, at), args.slice(at + 1).filter((arg, i) => !(i === 0 && arg === '--'))];
}

function installDependencies() {
  const lock = createHash('sha256').update(readFileSync(`${root}package-lock.json`)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('› npm ci');
  run('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

function installBrowser() {
  const fonts = spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' });
  // Debian keeps the languages in a package of their own; other builds bring them along.
  const chinese = !existsSync('/usr/lib/chromium/locales') || existsSync('/usr/lib/chromium/locales/zh-CN.pak');
  if (findChromium() !== undefined && chinese && fonts.status === 0 && fonts.stdout.trim() !== '') return;
  const apt = spawnSync('apt-get', ['--version']).status === 0;
  const asRoot = process.getuid?.() === 0 ? [] : spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : undefined;
  if (!apt || asRoot === undefined) {
    if (findChromium() !== undefined) return;
    console.error(installHint());
    process.exit(1);
  }
  const packages = ['chromium', 'chromium-l10n', 'fonts-noto-cjk', 'fontconfig', 'openssl'];
  console.log(`› apt-get install ${packages.join(' ')}`);
  const [command, ...before] = [...asRoot, 'apt-get'];
  spawnSync(command, [...before, 'update', '-qq'], { stdio: 'inherit' });
  const installed = spawnSync(command, [...before, 'install', '-y', '-qq', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  // Ubuntu has no chromium-l10n: the browser alone will do, in English where it must.
  if (installed.status !== 0) spawnSync(command, [...before, 'install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], { stdio: 'inherit' });
  if (findChromium() === undefined) {
    console.error(installHint());
    process.exit(1);
  }
}

function run(command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** For the test of docs/nginx.conf. Unpacked and not installed: the package would start a web server on this machine. */
function unpackNginx() {
  const folder = `${root}node_modules/.nginx`;
  const places = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx', `${folder}/usr/sbin/nginx`];
  const isThere = () => places.some((file) => existsSync(file));
  if (isThere() || spawnSync('apt-get', ['--version']).status !== 0) return;
  console.log('› nginx, unpacked for one test');
  mkdirSync(folder, { recursive: true });
  // The program is in `nginx` on Debian 12 and later, in `nginx-core` before and on older Ubuntu.
  for (const name of ['nginx', 'nginx-core']) {
    const get = () => spawnSync('apt-get', ['download', '-qq', name], { cwd: folder, stdio: 'ignore' }).status === 0;
    if (!get()) {
      spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
      if (!get()) continue;
    }
    for (const file of readdirSync(folder).filter((entry) => entry.startsWith(`${name}_`))) spawnSync('dpkg', ['-x', file, '.'], { cwd: folder });
    if (isThere()) return;
  }
}
