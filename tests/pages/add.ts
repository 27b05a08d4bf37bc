/**
 * Turns a page that the editor saved as proof into a case of the corpus:
 * node tests/pages/add.ts SAVED.json [--name NAME] [--why WHY] [--pattern P]…
 * One document becomes NAME.html, its frames NAME.1.html …; expected is what the proof says; the test then holds it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { lintProfile, Proof } from '../../lib/site/index.ts';
import { caseFiles } from './from-proof.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { name: { type: 'string' }, why: { type: 'string' }, pattern: { type: 'string', multiple: true } } });
const [saved] = positionals;

function main(): string | undefined {
  if (saved === undefined) return 'which file? node tests/pages/add.ts SAVED.json [--name NAME] [--why WHY] [--pattern P]';
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(saved, 'utf8'));
  } catch (error) {
    return `${saved}: ${error instanceof Error ? error.message : 'unreadable'}`;
  }
  const proof = Proof.safeParse(json);
  if (!proof.success) return proof.error.issues.map((issue) => `${saved}: ${issue.path.join('.')}: ${issue.message}`).join('\n');
  if (proof.data.profile !== undefined) {
    const { problems } = lintProfile(proof.data.profile);
    if (problems.length > 0) return problems.map((problem) => `${saved}: profile.${problem.path}: ${problem.reason} ${problem.message}`).join('\n');
  }
  const name = values.name ?? basename(saved).replace(/\.[^.]*$/u, '').toLowerCase().replaceAll(/[^a-z0-9-]+/gu, '-');
  const folder = new URL('./', import.meta.url).pathname;
  const files = caseFiles(proof.data, { name, why: values.why ?? proof.data.title, patterns: values.pattern ?? ['saved'] });
  const there = files.find(({ file }) => existsSync(folder + file));
  if (there !== undefined) return `${there.file} is there already: choose another --name`;
  for (const { file, text } of files) writeFileSync(folder + file, text);
  process.stdout.write(`${files.map(({ file }) => `tests/pages/${file}`).join('\n')}\n`);
  return undefined;
}

const problem = main();
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
