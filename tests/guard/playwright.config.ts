import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 30_000,
  reporter: 'list',
  outputDir: '../../test-results/guard',
});
