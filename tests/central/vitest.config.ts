import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Apart from the other tests, since these start a database server. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  plugins: [WxtVitest()],
  test: { include: ['tests/central/**/*.test.ts'], environment: 'node', restoreMocks: true, testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false },
});
