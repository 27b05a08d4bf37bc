import { writeFileSync } from 'node:fs';

/** Writes a report, where one is wanted; false, and a word on standard error, when it cannot be written. */
export function written(file: string | undefined, report: object): boolean {
  if (file === undefined) return true;
  try {
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
    return true;
  } catch (error) {
    console.error(`${file}: cannot be written${error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''}`);
    return false;
  }
}
