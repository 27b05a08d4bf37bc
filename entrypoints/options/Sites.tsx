import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { Loadable, Unanswered } from '../../components/options/Loadable.tsx';
import type { LintProfile } from '../../components/options/ProfileEditor.tsx';
import { SitesSection, type SiteNotice, type SitesSectionProps } from '../../components/options/SitesSection.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { PublishAnswer } from '../../lib/messaging/index.ts';
import { entryStanding, hostPatterns, type SiteSettings } from '../../lib/policy/index.ts';
import { lintProfile } from '../../lib/site/index.ts';
import { ask } from '../../lib/ui/ask.ts';
import { chooseFile, offerFile } from '../../lib/ui/files.dom.ts';
import { profileReasonText, publishReasonText } from '../../lib/ui/index.ts';
import { localPart } from '../../lib/policy/index.ts';
import { missingHosts, requestHosts } from '../../lib/ui/missing-hosts.ts';
import { describeSystem } from '../../lib/ui/open-editor.ts';
import { checkPair, readProfileFile } from '../../lib/ui/profile-file.dom.ts';
import type { SiteRow } from '../../lib/ui/site-rows.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';
import { useReloadOn } from '../../lib/ui/use-reload-on.ts';
import { usePolicy } from '../../lib/ui/use-policy.ts';

const lint: LintProfile = (value) => {
  const result = lintProfile(value);
  if (result.ok) return { ok: true, value: result.value };
  return { ok: false, problems: result.problems.map(({ path, reason, message }) => ({ path, message: [profileReasonText(reason), message].filter((part) => part !== '').join(' · ') })) };
};

export function Sites() {
  const policy = usePolicy();
  const { value, save, reload } = policy;
  const siteFacts = useSiteFacts();
  const { facts, reload: reloadFacts } = siteFacts;
  const [missing, refreshHosts] = useMissingHosts(value?.sites);
  const reasonOf = async (answered: Promise<{ ok: true; value: PublishAnswer } | { ok: false }>): Promise<string> => {
    const answer = await answered;
    // First what is no draft any more: a profile does not stand there twice.
    await reloadFacts();
    await reload();
    if (!answer.ok) return i18n.t('common.unreachable');
    return answer.value.ok ? '' : publishReasonText(answer.value.reason);
  };
  const onGrant = async (patterns: readonly string[]) => {
    const granted = await requestHosts(patterns);
    await refreshHosts();
    return granted;
  };
  const onDescribe = async ({ hosts, profile }: SiteRow, all: readonly string[]): Promise<SiteNotice> => {
    const entries = hosts.length > 0 ? hosts : all;
    const lacking = await missingHosts({ hosts: entries, profiles: [] });
    // The press still counts as one for some seconds; where the browser takes it for late, the notice above offers it again.
    if (lacking.length > 0 && !(await onGrant(lacking))) return { text: i18n.t('sites.grantRefused'), good: false };
    const opened = await describeSystem(entries.flatMap((entry) => hostPatterns(entry)), profile?.id);
    return { text: opened === 'editor' ? '' : i18n.t(opened === 'system' ? 'sites.openedSystem' : 'sites.openYourself'), good: true };
  };
  return (
    <Loadable answer={policy} onRetry={() => void reload()}>
      {(inForce) => (
        <>
          <Unanswered answer={siteFacts} onRetry={() => void siteFacts.reload()} />
          <SitesSection
            sites={inForce.sites}
            managed={inForce.managed ?? NONE_MANAGED}
            recommendedProfiles={inForce.recommended?.profiles}
            standingOf={(entry) => entryStanding(entry, inForce)}
            facts={facts}
            rules={inForce.rules}
            missingHosts={missing}
            lint={lint}
            onSave={(change) => save('sites', { ...localPart(value?.local).sites, ...change })}
            onGrant={onGrant}
            onDescribe={(row) => onDescribe(row, inForce.sites.hosts)}
            onExport={(profile) => offerFile(`${profile.id}.profile.json`, JSON.stringify({ profile, proof: facts.proofs[profile.id] }, null, 2))}
            onPublish={(profile, proof) => reasonOf(ask(() => sendMessage('publishProfile', { profile, proof }), { tries: 1, timeoutMs: 20_000 }))}
            onDraft={(id, profile) => reasonOf(ask(() => sendMessage('saveDraft', { id, profile }), { tries: 1 }))}
            onVerify={(profile) => checkPair(profile, facts.proofs[profile.id], true)}
            onChooseFile={async () => {
              const file = await chooseFile('.json,application/json');
              return file === undefined ? undefined : readProfileFile(await file.text());
            }}
          />
        </>
      )}
    </Loadable>
  );
}

const KEPT = ['proofs', 'profile-drafts', 'profile-faults', 'settings'];
const NONE_MANAGED: SitesSectionProps['managed'] = { hosts: [], profiles: [] };
const NOTHING: SitesSectionProps['facts'] = { drafts: {}, proofs: {}, faults: [] };

async function readFacts(): Promise<SitesSectionProps['facts']> {
  const [drafts, proofs, status] = await Promise.all([sendMessage('profileDrafts', {}), sendMessage('proofs', {}), sendMessage('status', {})]);
  return { drafts, proofs, faults: status.profileFaults ?? [] };
}

/** Drafts, proofs and faults; read again when they change, since the editor works in a window of its own. */
function useSiteFacts(): { readonly facts: SitesSectionProps['facts']; readonly state: 'loading' | 'ready' | 'failed'; readonly reload: () => Promise<void> } {
  const { state, value, reload } = useAnswer<SitesSectionProps['facts']>(readFacts);
  useReloadOn('local', KEPT, reload);
  return { facts: value ?? NOTHING, state, reload };
}

/** Match patterns of described systems that the browser has not granted, and the way to look again. */
function useMissingHosts(sites: SiteSettings | undefined): [readonly string[], () => Promise<void>] {
  const [missing, setMissing] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    void missingHosts(sites).then((found) => {
      if (current) setMissing(found);
    });
    return () => {
      current = false;
    };
  }, [sites]);
  return [missing, async () => setMissing(await missingHosts(sites))];
}
