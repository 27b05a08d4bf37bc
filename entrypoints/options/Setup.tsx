import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { Loadable } from '../../components/options/Loadable.tsx';
import { CheckStep } from '../../components/options/setup/CheckStep.tsx';
import { ListStep } from '../../components/options/setup/ListStep.tsx';
import { SetupGuide, type SetupGuideProps } from '../../components/options/setup/SetupGuide.tsx';
import { SiteStep } from '../../components/options/setup/SiteStep.tsx';
import { SyncStep } from '../../components/options/setup/SyncStep.tsx';
import type { ListSource } from '../../lib/list/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import { localPart, type PolicyInForce } from '../../lib/policy/index.ts';
import { ask } from '../../lib/ui/ask.ts';
import { countText } from '../../lib/ui/index.ts';
import { lookupQuery } from '../../lib/ui/lookup-query.ts';
import { missingHosts, patternsToAsk, requestHosts } from '../../lib/ui/missing-hosts.ts';
import { openSheet } from '../../lib/ui/open-sheet.ts';
import { usePolicy } from '../../lib/ui/use-policy.ts';
import type { useSetup } from './use-setup.ts';

/** A first sync has begun before anything is to be seen of it. */
const WATCH_MS = 1_000;

/** From nothing to a first check, in place: the same messages as the sections of their own. */
export function Setup({ setup, onSection }: { readonly setup: ReturnType<typeof useSetup>; readonly onSection: SetupGuideProps['onSection'] }) {
  const policy = usePolicy();
  const { value, reload, syncNow } = setup;
  const waiting = value?.steps.some(({ id, done }) => id === 'sync' && !done) === true || value?.lists.some(({ state }) => state.progress !== undefined) === true;
  useEffect(() => {
    const timer = waiting ? setInterval(() => void reload(), WATCH_MS) : undefined;
    return () => clearInterval(timer);
  }, [waiting, reload]);
  const [busy, setBusy] = useState(false);

  const saveList = async (inForce: PolicyInForce, source: ListSource, before: ListSource | null) => {
    const local = localPart(inForce.local).lists as readonly ListSource[];
    const others = local.filter(({ id }) => id !== source.id && id !== before?.id);
    if (before?.id !== source.id && inForce.lists.some(({ id }) => id === source.id)) return [{ source: 'local', path: 'lists[0].id', reason: 'duplicate-id', message: i18n.t('lists.idTaken') }] as const;
    const problems = await policy.save('lists', [...others, source]);
    if (problems.length === 0 && source.url !== undefined) await syncNow(source.id);
    else await reload();
    return problems;
  };
  const addHost = async (inForce: PolicyInForce, host: string) => {
    const patterns = patternsToAsk(host);
    // The browser is asked first: it takes only a press that has just been made. A malformed entry is the background's to refuse.
    if (patterns.length > 0 && (await missingHosts({ hosts: [host], profiles: [] })).length > 0 && !(await requestHosts(patterns))) return 'refused' as const;
    const own = localPart(inForce.local).sites;
    // Recommended hosts hold until the desk names some: once it does, they are named too.
    const hosts = inForce.sites.hosts.filter((other) => inForce.managed?.hosts.includes(other) !== true);
    const problems = await policy.save('sites', { ...own, hosts: [...new Set([...hosts, host])] });
    await reload();
    return problems;
  };
  const check = async (text: string) => {
    const query = lookupQuery(text);
    if (query === null || busy) return undefined;
    setBusy(true);
    // Look-ups are recorded, so one that got no answer is not repeated by itself.
    const answer = await ask(() => sendMessage('lookup', query), { tries: 1 });
    await reload();
    setBusy(false);
    return answer.ok ? answer.value : undefined;
  };

  return (
    <Loadable answer={setup} onRetry={() => void reload()}>
      {({ steps, missing, inForce, lists }) => {
        const inUse = lists.find(({ state }) => state.current !== undefined)?.state.current;
        const hosts = inForce.sites.hosts;
        return (
          <SetupGuide
            steps={steps}
            summary={{
              list: lists.map(({ state }) => state.listId).join(i18n.t('common.comma')),
              sync: inUse === undefined ? '' : i18n.t('setup.synced', [inUse.asOf, countText(inUse.count)]),
              site: hosts.slice(0, 3).join(i18n.t('common.comma')),
              check: '',
            }}
            content={{
              list: <ListStep sources={inForce.lists} managedIds={inForce.managed?.lists ?? []} onSave={(source, before) => saveList(inForce, source, before)} onImport={() => onSection('lists')} />,
              sync: (
                <SyncStep
                  lists={lists}
                  onSync={(listId) => void syncNow(listId)}
                  onGrant={async (pattern) => {
                    const granted = await requestHosts([pattern]);
                    await (granted ? syncNow() : reload());
                    return granted;
                  }}
                />
              ),
              site: (
                <SiteStep
                  hosts={hosts}
                  managedHosts={inForce.managed?.hosts ?? []}
                  described={inForce.sites.profiles.map(({ title }) => title)}
                  missing={missing}
                  editable={inForce.rules.siteEditing}
                  onAdd={(host) => addHost(inForce, host)}
                  onGrant={async (patterns) => {
                    const granted = await requestHosts(patterns);
                    await reload();
                    return granted;
                  }}
                  onSites={() => onSection('sites')}
                />
              ),
              check: <CheckStep ready={steps.some(({ id, done }) => id === 'sync' && done)} onCheck={check} onSheet={(record) => void openSheet(record)} />,
            }}
            onSection={onSection}
          />
        );
      }}
    </Loadable>
  );
}
