import { provesProfile } from '../../lib/editor/index.ts';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { PublishAnswer } from '../../lib/messaging/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { lintProfile, Proof } from '../../lib/site/index.ts';
import { savedProofs } from '../../lib/storage/index.bg.ts';
import type { Recorder } from './recorder.ts';
import type { Sites } from './sites.ts';

type PublishingHandlers = Pick<Handlers, 'publishProfile' | 'proofs' | 'saveSetting'>;

/** Profiles that were made by pointing at pages: checked once more, recorded, then in force. */
export function publishingHandlers({ policy, records, sites }: { policy: PolicyService; records: Recorder; sites: Sites }): PublishingHandlers {
  async function publish(value: unknown, given: unknown): Promise<PublishAnswer> {
    const { rules, managed, local } = await policy.current();
    if (!rules.siteEditing) return { ok: false, reason: 'not-allowed' };
    const linted = lintProfile(value);
    if (!linted.ok) return { ok: false, reason: 'profile-invalid' };
    const profile = linted.value;
    if (managed?.profiles.includes(profile.id) === true) return { ok: false, reason: 'managed' };
    const proof = Proof.safeParse(given);
    if (!proof.success || !provesProfile(proof.data, profile)) return { ok: false, reason: 'proof-invalid' };
    const recorded = await records.add('site', { event: 'profile-published', profileId: profile.id, version: profile.version, pages: profile.pages.length, host: profile.hosts.join(' ') });
    if (!recorded) return { ok: false, reason: 'not-recorded' };
    const before = record(record(local).sites);
    const others = (Array.isArray(before.profiles) ? before.profiles : []).filter((other: unknown) => record(other).id !== profile.id);
    const saved = await policy.save('sites', { ...before, profiles: [...others, profile] });
    if (!saved.ok) return { ok: false, reason: 'refused' };
    await savedProofs.set({ ...record(await savedProofs.get()), [profile.id]: proof.data });
    // Pages that are open learn of it now.
    await sites.guardOpenTabs();
    return { ok: true };
  }

  return {
    publishProfile: ({ profile, proof }) => publish(profile, proof),
    proofs: async () => record(await savedProofs.get()),
    async saveSetting({ key, value }) {
      const { rules } = await policy.current();
      if (key === 'sites' && !rules.siteEditing) return { ok: false, problems: [{ source: 'local', path: 'sites', reason: 'not-allowed', message: '本单位未开放在本机修改站点 / sites are not to be changed on this machine' }] };
      return policy.save(key, value);
    },
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
