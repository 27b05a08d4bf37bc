import { useEffect } from 'react';
import { browser } from 'wxt/browser';

/** Asks again when one of these values in storage changes: whatever writes them, here or in another window. `keys` must be stable. */
export function useReloadOn(area: 'local' | 'session', keys: readonly string[], reload: () => Promise<void>): void {
  useEffect(() => {
    const onChanged = (changes: Record<string, unknown>, where: string) => {
      if (where === area && keys.some((key) => key in changes)) void reload();
    };
    browser.storage.onChanged.addListener(onChanged);
    return () => browser.storage.onChanged.removeListener(onChanged);
  }, [area, keys, reload]);
}
