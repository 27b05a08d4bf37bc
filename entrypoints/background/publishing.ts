import { provesProfile, unproven } from '../../lib/editor/index.ts';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { PublishAnswer } from '../../lib/messaging/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { localPart } from '../../lib/policy/index.ts';
import { membersOf } from '../../lib/shared/members.ts';
import { lintProfile, Proof } from '../../lib/site/index.ts';
import { profileDrafts, savedProofs } from '../../lib/storage/index.bg.ts';
import type { Recorder } from './recorder.ts';
import type { Sites } from './sites.ts';

type PublishingHandlers = Pick<Handlers, 'publishProfile' | 'proofs' | 'profileDrafts' | 'saveDraft' | 'saveSetting'>;

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
    const before = localPart(local).sites;
    const others = (Array.isArray(before.profiles) ? before.profiles : []).filter((other: unknown) => membersOf(other).id !== profile.id);
    const saved = await policy.save('sites', { ...before, profiles: [...others, profile] });
    if (!saved.ok) return { ok: false, reason: 'refused' };
    await savedProofs.set({ ...membersOf(await savedProofs.get()), [profile.id]: proof.data });
    await keepDraft(profile.id, null);
    // Pages that are open learn of it now.
    await sites.guardOpenTabs();
    return { ok: true };
  }

  async function keepDraft(id: string, profile: unknown): Promise<void> {
    const { [id]: known, ...others } = membersOf(await profileDrafts.get());
    if (profile === null && known === undefined) return;
    await profileDrafts.set(profile === null ? others : { ...others, [id]: profile });
  }

  return {
    publishProfile: ({ profile, proof }) => publish(profile, proof),
    proofs: async () => membersOf(await savedProofs.get()),
    profileDrafts: async () => membersOf(await profileDrafts.get()),
    async saveDraft({ id, profile }) {
      const { rules } = await policy.current();
      if (!rules.siteEditing) return { ok: false, reason: 'not-allowed' };
      const linted = profile === null ? undefined : lintProfile(profile);
      if (linted !== undefined && (!linted.ok || linted.value.id !== id)) return { ok: false, reason: 'profile-invalid' };
      await keepDraft(id, linted?.ok === true ? linted.value : null);
      return { ok: true };
    },
    async saveSetting({ key, value }) {
      const { rules, sites, local } = await policy.current();
      // A pack is changed with a reason that is recorded (`rule-packs.ts`), never on the way.
      const { pack } = localPart(local).rules;
      if (key === 'rules' && JSON.stringify(membersOf(value).pack) !== JSON.stringify(pack)) return { ok: false, problems: [{ source: 'local', path: 'rules.pack', reason: 'needs-reason', message: '规则包须在“规则包”中说明理由后保存 / a rule pack is saved with a reason, under Rule pack' }] };
      if (key === 'sites' && !rules.siteEditing) return { ok: false, problems: [{ source: 'local', path: 'sites', reason: 'not-allowed', message: '本单位未开放在本机修改站点 / sites are not to be changed on this machine' }] };
      const profiles = key === 'sites' ? membersOf(value).profiles : undefined;
      const bare = rules.proofRequired && Array.isArray(profiles) ? unproven(profiles, sites.profiles, membersOf(await savedProofs.get())) : [];
      if (bare.length > 0) return { ok: false, problems: bare.map((id) => ({ source: 'local', path: `sites.profiles.${id}`, reason: 'unproven', message: '未经样页验证，未启用；请在页面上描述并保存样页，或导入含样页的文件 / not proven by a saved page, not in force' })) };
      return policy.save(key, value);
    },
  };
}
