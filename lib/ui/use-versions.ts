import { useMemo } from 'react';
import { sendMessage } from '../messaging/client.ts';
import { ask } from './ask.ts';
import { openChanges, type ChangesSession } from './changes-session.dom.ts';
import type { PinRefusal } from './words.ts';

/** What an admin does about versions of lists, each followed by a new reading of the state. */
export function useVersions(minReasonLength: number | undefined, reload: () => Promise<void>, readKept: () => Promise<unknown>) {
  return useMemo(() => {
    async function decided(request: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: PinRefusal }>): Promise<PinRefusal | undefined> {
      // Once only: a decision whose answer was lost may have been taken.
      const answer = await ask(request, { tries: 1 });
      await reload();
      if (!answer.ok) return 'unreachable';
      return answer.value.ok ? undefined : answer.value.reason;
    }
    return {
      // As long as the policy is unknown the background's own check decides.
      minReasonLength: minReasonLength ?? 1,
      rollback: (listId: string, reason: string) => decided(() => sendMessage('rollbackList', { listId, reason })),
      pin: (listId: string, reason: string) => decided(() => sendMessage('pinList', { listId, reason })),
      unpin: (listId: string) => decided(() => sendMessage('unpinList', { listId })),
      compare: (listId: string): ChangesSession => openChanges(listId, readKept),
    };
  }, [minReasonLength, reload, readKept]);
}
