import { useCallback, useEffect, useRef, useState } from 'react';
import { ask } from './ask.ts';

/** What a page knows of something it asked for. An old value stays on show while a newer one is fetched. */
export interface Answer<T> {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly value?: T;
}

/**
 * Asks once when shown and again on `reload`. Answers that arrive after a newer question are dropped.
 * `request` must be stable (wrapped in `useCallback`), since a new one asks again. `timeoutMs`: for what takes longer than other questions.
 */
export function useAnswer<T>(request: () => Promise<T>, timeoutMs?: number): Answer<T> & { readonly reload: () => Promise<void> } {
  const [answer, setAnswer] = useState<Answer<T>>({ state: 'loading' });
  const turn = useRef(0);
  const reload = useCallback(async () => {
    const mine = (turn.current += 1);
    const result = await ask(request, timeoutMs === undefined ? {} : { timeoutMs });
    if (mine !== turn.current) return;
    setAnswer((before) => (result.ok ? { state: 'ready', value: result.value } : { state: 'failed', value: before.value }));
  }, [request, timeoutMs]);
  useEffect(() => {
    void reload();
    return () => {
      turn.current += 1;
    };
  }, [reload]);
  return { ...answer, reload };
}
