/** That the benchmark runs and says everything it promises; what the figures are is no matter of a busy test machine. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { expect, test } from '@playwright/test';
import { E2E_BUILD } from '../support/browser.ts';

const FIGURES = ['import.shipped_vs_rows', 'lookup.exact_miss_cold_vs_get', 'lookup.exact_hit_cold_vs_get', 'delta.vs_rows', 'heap_at_rest_mb', 'disk_mb'];

test('the benchmark of the list engine gives every figure with its spread', () => {
  test.setTimeout(180_000);
  const work = mkdtempSync(join(tmpdir(), 'creditgate-bench-spec-'));
  const file = join(work, 'bench.json');
  const run = spawnSync('npm', ['run', '--silent', 'bench', '--', '--size', '2000', '--repeats', '1', '--json', file], {
    env: { ...env, CREDITGATE_BUILD: env.CREDITGATE_BUILD ?? E2E_BUILD },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(run.status, run.stderr).toBe(0);
  const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { median: number; min: number; max: number; repeats: number }>;
  rmSync(work, { recursive: true });
  for (const name of FIGURES) {
    const figure = report[name];
    expect(figure, name).toBeDefined();
    if (figure === undefined) continue;
    expect(figure.repeats, name).toBeGreaterThanOrEqual(1);
    expect(figure.median, name).toBeGreaterThan(0);
    expect(figure.min, name).toBeLessThanOrEqual(figure.median);
    expect(figure.max, name).toBeGreaterThanOrEqual(figure.median);
  }
});
