import { useCallback } from 'react';
import { i18n } from '#i18n';
import { sendMessage } from '../messaging/client.ts';
import type { SettingKey } from '../messaging/index.ts';
import type { PolicyInForce, PolicyProblem } from '../policy/index.ts';
import { ask } from './ask.ts';
import { useAnswer } from './use-answer.ts';
import { useReloadOn } from './use-reload-on.ts';

const request = () => sendMessage('policy', {});
const KEPT = ['managed-cache', 'settings'];

/** Policy in force, and the way to change a local setting. */
export function usePolicy() {
  const answer = useAnswer<PolicyInForce>(request);
  const { reload } = answer;
  // The background puts a change in force, then keeps it here: it arrives while the page is open.
  useReloadOn('local', KEPT, reload);
  /** Empty when saved; otherwise everything that is wrong, `unreachable` included, and nothing was saved. */
  const save = useCallback(
    async (key: SettingKey, value: unknown): Promise<readonly PolicyProblem[]> => {
      const result = await ask(() => sendMessage('saveSetting', { key, value }), { tries: 1 });
      if (!result.ok) return [{ source: 'local', path: '', reason: 'unreachable', message: i18n.t('common.unreachable') }];
      if (!result.value.ok) return result.value.problems;
      await reload();
      return [];
    },
    [reload],
  );
  return { ...answer, save };
}
