/**
 * Whether the officer folded the panel, kept for this tab while the verdict stays the same. The page's own
 * session storage is the only per-tab memory that a content script has; a page that forges it can fold the panel
 * for one verdict, which still leaves the bar with the outcome.
 */
const KEY = 'creditgate.folded';

export interface FoldMemory {
  read(verdictKey: string): boolean | undefined;
  write(verdictKey: string, folded: boolean): void;
}

/** Memory over a `Storage`; sandboxed frames and full storage make it forget, never fail. */
export function foldMemory(storage: () => Pick<Storage, 'getItem' | 'setItem'>): FoldMemory {
  return {
    read(verdictKey) {
      const stored = attempt(() => storage().getItem(KEY));
      if (stored === `1${verdictKey}`) return true;
      return stored === `0${verdictKey}` ? false : undefined;
    },
    write(verdictKey, folded) {
      attempt(() => storage().setItem(KEY, `${folded ? 1 : 0}${verdictKey}`));
    },
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
