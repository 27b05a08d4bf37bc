import { useCallback, useEffect } from 'react';
import { sendMessage } from '../messaging/client.ts';
import type { Status } from '../messaging/index.ts';
import { ask } from './ask.ts';
import { useAnswer } from './use-answer.ts';

/** While something moves people watch it; otherwise the page should cost nothing. */
const BUSY_MS = 1_000;
const IDLE_MS = 10_000;

const request = () => sendMessage('status', {});

/** State of all lists, asked again every second while one syncs and every ten otherwise. */
export function useStatus() {
  const answer = useAnswer<Status>(request);
  const { reload, value } = answer;
  const busy = value?.lists.some((list) => list.state.progress !== undefined) ?? false;
  useEffect(() => {
    const timer = setInterval(() => void reload(), busy ? BUSY_MS : IDLE_MS);
    return () => clearInterval(timer);
  }, [busy, reload]);
  /** Starts a sync (of all lists without an id); true when at least one was started. */
  const syncNow = useCallback(
    async (listId?: string) => {
      const result = await ask(() => sendMessage('syncNow', listId === undefined ? {} : { listId }), { tries: 1 });
      await reload();
      return result.ok && result.value.started.length > 0;
    },
    [reload],
  );
  return { ...answer, busy, syncNow };
}
