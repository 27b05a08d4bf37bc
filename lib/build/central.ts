/** The central store from the side of its administrator: migrations, the refresh of counters, and the dashboard's queries. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { isDay } from '../shared/index.ts';

const FOLDER = new URL('../../docs/central/', import.meta.url);

/** Runs one statement in the database, and gives the answer's text. Throws what the server says. */
export type Run = (sql: string) => Promise<string>;

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
  readonly statements: readonly string[];
}

/** In order of their numbers, which begin at 1 and have no gap. */
export function migrations(): Migration[] {
  return readdirSync(new URL('migrations/', FOLDER))
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file, index) => {
      const text = sqlFile(`migrations/${file}`);
      const version = Number(file.slice(0, 3));
      if (version !== index + 1) throw new Error(`${file}: expected number ${index + 1}`);
      return { version, name: file.slice(4, -4), sha256: createHash('sha256').update(text).digest('hex'), statements: statementsOf(text) };
    });
}

/** Statements of a file: each ends with a semicolon at the end of its line. Comments stay. */
export function statementsOf(text: string): string[] {
  return text
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.split('\n').some((line) => line.trim() !== '' && !line.startsWith('--')));
}

export function sqlFile(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8').replaceAll('\r\n', '\n');
}

export function queryNames(): string[] {
  return readdirSync(new URL('queries/', FOLDER)).filter((file) => file.endsWith('.sql')).map((file) => file.slice(0, -4)).sort();
}

/** Text of a query with its days put in; throws where one is no day, since a query is text. */
export function queryText(name: string, days: { readonly from: string; readonly to: string }): string {
  if (!isDay(days.from) || !isDay(days.to)) throw new Error('a day is written YYYY-MM-DD');
  return (statementsOf(sqlFile(`queries/${name}.sql`))[0] ?? '').replaceAll(':from', days.from).replaceAll(':to', days.to);
}

/**
 * Brings a database to the newest form, or to `upTo`. Each migration is noted once all of its statements have run; one
 * that broke off runs again, since every statement may be repeated. Refuses a migration that was changed after it ran.
 */
export async function migrate(run: Run, upTo = Infinity): Promise<{ readonly applied: readonly string[]; readonly version: number }> {
  await run("CREATE TABLE IF NOT EXISTS migrations (version UInt32, name String, sha256 String, applied DateTime) ENGINE = MergeTree ORDER BY version");
  const done = (await run('SELECT version, any(sha256) FROM migrations GROUP BY version ORDER BY version FORMAT TabSeparated')).trim();
  const known = new Map(done === '' ? [] : done.split('\n').map((line) => line.split('\t') as [string, string]).map(([version, sha256]) => [Number(version), sha256]));
  const applied: string[] = [];
  let version = 0;
  for (const migration of migrations()) {
    if (migration.version > upTo) break;
    const before = known.get(migration.version);
    if (before !== undefined && before !== migration.sha256) throw new Error(`migration ${migration.version} (${migration.name}) is not the one that was applied`);
    if (before === undefined) {
      for (const statement of migration.statements) await repeatable(run, statement);
      await run(`INSERT INTO migrations VALUES (${migration.version}, '${migration.name}', '${migration.sha256}', now())`);
      applied.push(`${migration.version} ${migration.name}`);
    }
    version = migration.version;
  }
  return { applied, version };
}

/** A column that an earlier, broken off run has added is there. (ClickHouse before 19 knows no `ADD COLUMN IF NOT EXISTS`.) */
async function repeatable(run: Run, statement: string): Promise<void> {
  try {
    await run(statement);
  } catch (error) {
    const there = /\bADD COLUMN\b/.test(statement) && error instanceof Error && error.message.includes('already exists');
    if (!there) throw error;
  }
}

/** Counts anew the days of which rows have come in. */
export async function refresh(run: Run): Promise<void> {
  for (const statement of statementsOf(sqlFile('refresh.sql'))) await run(statement);
}
