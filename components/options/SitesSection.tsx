import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { i18n } from '#i18n';
import type { PolicyProblem, SiteSettings } from '../../lib/policy/index.ts';
import type { Proof, SiteProfile } from '../../lib/site/index.ts';
import type { ReadProfileFile } from '../../lib/ui/profile-file.dom.ts';
import { siteRows, type SiteFacts, type SiteRow } from '../../lib/ui/site-rows.ts';
import { GrantAlert } from './GrantAlert.tsx';
import { Problems, type Save } from './Problems.tsx';
import { SiteModes, type SiteModesProps } from './SiteModes.tsx';
import { ProfileEditor, badJsonText, type LintProfile } from './ProfileEditor.tsx';
import { HostsForm } from './sites/HostsForm.tsx';
import { ImportDialog } from './sites/ImportDialog.tsx';
import { faultText } from './sites/SiteStatus.tsx';
import { SitesTable } from './sites/SitesTable.tsx';

type Checked = Extract<ReadProfileFile, { ok: true }>;

/** What to say above the table: how to go on, or what was refused. */
export interface SiteNotice {
  readonly text: string;
  readonly good: boolean;
}

export interface SitesSectionProps {
  /** Everything in force; members named in `managed` belong to the organisation. */
  readonly sites: SiteSettings;
  readonly managed: { readonly hosts: readonly string[]; readonly profiles: readonly string[] };
  /** Ids of profiles as the organisation recommends them: a changed one becomes this machine's, none is removed here. */
  readonly recommendedProfiles?: readonly string[] | undefined;
  readonly standingOf: SiteModesProps['standingOf'];
  /** Drafts and proofs of this machine, and profiles that no longer find their fields. */
  readonly facts: Pick<SiteFacts, 'drafts' | 'proofs' | 'faults'>;
  /** Whether policy lets this machine change sites, and whether a profile needs a proof here. */
  readonly rules: { readonly siteEditing: boolean; readonly proofRequired: boolean };
  /** Match patterns of described systems that the browser has not granted yet. */
  readonly missingHosts: readonly string[];
  readonly lint: LintProfile;
  readonly onSave: Save<Partial<SiteSettings>>;
  readonly onGrant: (patterns: readonly string[]) => Promise<boolean>;
  readonly onExport: (profile: SiteProfile) => void;
  /** Opens the editor, or the system; answers what the person is to do next, in words, or nothing. */
  readonly onDescribe: (row: SiteRow) => Promise<SiteNotice>;
  /** Puts a proven profile in force; the reason in words when it was not. */
  readonly onPublish: (profile: SiteProfile, proof: Proof) => Promise<string>;
  /** Keeps a profile that is not in force, or with `null` gives it up; the reason in words when it was not kept. */
  readonly onDraft: (id: string, profile: SiteProfile | null) => Promise<string>;
  /** Linter and proof over a stored profile once more. */
  readonly onVerify: (profile: SiteProfile) => Promise<Checked>;
  /** A profile file that the person chose, with what linter and proof say; undefined when none. */
  readonly onChooseFile: () => Promise<ReadProfileFile | undefined>;
}

/** In which systems CreditGate works, how their pages are described, and whether that holds. */
export function SitesSection(props: SitesSectionProps) {
  const { sites, managed, missingHosts, lint, onSave, rules, facts } = props;
  const localHosts = sites.hosts.filter((host) => !managed.hosts.includes(host));
  const recommended = props.recommendedProfiles ?? NONE;
  const localProfiles = sites.profiles.filter(({ id }) => !managed.profiles.includes(id) && !recommended.includes(id));
  const [editing, setEditing] = useState<SiteProfile | 'new' | null>(null);
  const [checked, setChecked] = useState<Checked>();
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly PolicyProblem[]>([]);
  const [notice, setNotice] = useState<SiteNotice>();
  const [refused, setRefused] = useState('');
  // Each profile is linted and each proof parsed: not for every stroke in a form.
  const rows = useMemo(() => siteRows({ sites, managedProfiles: managed.profiles, recommendedProfiles: recommended, ...facts }), [sites, managed.profiles, recommended, facts]);

  // A profile of the same id is the same profile in another version.
  const putInForce = (profile: SiteProfile): Promise<readonly PolicyProblem[]> => onSave({ profiles: localProfiles.some(({ id }) => id === profile.id) ? localProfiles.map((other) => (other.id === profile.id ? profile : other)) : [...localProfiles, profile] });
  const keepDraft: Save<SiteProfile> = async (profile) => {
    const reason = await props.onDraft(profile.id, profile);
    return reason === '' ? [] : [{ source: 'local', path: '', reason: 'refused', message: reason }];
  };
  const importFile = async () => {
    setNotice(undefined);
    setRefused('');
    const file = await props.onChooseFile();
    if (file === undefined) return;
    if (file.ok) setChecked(file);
    else setNotice({ text: badJsonText(file), good: false });
  };
  const publish = async (profile: SiteProfile) => {
    setBusy(true);
    const proof = checked?.proof.state === 'passed' ? checked.proof.proof : undefined;
    const reason = proof === undefined ? ((await putInForce(profile))[0]?.message ?? '') : await props.onPublish(profile, proof);
    setBusy(false);
    setRefused(reason);
    if (reason !== '') return;
    setChecked(undefined);
    setNotice({ text: i18n.t('sites.publishedNow', [profile.title]), good: true });
  };
  const draft = async (profile: SiteProfile) => {
    const [problem] = await keepDraft(profile);
    setRefused(problem?.message ?? '');
    if (problem === undefined) setChecked(undefined);
  };
  const remove = async ({ origin, profile }: SiteRow) => {
    if (profile === undefined) return;
    if (origin === 'draft') setNotice({ text: await props.onDraft(profile.id, null), good: false });
    else setProblems(await onSave({ profiles: localProfiles.filter(({ id }) => id !== profile.id) }));
  };
  const verify = async ({ profile }: SiteRow) => {
    if (profile !== undefined) setChecked(await props.onVerify(profile));
  };
  const describe = async (row: SiteRow) => setNotice(await props.onDescribe(row));
  const grant = async () => setNotice((await props.onGrant(missingHosts)) ? undefined : { text: i18n.t('sites.grantRefused'), good: false });
  const faulty = rows.flatMap(({ faults }) => faults);

  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('sites.intro')}</p>
      {missingHosts.length > 0 ? <GrantAlert title={i18n.t('sites.grantHelp')} description={missingHosts.join('　')} button={i18n.t('sites.grant')} onGrant={() => void grant()} /> : null}
      {faulty.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={i18n.t('sites.faultsTitle')}
          description={
            <ul className="cg-problems">
              {faulty.map((fault) => (
                <li key={`${fault.profileId}/${fault.pageId}`}>{faultText(fault)}</li>
              ))}
            </ul>
          }
        />
      )}
      {notice === undefined || notice.text === '' ? null : (
        <Alert type={notice.good ? 'info' : 'warning'} showIcon role={notice.good ? 'status' : 'alert'} title={notice.text} closable onClose={() => setNotice(undefined)} />
      )}
      <Problems problems={problems} title={i18n.t('options.refused')} />
      <h2>{i18n.t('sites.profiles')}</h2>
      <p className="cg-intro">{i18n.t(rules.siteEditing ? 'sites.profilesHelp' : 'publishReason.not_allowed')}</p>
      {rules.siteEditing ? (
        <div className="cg-bar">
          <Button onClick={() => void importFile()}>{i18n.t('sites.import')}</Button>
          <Button onClick={() => setEditing('new')}>{i18n.t('sites.addProfile')}</Button>
        </div>
      ) : null}
      <SitesTable
        rows={rows}
        editable={rules.siteEditing}
        onDescribe={(row) => void describe(row)}
        onEdit={({ profile }) => setEditing(profile ?? null)}
        onExport={({ profile }) => profile !== undefined && props.onExport(profile)}
        onVerify={(row) => void verify(row)}
        onRemove={(row) => void remove(row)}
      />
      <h2>{i18n.t('sites.hosts')}</h2>
      {managed.hosts.length > 0 ? <Alert type="info" showIcon title={i18n.t('options.managedNote')} description={<span className="cg-mono">{managed.hosts.join('　')}</span>} /> : null}
      <HostsForm key={localHosts.join('\n')} hosts={localHosts} editable={rules.siteEditing} onSave={(hosts) => onSave({ hosts })} />
      <SiteModes sites={sites} standingOf={props.standingOf} editable={rules.siteEditing} onSave={onSave} />
      {editing === null ? null : <ProfileEditor profile={editing === 'new' ? null : editing} lint={lint} proofRequired={rules.proofRequired} onSave={rules.proofRequired ? keepDraft : putInForce} onClose={() => setEditing(null)} />}
      {checked === undefined ? null : <ImportDialog file={checked} proofRequired={rules.proofRequired} busy={busy} refused={refused} onPublish={(profile) => void publish(profile)} onDraft={(profile) => void draft(profile)} onClose={() => setChecked(undefined)} />}
    </div>
  );
}

const NONE: readonly string[] = [];
