/**
 * All tests, in the order in which they are cheapest to fail. The closing line is `N passed, N failed`.
 * `npm test -- --only STEP` runs a part, STEP being a name below.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, env, exit } from 'node:process';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** How many tests passed and failed; a step without a counter counts as one. */
  readonly count?: () => { passed: number; failed: number };
}

const reports = mkdtempSync(join(tmpdir(), 'creditgate-tests-'));
const unitReport = join(reports, 'unit.json');
const centralReport = join(reports, 'central.json');
const browserReport = join(reports, 'browser.json');

/** One after the other; the rows of steps of one entry side by side, since each has work for one core. */
const STEPS: readonly (readonly (readonly Step[])[])[] = [
  [
    [
      { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
      { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
      { name: 'docs', command: ['npm', 'run', '--silent', 'docs', '--', '--check'] },
      { name: 'build', command: ['npm', 'run', '--silent', 'build:e2e'] },
    ],
    [{ name: 'exam', command: ['npm', 'run', '--silent', 'exam'] }],
  ],
  ...[
    {
      name: 'unit',
      command: ['npx', 'vitest', 'run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
      count: () => countOfVitest(unitReport),
    },
    {
      name: 'central',
      command: ['npx', 'vitest', 'run', '--config', 'tests/central/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${centralReport}`],
      count: () => countOfVitest(centralReport),
    },
    { name: 'pages', ...playwright('--project=guard', '--project=gallery') },
    // Much of these is waiting, for the browser to read its policy or for a page's own time: one worker more than cores.
    { name: 'browser', ...playwright('--workers=3', ...['faults', 'systems', 'bench', 'zoo', 'e2e'].map((project) => `--project=${project}`)) },
    // What the browser's own policy installs is installed in every browser of the machine: nothing else may run beside it.
    { name: 'policy', ...playwright('--project=policy', '--workers=1') },
  ].map((step: Step) => [[step]]),
];

function countOfVitest(file: string): { passed: number; failed: number } {
  const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number };
  // A file that cannot even be loaded has no failed test, but is a failure all the same.
  return { passed: report.numPassedTests, failed: Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0) };
}

function playwright(...args: string[]): Pick<Step, 'command' | 'count'> {
  return {
    command: ['npx', 'playwright', 'test', '--config', 'tests/playwright.config.ts', '--reporter=list,json', ...args],
    count: () => {
      const { stats } = JSON.parse(readFileSync(browserReport, 'utf8')) as { stats: { expected: number; unexpected: number; flaky: number } };
      if (stats.flaky > 0) console.log(`  passed at the second try only: ${stats.flaky}`);
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    },
  };
}

const only = argv.includes('--only') ? argv[argv.indexOf('--only') + 1] : undefined;
let passed = 0;
let failed = 0;
for (const rows of STEPS) {
  const wanted = rows.map((row) => row.filter(({ name }) => only === undefined || name === only)).filter(({ length }) => length > 0);
  await Promise.all(
    wanted.map(async (row) => {
      for (const step of row) await take(step, wanted.length === 1);
    }),
  );
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
exit(failed === 0 ? 0 : 1);

/** `alone`: seen while it runs; else what it says comes in one piece when it is done. */
async function take(step: Step, alone: boolean): Promise<void> {
  if (alone) console.log(`\n› ${step.name}`);
  const started = Date.now();
  const { status, said } = await run(step.command, alone);
  const counted = countOf(step, status === 0);
  passed += counted.passed;
  failed += counted.failed;
  if (!alone) console.log(`\n› ${step.name}\n${said}`);
  console.log(`  ${step.name}: ${counted.passed} passed, ${counted.failed} failed (${Math.round((Date.now() - started) / 1000)} s)`);
}

function run([command = '', ...args]: readonly string[], alone: boolean): Promise<{ status: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'], env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport }, shell: process.platform === 'win32' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, said }));
  });
}

/** A step that ends badly has failed at least once, whatever its report says. */
function countOf(step: Step, good: boolean): { passed: number; failed: number } {
  if (step.count === undefined) return good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const counted = step.count();
    return good ? counted : { ...counted, failed: Math.max(1, counted.failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
