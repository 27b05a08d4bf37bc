import { Table, Tag } from 'antd';
import { i18n } from '#i18n';
import type { PolicyInForce, PolicySource } from '../../lib/policy/index.ts';
import { policySourceText } from '../../lib/ui/index.ts';

interface Fact {
  readonly path: string;
  readonly label: string;
  readonly value: string;
}

const COLOURS: Readonly<Record<PolicySource, string>> = { managed: 'blue', local: 'green', recommended: 'gold', default: 'default' };

/** Whose word a value is. */
export function SourceTag({ source }: { readonly source: PolicySource }) {
  return <Tag color={COLOURS[source]}>{policySourceText(source)}</Tag>;
}

/** Everything in force but the single rules, which have a form of their own: each with its source. Secrets are said to be there, and no more. */
export function PolicyFacts({ policy }: { readonly policy: PolicyInForce }) {
  return (
    <Table<Fact>
      size="small"
      rowKey="path"
      pagination={false}
      dataSource={factsOf(policy)}
      columns={[
        { title: i18n.t('policy.name'), width: 216, dataIndex: 'label' },
        { title: i18n.t('policy.value'), render: (_, { value }) => <span className="cg-list-url">{value === '' ? i18n.t('common.none') : value}</span> },
        { title: i18n.t('policy.source'), width: 190, render: (_, { path }) => <SourceTag source={policy.origins[path] ?? 'default'} /> },
      ]}
    />
  );
}

function factsOf(policy: PolicyInForce): Fact[] {
  const { sites, office, officer, central, pack } = policy;
  const join = (words: readonly string[] = []) => words.join(i18n.t('common.comma'));
  const lines = (office?.inspection?.frequencies.length ?? 0) + (office?.inspection?.caps.length ?? 0);
  return [
    { path: 'lists', label: i18n.t('policy.listsCount'), value: join(policy.lists.map(({ id }) => id)) },
    { path: 'listHosts', label: i18n.t('policy.listHosts'), value: policy.listHosts === undefined ? i18n.t('policy.anyHost') : policy.listHosts.length === 0 ? i18n.t('policy.noHost') : join(policy.listHosts) },
    { path: 'personKeys', label: i18n.t('policy.personKeys'), value: policy.personKeyIds === undefined ? i18n.t('policy.noPersonKeys') : i18n.t('policy.personKeysSet', [join(policy.personKeyIds)]) },
    { path: 'central', label: i18n.t('policy.central'), value: central === undefined ? i18n.t('policy.noCentral') : i18n.t('policy.centralSet', [hostOf(central.url), String(central.intervalMinutes)]) },
    { path: 'sites.hosts', label: i18n.t('policy.hostsCount'), value: join(sites.hosts) },
    { path: 'sites.profiles', label: i18n.t('policy.profilesCount'), value: join(sites.profiles.map(({ title }) => title)) },
    { path: 'sites.off', label: i18n.t('policy.hostsOff'), value: join(sites.off) },
    { path: 'sites.onDemand', label: i18n.t('policy.hostsOnDemand'), value: join(sites.onDemand) },
    { path: 'rules.pack', label: i18n.t('options.rulepack'), value: `${pack.title} ${pack.version}` },
    { path: 'office.regions', label: i18n.t('transferPlace.office_regions'), value: join(office?.regions) },
    { path: 'office.inspection', label: i18n.t('transferPlace.office_inspection'), value: lines === 0 ? '' : i18n.t('common.items', [String(lines)]) },
    { path: 'officer', label: i18n.t('transferPlace.officer'), value: [officer?.id ?? '', officer?.name ?? ''].filter((part) => part !== '').join(' ') },
    { path: 'signers', label: i18n.t('transferPlace.signers'), value: policy.signers === undefined ? '' : i18n.t('policy.signersSet', [String(policy.signers.length)]) },
  ];
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]+)/.exec(url)?.[1] ?? url;
}
