import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { Loadable } from '../../components/options/Loadable.tsx';
import type { LintProfile } from '../../components/options/ProfileEditor.tsx';
import { SitesSection } from '../../components/options/SitesSection.tsx';
import { entryStanding, hostPatterns, type SiteSettings } from '../../lib/policy/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import { lintProfile, type ProfileFault } from '../../lib/site/index.ts';
import { chooseFile, offerFile } from '../../lib/ui/files.dom.ts';
import { profileReasonText } from '../../lib/ui/index.ts';
import { localPart } from '../../lib/ui/local-part.ts';
import { usePolicy } from '../../lib/ui/use-policy.ts';

const lint: LintProfile = (value) => {
  const result = lintProfile(value);
  if (result.ok) return { ok: true, value: result.value };
  return { ok: false, problems: result.problems.map(({ path, reason, message }) => ({ path, message: [profileReasonText(reason), message].filter((part) => part !== '').join(' · ') })) };
};

export function Sites() {
  const policy = usePolicy();
  const { value, save } = policy;
  const faults = useProfileFaults();
  const [missing, refresh] = useMissingHosts(value?.sites);
  const onSave = (change: Partial<SiteSettings>) => save('sites', { ...localPart(value?.local).sites, ...change });
  const onGrant = async (patterns: readonly string[]) => {
    const granted = await browser.permissions.request({ origins: [...patterns] }).catch(() => false);
    await refresh();
    return granted;
  };
  return (
    <Loadable answer={policy} onRetry={() => void policy.reload()}>
      {(inForce) => (
        <SitesSection
          sites={inForce.sites}
          managed={inForce.managed ?? { hosts: [], profiles: [] }}
          standingOf={(entry) => entryStanding(entry, inForce)}
          missingHosts={missing}
          faults={faults}
          lint={lint}
          onSave={onSave}
          onGrant={onGrant}
          onExport={(profile) => offerFile(`${profile.id}.profile.json`, JSON.stringify(profile, null, 2))}
          onChooseFile={async () => (await chooseFile('.json,application/json'))?.text()}
        />
      )}
    </Loadable>
  );
}

function useProfileFaults(): readonly ProfileFault[] {
  const [faults, setFaults] = useState<readonly ProfileFault[]>([]);
  useEffect(() => {
    let current = true;
    // Unreachable: the page says so elsewhere.
    sendMessage('status', {}).then((status) => current && setFaults(status.profileFaults ?? []), () => undefined);
    return () => {
      current = false;
    };
  }, []);
  return faults;
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

/** An entry counts as missing when neither of its schemes is granted; then both are asked for in one question. */
async function missingHosts(sites: SiteSettings | undefined): Promise<string[]> {
  const entries = [...new Set([...(sites?.hosts ?? []), ...(sites?.profiles ?? []).flatMap((profile) => profile.hosts)])];
  const missing = await Promise.all(
    entries.map(async (entry) => {
      const patterns = hostPatterns(entry).flatMap(bothSchemes);
      const granted = await Promise.all(patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })));
      return granted.includes(true) ? [] : patterns;
    }),
  );
  return [...new Set(missing.flat())];
}

function bothSchemes(pattern: string): string[] {
  return pattern.startsWith('*://') ? ['http', 'https'].map((scheme) => pattern.replace('*', scheme)) : [pattern];
}
