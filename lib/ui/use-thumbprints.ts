import { useEffect, useState } from 'react';
import { thumbprintOf } from '../list/index.ts';

/** Characters of a key id, as the publisher's tool prints it; trust compares the whole. */
const ID_CHARS = 16;

/** Key ids of these keys (a JSON array of JWK, so that the same keys are the same question), in their order. Empty until they are known. */
export function useThumbprints(keysJson: string): readonly string[] {
  const [known, setKnown] = useState<{ readonly of: string; readonly prints: readonly string[] }>();
  useEffect(() => {
    let current = true;
    const keys = keysJson === '' ? [] : (JSON.parse(keysJson) as JsonWebKey[]);
    void Promise.all(keys.map(thumbprintOf)).then((prints) => {
      if (current) setKnown({ of: keysJson, prints });
    });
    return () => {
      current = false;
    };
  }, [keysJson]);
  return known?.of === keysJson ? known.prints : [];
}

/** A key id in groups of four, for reading aloud. */
export function groupsOf(print: string): string {
  return (print.slice(0, ID_CHARS).match(/.{1,4}/g) ?? []).join(' ');
}
