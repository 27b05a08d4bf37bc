import { useCallback } from 'react';
import { sendMessage } from '../../lib/messaging/client.ts';
import { ask } from '../../lib/ui/ask.ts';
import { missingHosts } from '../../lib/ui/missing-hosts.ts';
import { setupSteps } from '../../lib/ui/setup-steps.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';
import { useReloadOn } from '../../lib/ui/use-reload-on.ts';

const KEPT = ['managed-cache', 'settings'];

/** What the guide shows, read from what is really there. */
async function readSetup() {
  const ofKind = (kind: 'manual-lookup' | 'check') => sendMessage('records', { kind, offset: 0, limit: 1 });
  const [{ lists }, inForce, ...counts] = await Promise.all([sendMessage('status', {}), sendMessage('policy', {}), ofKind('manual-lookup'), ofKind('check')]);
  const missing = await missingHosts(inForce.sites);
  const checks = counts.reduce((sum, { total }) => sum + total, 0);
  return { steps: setupSteps({ status: { lists }, policy: inForce, missingHosts: missing, checks }), missing, inForce, lists };
}

/** How far this desk is set up; read again when its settings or the organisation's change. */
export function useSetup() {
  const answer = useAnswer(readSetup);
  const { reload } = answer;
  useReloadOn('local', KEPT, reload);
  const syncNow = useCallback(
    async (listId?: string) => {
      await ask(() => sendMessage('syncNow', listId === undefined ? {} : { listId }), { tries: 1 });
      await reload();
    },
    [reload],
  );
  return { ...answer, syncNow };
}
