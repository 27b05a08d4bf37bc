/**
 * IndexedDB without a library, for reading: opening through Dexie costs 3 ms more (its schema is read and compared),
 * which is as long as a whole look-up.
 */

/** An open connection; null when the database, or one of the tables, is not there yet, or cannot be opened. Waits for whoever blocks it. */
export function openBare(name: string, tables: readonly string[]): Promise<IDBDatabase | null> {
  return new Promise((done) => {
    let request: IDBOpenDBRequest;
    try {
      request = indexedDB.open(name);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      return done(null);
    }
    // It did not exist: making it is not the business of a reader.
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    request.addEventListener('error', (event) => {
      event.preventDefault();
      done(null);
    });
    request.addEventListener('success', () => {
      const connection = request.result;
      // Whoever upgrades or deletes it waits for us; and an answer that came too late is not used.
      connection.addEventListener('versionchange', () => connection.close());
      if (tables.every((table) => connection.objectStoreNames.contains(table))) return done(connection);
      connection.close();
      done(null);
    });
  });
}

/** The answer of a request. Rejects with its error. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new DOMException('IndexedDB', 'UnknownError')));
  });
}
