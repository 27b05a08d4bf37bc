/** `npm run records -- verify FILE`: checks an exported audit file without the extension. */
import { readFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { verifyJsonl } from '../record/index.ts';

const [command, file] = argv.slice(2);
if (command !== 'verify' || file === undefined) {
  console.error('usage: npm run records -- verify FILE');
  exit(2);
}
const report = await verifyJsonl(readFileSync(file, 'utf8'));
if (report.ok) {
  console.log(`${file}: ${report.entries} entries, unbroken; last hash ${report.head}`);
} else {
  console.error(`${file}: broken at entry ${report.brokenAt} (${report.reason}); ${report.entries} entries before it are sound`);
}
exit(report.ok ? 0 : 1);
