/** The stand-in systems by themselves, without the extension: `npx playwright test --config tests/systems/playwright.config.ts`. */
import { defineConfig } from '@playwright/test';

export default defineConfig({ testDir: '.', outputDir: '../../test-results', workers: 1, timeout: 60_000, reporter: [['list']] });
