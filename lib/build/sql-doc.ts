/** Puts the SQL files into docs/central.md, so that what is read there is what the tests run. */
import { readFileSync } from 'node:fs';
import { sqlFile } from './central.ts';

/** Text of the guide with each `<!-- sql FILE -->` … `<!-- end -->` filled from that file. */
export function centralDoc(): string {
  const guide = readFileSync(new URL('../../docs/central.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
  return guide.replace(/<!-- sql (\S+) -->\n[^]*?<!-- end -->/g, (_, file: string) => `<!-- sql ${file} -->\n\`\`\`sql\n${sqlFile(file).trim()}\n\`\`\`\n<!-- end -->`);
}
