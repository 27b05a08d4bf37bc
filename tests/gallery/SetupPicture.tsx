/** States of the guide for the first setting up. */
import { CheckStep } from '../../components/options/setup/CheckStep.tsx';
import { ListStep } from '../../components/options/setup/ListStep.tsx';
import { SetupGuide, type SetupGuideProps } from '../../components/options/setup/SetupGuide.tsx';
import { SiteStep } from '../../components/options/setup/SiteStep.tsx';
import { SyncStep } from '../../components/options/setup/SyncStep.tsx';
import { setupSteps } from '../../lib/ui/setup-steps.ts';
import { policy, statuses } from './admin.ts';
import { overlays } from './verdicts.ts';

const NOTHING = { ...policy, lists: [], sites: { hosts: [], profiles: [] }, origins: {}, managed: { lists: [], hosts: [], profiles: [] } };
const refused = () => Promise.resolve([{ source: 'local', path: 'sites.hosts[0]', reason: 'custom', message: '应为域名、域名:端口或不覆盖全部网站的匹配模式' }] as const);
const yes = () => Promise.resolve(true);
const nothing = () => undefined;

/** `fresh`: nothing is there; `syncing`: a list on its way; `done`: all of it. */
export function SetupPicture({ state }: { readonly state: string }) {
  const inForce = state === 'fresh' ? NOTHING : state === 'syncing' ? { ...policy, sites: NOTHING.sites, origins: { lists: 'managed' as const } } : policy;
  const status = statuses[state === 'fresh' ? 'empty' : state === 'syncing' ? 'first' : 'synced'] ?? { lists: [], policyProblems: [], version: '' };
  const steps = setupSteps({ status, policy: inForce, missingHosts: [], checks: state === 'done' ? 1 : 0 });
  const summary: SetupGuideProps['summary'] = state === 'fresh' ? { list: '', sync: '', site: '', check: '' } : { list: 'severe-990000', sync: '', site: inForce.sites.hosts.join('、'), check: '' };
  return (
    <SetupGuide
      steps={steps}
      summary={summary}
      onSection={nothing}
      content={{
        list: <ListStep sources={inForce.lists} managedIds={inForce.managed?.lists ?? []} onSave={refused} onImport={nothing} />,
        sync: <SyncStep lists={status.lists} onSync={nothing} onGrant={yes} />,
        site: <SiteStep hosts={inForce.sites.hosts} managedHosts={inForce.managed?.hosts ?? []} described={inForce.sites.profiles.map(({ title }) => title)} missing={[]} editable onAdd={refused} onGrant={yes} onSites={nothing} />,
        check: <CheckStep ready onCheck={() => Promise.resolve(overlays.listed?.verdict)} onSheet={nothing} />,
      }}
    />
  );
}
