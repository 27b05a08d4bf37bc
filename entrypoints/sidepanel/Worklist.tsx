import { useState } from 'react';
import { WorklistView } from '../../components/worklist/WorklistView.tsx';
import { i18n } from '#i18n';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { WorklistAnswer } from '../../lib/messaging/index.ts';
import { ask } from '../../lib/ui/ask.ts';
import { markRefusalText } from '../../lib/ui/index.ts';
import { usePolicy } from '../../lib/ui/use-policy.ts';
import { useWorklist } from '../../lib/ui/use-worklist.ts';
import { exportWorklist } from './worklist-export.ts';
import { importParties } from './worklist-import.ts';

/** The work list with its ways to the background. */
export function Worklist() {
  const list = useWorklist();
  const policy = usePolicy();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly good: boolean }>();
  const { reload, filter } = list;

  const during = async (work: () => Promise<{ readonly text: string; readonly good: boolean } | undefined>) => {
    setBusy(true);
    setSaid(undefined);
    const outcome = await work();
    setBusy(false);
    if (outcome !== undefined) setSaid(outcome);
    await reload();
  };
  const last = list.value as Extract<WorklistAnswer, { ok: true }> | undefined;

  return (
    <WorklistView
      answer={list.value}
      failed={list.state === 'failed'}
      filter={filter}
      busy={busy}
      said={said}
      onFilter={list.onFilter}
      onMore={list.more}
      onMark={async ({ party }, on) => {
        const answer = await ask(() => sendMessage('markInspected', { party: party.id, on }), { tries: 1 });
        if (!answer.ok) return 'unreachable';
        if (!answer.value.ok) return answer.value.reason;
        setSaid({ text: i18n.t('worklist.marked', [party.name, on]), good: true });
        await reload();
        return undefined;
      }}
      onUnmark={(_row, visit) =>
        void during(async () => {
          const answer = await ask(() => sendMessage('unmarkInspected', { visit: visit.id }), { tries: 1 });
          if (answer.ok && answer.value.ok) return { text: i18n.t('worklist.undone', [visit.on]), good: true };
          return { text: markRefusalText(!answer.ok || answer.value.ok ? 'unreachable' : answer.value.reason), good: false };
        })
      }
      onRegions={async (regions) => {
        const local = (policy.value?.local ?? {}) as { readonly office?: object };
        const problems = await policy.save('office', { ...local.office, regions });
        await reload();
        return problems.map(({ message }) => message);
      }}
      onImport={() => void during(importParties)}
      onExport={(how) => void during(() => exportWorklist(how, filter, { regions: last?.office.regions ?? [], rules: policy.value === undefined ? '' : `${policy.value.pack.id}@${policy.value.pack.version}` }))}
    />
  );
}
