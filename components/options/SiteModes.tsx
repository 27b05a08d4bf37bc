import { Empty, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { PolicyProblem, SiteMode, SiteSettings, SiteStanding } from '../../lib/policy/index.ts';
import { siteModeText } from '../../lib/ui/index.ts';
import { Problems, type Save } from './Problems.tsx';

export interface SiteModesProps {
  readonly sites: SiteSettings;
  readonly standingOf: (entry: string) => Pick<SiteStanding, 'mode' | 'managed'>;
  /** Whether policy lets this machine change sites. */
  readonly editable: boolean;
  readonly onSave: Save<Partial<SiteSettings>>;
}

const MODES: readonly SiteMode[] = ['on', 'on-demand', 'off'];

/** Every site with how it runs, for an admin to change; what the organisation has set is shown, not offered. */
export function SiteModes({ sites, standingOf, editable, onSave }: SiteModesProps) {
  const [problems, setProblems] = useState<readonly PolicyProblem[]>([]);
  const { off = [], onDemand = [] } = sites;
  const hosts = [...new Set([...sites.hosts, ...sites.profiles.flatMap((profile) => profile.hosts), ...off, ...onDemand])];
  const local = (entries: readonly string[], host: string, added: boolean) => [...entries.filter((entry) => entry !== host && !standingOf(entry).managed), ...(added ? [host] : [])];
  const change = async (host: string, mode: SiteMode) => setProblems(await onSave({ off: local(off, host, mode === 'off'), onDemand: local(onDemand, host, mode === 'on-demand') }));
  return (
    <section>
      <h2>{i18n.t('site.modes')}</h2>
      <p className="cg-intro">{i18n.t(editable ? 'site.modesHelp' : 'sites.closed')}</p>
      <Problems problems={problems} title={i18n.t('options.refused')} />
      {hosts.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('site.modesEmpty')} />
      ) : (
        <Table<{ host: string }>
          size="small"
          rowKey="host"
          pagination={false}
          dataSource={hosts.map((host) => ({ host }))}
          columns={[
            { title: i18n.t('site.host'), render: (_, { host }) => <span className="cg-mono">{host}</span> },
            {
              title: i18n.t('site.mode'),
              width: 260,
              render: (_, { host }) =>
                standingOf(host).managed ? (
                  <>
                    {siteModeText(standingOf(host).mode)} <Tag variant="filled">{i18n.t('options.managedNote')}</Tag>
                  </>
                ) : (
                  <Select<SiteMode> size="small" disabled={!editable} style={{ width: 140 }} aria-label={`${i18n.t('site.mode')} ${host}`} value={standingOf(host).mode} options={MODES.map((mode) => ({ value: mode, label: siteModeText(mode) }))} onChange={(mode) => void change(host, mode)} />
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
