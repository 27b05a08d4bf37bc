/**
 * Where the officer put the panel and whether it is folded, kept for this tab. The page's own session storage is the only
 * per-tab memory that a content script has, and the page can read and forge it: so it holds a corner and a fold, and a
 * short mark by which the fold ends with the verdict; a page that forges it still leaves the bar with the outcome.
 */
import { CORNERS, type Corner } from './placement.ts';

const FOLD = 'creditgate.folded';
const SIDE = 'creditgate.side';

export interface PanelMemory {
  folded(verdictKey: string): boolean | undefined;
  keepFolded(verdictKey: string, folded: boolean): void;
  corner(): Corner | undefined;
  keepCorner(corner: Corner): void;
}

/** Memory over a `Storage`; sandboxed frames and full storage make it forget, never fail. */
export function panelMemory(storage: () => Pick<Storage, 'getItem' | 'setItem'>): PanelMemory {
  return {
    folded(verdictKey) {
      const stored = attempt(() => storage().getItem(FOLD));
      if (stored === `1${mark(verdictKey)}`) return true;
      return stored === `0${mark(verdictKey)}` ? false : undefined;
    },
    keepFolded(verdictKey, folded) {
      attempt(() => storage().setItem(FOLD, `${folded ? 1 : 0}${mark(verdictKey)}`));
    },
    corner() {
      const stored = attempt(() => storage().getItem(SIDE));
      return CORNERS.find((corner) => corner === stored);
    },
    keepCorner(corner) {
      attempt(() => storage().setItem(SIDE, corner));
    },
  };
}

/** 16 bits: enough to tell one applicant of a morning from the next, too little to say anything about either. */
function mark(verdictKey: string): string {
  let hash = 0;
  for (const letter of verdictKey) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) & 0xffff;
  return hash.toString(36);
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
