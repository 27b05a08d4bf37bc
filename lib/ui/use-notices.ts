import { useCallback } from 'react';
import { sendMessage } from '../messaging/client.ts';
import type { NoticesAnswer } from '../messaging/index.ts';
import { ask } from './ask.ts';
import { useAnswer } from './use-answer.ts';

const request = () => sendMessage('notices', {});

/** What checking past applicants again has found, and the way to say that it has been seen. */
export function useNotices() {
  const answer = useAnswer<NoticesAnswer>(request);
  const { reload } = answer;
  /** True once it is on disk. */
  const markSeen = useCallback(
    async (ids?: readonly number[]): Promise<boolean> => {
      const done = await ask(() => sendMessage('noticesSeen', ids === undefined ? {} : { ids }), { tries: 1 });
      await reload();
      return done.ok && done.value.ok;
    },
    [reload],
  );
  return { ...answer, markSeen };
}
