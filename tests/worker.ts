/** `npm run test:worker [-- FILE…]`: the end-to-end tests with the extension's worker ended whenever it has nothing to do. */
import { spawnSync } from 'node:child_process';
import { argv, env, exit, platform } from 'node:process';

const { status } = spawnSync('npx', ['playwright', 'test', '--config', 'tests/playwright.config.ts', '--project=e2e', ...argv.slice(2)], {
  stdio: 'inherit',
  env: { ...env, CREDITGATE_RESTLESS: '1' },
  shell: platform === 'win32',
});
exit(status ?? 1);
