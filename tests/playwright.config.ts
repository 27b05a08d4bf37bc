import { defineConfig } from '@playwright/test';

/** Two workers, as many as cores of the machines that offices and CI have; each with an extension id of its own, since managed policy is global to the machine (`support/identity.ts`). */
export default defineConfig({
  testDir: '.',
  globalTeardown: './support/once.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  // A machine that stalls for some seconds is no failure of the product; a test that needed its second try is named by the run.
  retries: process.env.CI === undefined ? 0 : 1,
  forbidOnly: true,
  outputDir: '../test-results',
  // What takes longest begins first, so that no worker is left alone with it at the end.
  projects: [
    { name: 'faults', testMatch: 'faults/**/*.spec.ts' },
    { name: 'systems', testMatch: 'systems/**/*.spec.ts' },
    { name: 'guard', testMatch: 'guard/**/*.spec.ts' },
    { name: 'gallery', testMatch: 'gallery/**/*.spec.ts', fullyParallel: true },
    { name: 'bench', testMatch: 'bench/**/*.spec.ts' },
    { name: 'e2e', testMatch: 'e2e/**/*.spec.ts' },
    { name: 'update', testMatch: 'update/**/*.spec.ts' },
    { name: 'soak', testMatch: 'soak/**/*.spec.ts' },
    { name: 'policy', testMatch: 'policy/**/*.spec.ts' },
    { name: 'zoo', testMatch: 'zoo/**/*.spec.ts' },
  ],
});
