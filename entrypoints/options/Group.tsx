import { useCallback, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { Loadable } from '../../components/options/Loadable.tsx';
import { GroupView } from '../../components/options/stats/GroupView.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { PolicyInForce } from '../../lib/policy/index.ts';
import { DEFAULT_REPEAT_RULE, ruleText, type GroupAnswer, type RepeatRule } from '../../lib/repeat/index.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { listFloors } from '../../lib/storage/index.bg.ts';
import { ask } from '../../lib/ui/ask.ts';
import { offerBlob } from '../../lib/ui/files.dom.ts';
import { countGroup, type GroupSession } from '../../lib/ui/group-session.dom.ts';
import { groupSheets, type Counted } from '../../lib/ui/group-words.ts';
import { useNow } from '../../lib/ui/use-now.ts';
import { usePolicy } from '../../lib/ui/use-policy.ts';
import { writeWorkbook } from '../../lib/workbook/index.ts';

export function Group() {
  const policy = usePolicy();
  return (
    <Loadable answer={policy} onRetry={() => void policy.reload()}>
      {(inForce) => <OwnGroup inForce={inForce} />}
    </Loadable>
  );
}

function OwnGroup({ inForce }: { readonly inForce: PolicyInForce }) {
  const today = chinaDay(useNow());
  const session = useRef<GroupSession>(undefined);
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [answer, setAnswer] = useState<GroupAnswer>();

  const stop = useCallback(() => {
    session.current?.close();
    session.current = undefined;
    setProgress(undefined);
  }, []);
  useEffect(() => () => session.current?.close(), []);

  const run = async (rule: RepeatRule) => {
    stop();
    setAnswer(undefined);
    setProgress({ done: 0, total: 1 });
    const request = { rule, today, lists: inForce.lists.map(({ id }) => id), localLists: inForce.rules.localListsAllowed };
    const own = countGroup(request, () => listFloors.get(), (done, total) => setProgress({ done, total }));
    session.current = own;
    const found = await own.answer;
    // Stopped, or another count was begun.
    if (found === undefined || session.current !== own) return;
    stop();
    setAnswer(found);
  };
  const onXlsx = async (counted: Counted): Promise<string | undefined> => {
    const { parties, published, rule, window, lists } = counted;
    const issued = { rows: parties.length, published: published.length, rule: ruleText(rule), ...window, lists: lists.map(({ listId, version }) => `${listId}@${version}`) };
    const noted = await ask(() => sendMessage('repeatGroupIssued', issued), { tries: 1 });
    if (!noted.ok || !noted.value.ok) return undefined;
    const name = `${i18n.t('group.fileName')}-${window.to}.xlsx`;
    offerBlob(name, writeWorkbook(groupSheets(counted, Date.now())));
    return name;
  };
  return <GroupView today={today} rule={inForce.pack.repeat ?? DEFAULT_REPEAT_RULE} progress={progress} answer={answer} onRun={(rule) => void run(rule)} onCancel={stop} onXlsx={onXlsx} />;
}
