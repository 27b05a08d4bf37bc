/**
 * `npm run build [-- --hosts FILE]`, `build:edge`, `build:e2e`, and `demo`: an enterprise build for loopback.
 * FILE lists match patterns, one a line or as a JSON array; they become required hosts of an enterprise build.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { argv, env, exit } from 'node:process';

const [target = 'chrome', ...options] = argv.slice(2);
const position = options.indexOf('--hosts');
const hostsFile = position >= 0 ? options[position + 1] : env.CREDITGATE_HOSTS_FILE;
if (position >= 0 && hostsFile === undefined) {
  console.error('--hosts needs a file of match patterns, for example https://*.example.gov.cn/*');
  exit(2);
}

const result = spawnSync('wxt', ['build', '-b', target === 'edge' ? 'edge' : 'chrome'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: {
    ...env,
    CREDITGATE_E2E: target === 'e2e' ? '1' : '0',
    CREDITGATE_SUFFIX: target === 'e2e' || target === 'demo' ? `-${target}` : '',
    CREDITGATE_HOSTS: JSON.stringify(hosts()),
  },
});
exit(result.status ?? 1);

function hosts(): string[] {
  if (target === 'demo') return ['http://127.0.0.1/*', 'http://localhost/*'];
  return hostsFile === undefined ? [] : readHosts(hostsFile);
}

function readHosts(file: string): string[] {
  if (!existsSync(file)) {
    console.error(`${file}: no such file of match patterns`);
    exit(2);
  }
  const text = readFileSync(file, 'utf8').trim();
  const hosts = patternsOf(text, file).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  for (const host of hosts) {
    if (!/^(https?|\*):\/\/(\*|(\*\.)?[^/*]+)\/.*$/.test(host)) {
      console.error(`${file}: not a match pattern: ${host}`);
      exit(2);
    }
  }
  return hosts;
}

/** A JSON array when it is one, lines otherwise. */
function patternsOf(text: string, file: string): string[] {
  if (!text.startsWith('[')) return text.split(/\r?\n/);
  try {
    return (JSON.parse(text) as unknown[]).map(String);
  } catch (error) {
    console.error(`${file}: not a JSON array: ${error instanceof Error ? error.message : ''}`);
    return exit(2);
  }
}
