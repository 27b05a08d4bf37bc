import { Descriptions, Table, Tag } from 'antd';
import { i18n } from '#i18n';
import type { PolicyInForce, RuleSettings } from '../../lib/policy/index.ts';
import { effectText, gradeText, listKindText, pageKindText, policySourceText, standingText } from '../../lib/ui/index.ts';
import { citation, unverifiedMark } from '../../lib/ui/unverified.ts';
import { Problems, type Save } from './Problems.tsx';
import { RulesForm } from './RulesForm.tsx';

export interface PolicySectionProps {
  readonly policy: PolicyInForce;
  readonly onSave: Save<Partial<RuleSettings>>;
  /** Takes a value of this desk back, so that the organisation's or the built-in one counts again. */
  readonly onReset: Save<keyof RuleSettings>;
}

type Pack = PolicyInForce['pack'];

/** What is in force on this desk, where each value comes from, and on which law the effects rest. */
export function PolicySection({ policy, onSave, onReset }: PolicySectionProps) {
  const { pack } = policy;
  const from = (path: string) => <Tag variant="filled">{policySourceText(policy.origins[path] ?? 'default')}</Tag>;
  const facts: [string, string, string][] = [
    ['lists', i18n.t('policy.listsCount'), policy.lists.map((list) => list.id).join(i18n.t('common.comma'))],
    ['sites.hosts', i18n.t('policy.hostsCount'), policy.sites.hosts.join(i18n.t('common.comma'))],
    ['sites.profiles', i18n.t('policy.profilesCount'), policy.sites.profiles.map((profile) => profile.title).join(i18n.t('common.comma'))],
  ];
  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('policy.intro')}</p>
      <Problems problems={policy.problems} title={i18n.t('options.problemsTitle')} withSource />
      <Descriptions
        size="small"
        bordered
        column={1}
        items={facts.map(([path, label, value]) => ({
          key: path,
          label,
          children: (
            <span className="cg-list-head">
              <span className="cg-list-url">{value === '' ? i18n.t('common.none') : value}</span>
              {from(path)}
            </span>
          ),
        }))}
      />
      <RulesForm key={JSON.stringify([policy.rules, policy.origins])} policy={policy} onSave={onSave} onReset={onReset} />
      <h2>{i18n.t('policy.packTitle')}</h2>
      <p className="cg-intro">
        {i18n.t('policy.packFacts', [pack.title, pack.version, pack.effectiveFrom, String(pack.termYears)])}
        {unverifiedMark(pack.unverified?.includes('termYears'))} {from('rules.pack')}
      </p>
      <Table<Pack['rules'][number]>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...pack.rules]}
        columns={[
          { title: i18n.t('policy.ruleId'), dataIndex: 'id', width: 150, render: (id: string) => <span className="cg-mono">{id}</span> },
          {
            title: i18n.t('policy.when'),
            render: (_, rule) => (
              <ul className="cg-law-list">
                <li>{rule.grades.map((grade) => `${gradeText(grade)}（${grade}）`).join(i18n.t('common.comma'))}</li>
                <li className="cg-dim">
                  {[rule.listKinds.map(listKindText), rule.standings.map(standingText), rule.pageKinds.map(pageKindText)].map((words) => words.join(i18n.t('common.comma'))).join(' · ')}
                </li>
              </ul>
            ),
          },
          { title: i18n.t('policy.then'), width: 200, render: (_, rule) => rule.effects.map(effectText).join(i18n.t('common.comma')) },
          { title: i18n.t('policy.basis'), width: 320, render: (_, rule) => <Bases pack={pack} ids={rule.basis} /> },
        ]}
      />
    </div>
  );
}

function Bases({ pack, ids }: { readonly pack: Pack; readonly ids: readonly string[] }) {
  return (
    <ul className="cg-law-list">
      {ids.map((id) => {
        const basis = pack.bases.find((candidate) => candidate.id === id);
        return (
          <li key={id}>
            {basis === undefined ? id : citation(basis)}
            {basis === undefined ? null : <div className="cg-dim">{basis.summary}</div>}
          </li>
        );
      })}
    </ul>
  );
}
