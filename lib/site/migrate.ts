import { err, ok, type Result } from '../shared/index.ts';
import { PROFILE_SCHEMA } from './schema.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Step n makes a profile of schema n + 1 of one of schema n. A step says everything that changes; nothing is repaired. */
const STEPS: readonly ((profile: Raw) => Raw)[] = [
  // 1 → 2: every member of 1 means the same in 2. New are `heading`, `after`, `before`, `if`, `title`, `step`, `family`;
  // a reader of schema 1 passes over them and would read the wrong field, hence the new number.
  (profile) => ({ ...profile, schema: 2 }),
];

/** A profile in the schema of this build. Refused: no known schema, or one from a newer build. Not parsed yet. */
export function migrateProfile(value: unknown): Result<unknown, 'schema' | 'schema-newer'> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return err('schema');
  const given = value as Raw;
  const from = given.schema;
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 1) return err('schema');
  if (from > PROFILE_SCHEMA) return err('schema-newer', String(from));
  return ok(STEPS.slice(from - 1).reduce((profile, step) => step(profile), given));
}
