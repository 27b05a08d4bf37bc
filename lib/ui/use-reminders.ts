import { useCallback, useEffect } from 'react';
import { sendMessage } from '../messaging/client.ts';
import { ask } from './ask.ts';
import { useAnswer } from './use-answer.ts';

/** Steps of penalty cases that are left to be done; asked anew whenever their tab comes to the front. */
export function useReminders(shown: boolean) {
  const answer = useAnswer(useCallback(() => sendMessage('caseReminders', {}), []));
  const { reload } = answer;
  useEffect(() => {
    if (shown) void reload();
  }, [shown, reload]);
  const mark = async (id: string, step: string, done: boolean) => {
    await ask(() => sendMessage('caseStep', { id, step, done }), { tries: 1 });
    await reload();
  };
  return { ...answer, mark };
}
