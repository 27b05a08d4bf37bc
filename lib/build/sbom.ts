/** `npm run sbom`: the bill of materials of this source, as `npm run pack` writes it beside a release. */
import { readFileSync } from 'node:fs';
import { stdout } from 'node:process';
import { releaseBom, type Lock } from './pack/sbom.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
stdout.write(releaseBom(read('package-lock.json') as Lock, { version: (read('package.json') as { version: string }).version }));
