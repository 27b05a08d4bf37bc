import { Alert, Skeleton } from 'antd';
import { useEffect } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { AboutSection } from '../../components/options/AboutSection.tsx';
import { Loadable } from '../../components/options/Loadable.tsx';
import { NumbersSection } from '../../components/options/inspection/NumbersSection.tsx';
import { PolicySection } from '../../components/options/PolicySection.tsx';
import { SECTIONS, Shell } from '../../components/options/Shell.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import { localPart } from '../../lib/policy/index.ts';
import { isSetUp } from '../../lib/ui/setup-steps.ts';
import { useHashRoute } from '../../lib/ui/use-hash-route.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';
import { useReloadOn } from '../../lib/ui/use-reload-on.ts';
import { useDarkScheme } from '../../lib/ui/use-dark-scheme.ts';
import { usePolicy } from '../../lib/ui/use-policy.ts';
import { StatsTabs } from '../../components/options/stats/StatsTabs.tsx';
import { Annex } from './Annex.tsx';
import { Batch } from './Batch.tsx';
import { Clues, CLUES_KEY } from './Clues.tsx';
import { Diagnostics } from './Diagnostics.tsx';
import { Group } from './Group.tsx';
import { Feedback } from './Feedback.tsx';
import { Lists } from './Lists.tsx';
import { Records } from './Records.tsx';
import { Rescreen } from './Rescreen.tsx';
import { RulePack } from './RulePack.tsx';
import { Setup } from './Setup.tsx';
import { Signers } from './Signers.tsx';
import { Sites } from './Sites.tsx';
import { Stats } from './Stats.tsx';
import { Transfer } from './Transfer.tsx';
import { useSetup } from './use-setup.ts';

const askStatus = () => sendMessage('status', {});
const askLate = () => sendMessage('lateClues', {});
const FAULTS = ['profile-faults'];

export function Options() {
  const [section, setSection] = useHashRoute(SECTIONS);
  const dark = useDarkScheme();
  const status = useAnswer(askStatus);
  useReloadOn('local', FAULTS, status.reload);
  const faults = status.value?.profileFaults?.length ?? 0;
  const lateClues = useAnswer(askLate);
  useReloadOn('session', CLUES_KEY, lateClues.reload);
  const late = lateClues.value?.count ?? 0;
  const setup = useSetup();
  // Opened at no section: the guide while the desk is not set up, the lists when it is.
  const unset = setup.value === undefined ? undefined : !isSetUp(setup.value.steps);
  const landing = location.hash === '';
  useEffect(() => {
    if (landing && unset !== undefined) location.replace(unset ? '#/setup' : '#/lists');
  }, [landing, unset]);
  return (
    <Shell section={section} dark={dark} onSection={setSection} waiting={{ ...(faults === 0 ? {} : { sites: faults }), ...(late === 0 ? {} : { clues: late }) }}>
      {status.value?.newerData === undefined ? null : <Alert type="error" showIcon title={i18n.t('common.newerData')} description={i18n.t('common.newerDataHelp', [status.value.newerData.join(', ')])} style={{ marginBottom: 16 }} />}
      {landing && unset === undefined && setup.state !== 'failed' ? <Skeleton active paragraph={{ rows: 4 }} aria-label={i18n.t('common.loading')} /> : null}
      {section === 'setup' && (!landing || setup.state === 'failed') ? <Setup setup={setup} onSection={setSection} /> : null}
      {section === 'lists' ? <Lists /> : null}
      {section === 'batch' ? <Batch /> : null}
      {section === 'sites' ? <Sites /> : null}
      {section === 'policy' ? <Policy /> : null}
      {section === 'rulepack' ? <RulePack /> : null}
      {section === 'rescreen' ? <Rescreen /> : null}
      {section === 'clues' ? <Clues /> : null}
      {section === 'signers' ? <SecondSigners /> : null}
      {section === 'stats' ? <StatsTabs figures={<Stats />} annex={<Annex />} group={<Group />} /> : null}
      {section === 'feedback' ? <Feedback /> : null}
      {section === 'records' ? <Records key={location.hash} /> : null}
      {section === 'transfer' ? <Transfer /> : null}
      {section === 'diagnostics' ? <Diagnostics /> : null}
      {section === 'about' ? <AboutSection version={browser.runtime.getManifest().version} id={browser.runtime.id} /> : null}
    </Shell>
  );
}

function Policy() {
  const policy = usePolicy();
  return (
    <Loadable answer={policy} onRetry={() => void policy.reload()}>
      {(value) => {
        const { rules: own, office } = localPart(value.local);
        return (
          <>
            <PolicySection
              policy={value}
              onSave={(rules) => policy.save('rules', { ...own, ...rules })}
              onListHosts={(hosts) => policy.save('listHosts', hosts)}
              onReset={(name) => policy.save('rules', Object.fromEntries(Object.entries(own).filter(([other]) => other !== name)))}
            />
            <NumbersSection policy={value} onSave={(inspection) => policy.save('office', { ...office, inspection })} />
          </>
        );
      }}
    </Loadable>
  );
}

function SecondSigners() {
  const policy = usePolicy();
  return (
    <Loadable answer={policy} onRetry={() => void policy.reload()}>
      {(value) => <Signers managed={value.origins.signers === 'managed'} />}
    </Loadable>
  );
}
