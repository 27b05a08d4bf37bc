/**
 * `npm run records -- verify FILE [--against AUDITFILE] [--code CODE]`: checks an exported audit file, a feedback
 * file or a check sheet without the extension. Exit code 0: verified; 1: not verified; 2: wrong use, or a file that cannot be read.
 */
import { argv, exit } from 'node:process';
import { runRecords } from './records-cli.ts';

exit(await runRecords(argv.slice(2), { say: console.log, complain: console.error }));
