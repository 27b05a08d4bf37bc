/** `npm run docs [-- --check]`: writes the generated guides and words, or fails when one of them is out of date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { dependenciesMarkdown } from './dependencies-doc.ts';
import { messagesMarkdown } from './messages-doc.ts';
import { centralDoc } from './sql-doc.ts';
import { policyDoc } from './policy-doc.ts';
import { sheetWords } from './sheet-words.ts';

const GENERATED: readonly { readonly file: string; readonly text: () => string | Promise<string> }[] = [
  { file: 'docs/policy.md', text: policyDoc },
  { file: 'docs/messages.md', text: messagesMarkdown },
  { file: 'docs/dependencies.md', text: dependenciesMarkdown },
  { file: 'docs/central.md', text: centralDoc },
  { file: 'lib/sheet/words.ts', text: sheetWords },
];

const check = argv.includes('--check');
let outdated = 0;
for (const { file, text } of GENERATED) {
  const path = new URL(`../../${file}`, import.meta.url);
  const now = await text();
  const before = existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined;
  if (before === now) continue;
  if (check) {
    console.error(`${file} is out of date: run npm run docs`);
    outdated += 1;
  } else {
    writeFileSync(path, now);
    console.log(`${file} written`);
  }
}
exit(outdated === 0 ? 0 : 1);
