import { Alert, Button, Empty, Form, Input, Popconfirm, Table, Tag } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { PolicyProblem, SiteSettings } from '../../lib/policy/index.ts';
import type { ProfileFault, SiteProfile } from '../../lib/site/index.ts';
import { profilePartText } from '../../lib/ui/index.ts';
import { readJson } from '../../lib/ui/json-text.ts';
import { Problems, type Save } from './Problems.tsx';
import { SiteModes, type SiteModesProps } from './SiteModes.tsx';
import { ProfileEditor, badJsonText, type LintProfile } from './ProfileEditor.tsx';

export interface SitesSectionProps {
  /** Everything in force; members named in `managed` belong to the organisation. */
  readonly sites: SiteSettings;
  readonly managed: { readonly hosts: readonly string[]; readonly profiles: readonly string[] };
  readonly standingOf: SiteModesProps['standingOf'];
  /** Match patterns of described systems that the browser has not granted yet. */
  readonly missingHosts: readonly string[];
  /** Profiles that no longer find their fields. */
  readonly faults?: readonly ProfileFault[];
  readonly lint: LintProfile;
  readonly onSave: Save<Partial<SiteSettings>>;
  readonly onGrant: (patterns: readonly string[]) => Promise<boolean>;
  readonly onExport: (profile: SiteProfile) => void;
  /** Text of a file that the person chose; undefined when none. */
  readonly onChooseFile: () => Promise<string | undefined>;
}

/** In which systems CreditGate works, and how their pages are described. */
export function SitesSection(props: SitesSectionProps) {
  const { sites, managed, missingHosts, lint, onSave } = props;
  const localHosts = sites.hosts.filter((host) => !managed.hosts.includes(host));
  const localProfiles = sites.profiles.filter(({ id }) => !managed.profiles.includes(id));
  const [editing, setEditing] = useState<SiteProfile | 'new' | null>(null);
  const [problems, setProblems] = useState<readonly PolicyProblem[]>([]);
  const [notice, setNotice] = useState('');

  // A profile of the same id is the same profile in another version.
  const saveProfile: Save<SiteProfile> = (profile) => {
    const old = editing === 'new' || editing === null ? profile.id : editing.id;
    const known = localProfiles.some(({ id }) => id === old);
    return onSave({ profiles: known ? localProfiles.map((other) => (other.id === old ? profile : other)) : [...localProfiles, profile] });
  };
  const remove = async (id: string) => setProblems(await onSave({ profiles: localProfiles.filter((profile) => profile.id !== id) }));
  const importFile = async () => {
    setNotice('');
    setProblems([]);
    const text = await props.onChooseFile();
    if (text === undefined) return;
    const reading = readJson(text);
    const linted = reading.ok ? lint(reading.value) : undefined;
    if (!reading.ok) setNotice(badJsonText(reading));
    else if (linted?.ok === true) setProblems(await saveProfile(linted.value));
    else setProblems((linted?.ok === false ? linted.problems : []).map((problem) => ({ source: 'local', reason: 'profile', ...problem })));
  };
  const grant = async () => setNotice((await props.onGrant(missingHosts)) ? '' : i18n.t('sites.grantRefused'));

  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('sites.intro')}</p>
      {missingHosts.length > 0 ? (
        <Alert
          type="info"
          showIcon
          title={i18n.t('sites.grantHelp')}
          description={missingHosts.join('　')}
          action={
            <Button size="small" type="primary" onClick={() => void grant()}>
              {i18n.t('sites.grant')}
            </Button>
          }
        />
      ) : null}
      <ProfileFaults faults={props.faults ?? []} profiles={sites.profiles} />
      {notice === '' ? null : <Alert type="warning" showIcon role="alert" title={notice} />}
      <Problems problems={problems} title={i18n.t('options.refused')} />
      {managed.hosts.length > 0 ? <Alert type="info" showIcon title={i18n.t('options.managedNote')} description={<span className="cg-mono">{managed.hosts.join('　')}</span>} /> : null}
      <HostsForm key={localHosts.join('\n')} hosts={localHosts} onSave={(hosts) => onSave({ hosts })} />
      <SiteModes sites={sites} standingOf={props.standingOf} onSave={onSave} />
      <h2>{i18n.t('sites.profiles')}</h2>
      <p className="cg-intro">{i18n.t('sites.profilesHelp')}</p>
      <div className="cg-bar">
        <Button type="primary" onClick={() => setEditing('new')}>
          {i18n.t('sites.addProfile')}
        </Button>
        <Button onClick={() => void importFile()}>{i18n.t('sites.import')}</Button>
      </div>
      <ProfileTable profiles={sites.profiles} managedIds={managed.profiles} onEdit={setEditing} onRemove={(id) => void remove(id)} onExport={props.onExport} />
      {editing === null ? null : <ProfileEditor profile={editing === 'new' ? null : editing} lint={lint} onSave={saveProfile} onClose={() => setEditing(null)} />}
    </div>
  );
}

/** Which descriptions do not fit their pages any more, and what is not found. */
function ProfileFaults({ faults, profiles }: { readonly faults: readonly ProfileFault[]; readonly profiles: readonly SiteProfile[] }) {
  if (faults.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={i18n.t('sites.faultsTitle')}
      description={
        <ul className="cg-problems">
          {faults.map((fault) => (
            <li key={`${fault.profileId}/${fault.pageId}`}>
              {i18n.t('sites.fault', [profiles.find(({ id }) => id === fault.profileId)?.title ?? fault.profileId, fault.pageId, fault.missing.map(profilePartText).join(i18n.t('common.clause')), fault.host, fault.lastAt.slice(0, 10)])}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function HostsForm({ hosts, onSave }: { readonly hosts: readonly string[]; readonly onSave: Save<readonly string[]> }) {
  const [form] = Form.useForm<{ hosts: string }>();
  const [saved, setSaved] = useState(false);
  const submit = async (text: string) => {
    const found = await onSave(text.split(/\s+/).filter((line) => line !== ''));
    form.setFields([{ name: 'hosts', errors: found.map((problem) => `${problem.path} ${problem.message}`) }]);
    setSaved(found.length === 0);
  };
  return (
    <Form form={form} layout="vertical" initialValues={{ hosts: hosts.join('\n') }} onValuesChange={() => setSaved(false)} onFinish={(fields) => void submit(fields.hosts)}>
      <Form.Item name="hosts" label={i18n.t('sites.hosts')} extra={i18n.t('sites.hostsHelp')}>
        <Input.TextArea className="cg-mono" autoSize={{ minRows: 3, maxRows: 10 }} spellCheck={false} />
      </Form.Item>
      <div className="cg-bar">
        <Button htmlType="submit">{i18n.t('sites.saveHosts')}</Button>
        <span role="status">{saved ? i18n.t('common.saved') : ''}</span>
      </div>
    </Form>
  );
}

interface ProfileTableProps {
  readonly profiles: readonly SiteProfile[];
  readonly managedIds: readonly string[];
  readonly onEdit: (profile: SiteProfile) => void;
  readonly onRemove: (id: string) => void;
  readonly onExport: (profile: SiteProfile) => void;
}
function ProfileTable({ profiles, managedIds, onEdit, onRemove, onExport }: ProfileTableProps) {
  if (profiles.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('sites.profilesEmpty')} />;
  return (
    <Table<SiteProfile>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...profiles]}
      columns={[
        {
          title: i18n.t('sites.profiles'),
          render: (_, profile) => (
            <>
              <div>{profile.title}</div>
              <div className="cg-dim">
                <span className="cg-mono">{profile.id}</span>　{i18n.t('sites.version', [String(profile.version)])}
                {i18n.t('common.clause')}
                {i18n.t('sites.pages', [String(profile.pages.length)])}
              </div>
            </>
          ),
        },
        { title: i18n.t('sites.hosts'), render: (_, profile) => <span className="cg-mono">{profile.hosts.join('　')}</span> },
        {
          title: i18n.t('sites.actions'),
          width: 220,
          render: (_, profile) => (
            <span className="cg-list-head">
              <Button size="small" onClick={() => onExport(profile)}>
                {i18n.t('sites.export')}
              </Button>
              {managedIds.includes(profile.id) ? (
                <Tag variant="filled">{i18n.t('options.managedNote')}</Tag>
              ) : (
                <>
                  <Button size="small" onClick={() => onEdit(profile)}>
                    {i18n.t('common.edit')}
                  </Button>
                  <Popconfirm title={i18n.t('sites.removeConfirm', [profile.title])} okText={i18n.t('common.remove')} cancelText={i18n.t('common.cancel')} onConfirm={() => onRemove(profile.id)}>
                    <Button size="small">{i18n.t('common.remove')}</Button>
                  </Popconfirm>
                </>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}
