/**
 * Precision and recall of reading over the page corpus, a field and a pattern. Reads every page in a real browser:
 * node tests/pages/report.ts [--json FILE]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reportText, type Report } from './score.ts';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 'creditgate-pages-'));
const file = join(folder, 'report.json');
const root = new URL('../../', import.meta.url).pathname;
const run = spawnSync(join(root, 'node_modules/.bin/playwright'), ['test', '--config', 'tests/playwright.config.ts', 'pages.spec.ts', '--project', 'guard', '--reporter', 'line'], { cwd: root, stdio: 'inherit', env: { ...process.env, CREDITGATE_PAGES_REPORT: file } });
if (existsSync(file)) {
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(`${reportText(report)}\n`);
} else process.stderr.write('no report: some page is read otherwise than recorded\n');
rmSync(folder, { recursive: true, force: true });
process.exitCode = run.status ?? 1;
