import type { SyntheticEvent } from 'react';

/**
 * Runs the handler only for events made by a person: a page can call `click()` on what it finds, but cannot
 * make `isTrusted` true.
 */
export function trusted<E extends SyntheticEvent>(handler: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.nativeEvent.isTrusted) handler(event);
  };
}
