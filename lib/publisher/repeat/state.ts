import { mkdir, readFile, rm, writeFile, rename, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { err, isDay, ok, type Result } from '../../shared/index.ts';
import { z } from '../../shared/zod.ts';
import { isFileError } from '../folder.ts';
import { PARTS } from './spill.ts';

const FORMAT = 'creditgate-repeat-state/1';

const Manifest = z.object({
  format: z.literal(FORMAT),
  parts: z.literal(PARTS),
  /** Folder that holds the lines: a run writes a new one and then lets the manifest name it. */
  folder: z.string().regex(/^run-\d{1,6}$/),
  run: z.number().int().min(1),
  asOf: z.string().refine(isDay, 'not a day'),
  parties: z.number().int(),
  decisions: z.number().int(),
});
export type Manifest = z.infer<typeof Manifest>;

/** What earlier runs found out; undefined where there was none. A manifest that does not parse is not taken for none. */
export async function openState(dir: string): Promise<Result<Manifest | undefined, 'state-malformed'>> {
  let text: string;
  try {
    text = await readFile(join(dir, 'state.json'), 'utf8');
  } catch (error) {
    if (isFileError(error) && error.code === 'ENOENT') return ok(undefined);
    throw error;
  }
  try {
    const parsed = Manifest.safeParse(JSON.parse(text));
    return parsed.success ? ok(parsed.data) : err('state-malformed', join(dir, 'state.json'));
  } catch (error) {
    if (error instanceof SyntaxError) return err('state-malformed', join(dir, 'state.json'));
    throw error;
  }
}

/** Folder for the next run's lines, empty. */
export async function newRun(dir: string, before: Manifest | undefined): Promise<{ readonly run: number; readonly folder: string }> {
  const run = (before?.run ?? 0) + 1;
  const folder = `run-${run}`;
  await rm(join(dir, folder), { recursive: true, force: true });
  await mkdir(join(dir, folder), { recursive: true });
  return { run, folder };
}

/** Lets the new lines count, in one step; then what no manifest names is removed. */
export async function commitRun(dir: string, manifest: Omit<Manifest, 'format' | 'parts'>): Promise<void> {
  const beside = join(dir, `state.json.${process.pid}.tmp`);
  await writeFile(beside, `${JSON.stringify({ format: FORMAT, parts: PARTS, ...manifest }, null, 2)}\n`);
  await rename(beside, join(dir, 'state.json'));
  for (const name of await readdir(dir)) if (/^run-\d{1,6}$/.test(name) && name !== manifest.folder) await rm(join(dir, name), { recursive: true });
}
