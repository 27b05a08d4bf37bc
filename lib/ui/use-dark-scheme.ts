import { useSyncExternalStore } from 'react';

/** Whether the desk prefers dark pages; followed while the page is open. */
export function useDarkScheme(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const scheme = matchMedia(DARK);
      scheme.addEventListener('change', changed);
      return () => scheme.removeEventListener('change', changed);
    },
    () => matchMedia(DARK).matches,
  );
}

const DARK = '(prefers-color-scheme: dark)';
