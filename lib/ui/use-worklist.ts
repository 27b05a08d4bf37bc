import { useCallback, useEffect, useState } from 'react';
import { sendMessage } from '../messaging/client.ts';
import type { WorklistAnswer } from '../messaging/index.ts';
import type { WorkFilter } from '../worklist/index.ts';
import { useAnswer } from './use-answer.ts';

const PAGE = 50;
/** Most rows that one question may ask for. */
export const MOST_ROWS = 500;
/** While the list is being read people watch it grow. */
const READING_MS = 1_000;
const IDLE_MS = 10_000;

/** The work list by a filter: its first rows, more when asked for, followed through updates of the lists. */
export function useWorklist() {
  const [filter, setFilter] = useState<WorkFilter>({});
  const [limit, setLimit] = useState(PAGE);
  const request = useCallback(() => sendMessage('worklist', { ...filter, offset: 0, limit }), [filter, limit]);
  const answer = useAnswer<WorklistAnswer>(request);
  const { reload, value } = answer;
  const reading = value?.ok === true && value.reading;
  useEffect(() => {
    const timer = setInterval(() => void reload(), reading ? READING_MS : IDLE_MS);
    return () => clearInterval(timer);
  }, [reading, reload]);
  return {
    ...answer,
    filter,
    onFilter: (next: WorkFilter) => {
      setFilter(next);
      setLimit(PAGE);
    },
    more: limit >= MOST_ROWS ? undefined : () => setLimit((before) => Math.min(before + PAGE, MOST_ROWS)),
  };
}
