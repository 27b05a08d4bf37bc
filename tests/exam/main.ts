/**
 * `npm run exam`: the grades on labelled pairs, generated cases and a list of 100,000. README.md beside this file says
 * what is counted. `npm run exam -- --pairs FILE --json OUT`: pairs from outside, by the same code.
 * Exit code: 0 passed, 1 a passing rule failed, 2 wrong use (a pairs file that cannot be read, an option nobody knows).
 */
import { argv } from 'node:process';
import { runCli } from './cli.ts';

process.exitCode = await runCli(argv.slice(2));
