import { Dexie } from 'dexie';

/** Tables of one version in Dexie's words, as far as they differ from the version before; null drops a table. */
export type SchemaStep = Readonly<Record<string, string | null>>;

/** Databases that have been opened here, with the newest version that this build knows. */
const versions = new Map<string, number>();

/**
 * Opens a database whose content nobody can fetch again. `steps`: its versions in order, the first being version 1; a step is never
 * changed once it has been released, and every one but the last has data of its own in tests (`tests/migrations`).
 * Data of a later build are neither read nor changed: every access is refused with a `VersionError`. (A table that it has dropped
 * comes back, empty, and it drops it again.)
 */
export function openKept(name: string, steps: readonly [SchemaStep, ...SchemaStep[]], options: { readonly strict: boolean } = { strict: true }): Dexie {
  // Strict: what officers decide must be on disk, not in a cache, before they are told so.
  const db = new Dexie(name, options.strict ? { chromeTransactionDurability: 'strict' } : {});
  steps.forEach((tables, index) => db.version(index + 1).stores({ ...tables }));
  versions.set(name, steps.length);
  const refuseLater = (): void => {
    if (versionOf(db.backendDB().version) > steps.length) throw new DOMException(name, 'VersionError');
  };
  db.on('ready', refuseLater, true);
  return db;
}

/** Names of databases on this machine that a later build has written. */
export async function newerDatabases(): Promise<string[]> {
  const there = await indexedDB.databases();
  return there.flatMap(({ name = '', version = 0 }) => (versionOf(version) > (versions.get(name) ?? Infinity) ? [name] : []));
}

/** Whether a database has thrown this because a later build has written it. */
export function isNewerError(error: unknown): boolean {
  const { name, inner } = (error ?? {}) as { readonly name?: unknown; readonly inner?: unknown };
  return name === 'VersionError' || (inner !== undefined && inner !== error && isNewerError(inner));
}

/** Dexie counts in tens, and adds one when it has to complete tables. */
function versionOf(native: number): number {
  return Math.floor(native / 10);
}
