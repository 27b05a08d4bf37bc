import { i18n } from '#i18n';
import type { PolicyInForce, RuleSettings } from '../../lib/policy/index.ts';
import { PolicyFacts } from './PolicyFacts.tsx';
import { Problems, type Save } from './Problems.tsx';
import { RulesForm } from './RulesForm.tsx';
import { HostsForm } from './sites/HostsForm.tsx';

export interface PolicySectionProps {
  readonly policy: PolicyInForce;
  readonly onSave: Save<Partial<RuleSettings>>;
  /** Takes a value of this desk back, so that the organisation's or the built-in one counts again. */
  readonly onReset: Save<keyof RuleSettings>;
  /** Hosts that lists may come from, set on this desk; undefined lets them come from any. */
  readonly onListHosts: Save<readonly string[] | undefined>;
}

/** What is in force on this desk and where each value comes from; what is wrong with a policy; what may be set here. */
export function PolicySection({ policy, onSave, onReset, onListHosts }: PolicySectionProps) {
  const managed = policy.origins.listHosts === 'managed';
  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('policy.intro')}</p>
      <Problems problems={policy.problems} title={i18n.t('options.problemsTitle')} withSource />
      <h2>{i18n.t('policy.inForce')}</h2>
      <PolicyFacts policy={policy} />
      <p className="cg-intro">{i18n.t('policy.managedOnly')}</p>
      <h2>{i18n.t('policy.listHosts')}</h2>
      <HostsForm
        key={(policy.listHosts ?? []).join('\n')}
        hosts={policy.listHosts ?? []}
        editable={!managed}
        onSave={(hosts) => onListHosts(hosts.length === 0 ? undefined : hosts)}
        words={{ label: i18n.t('policy.listHosts'), help: i18n.t(managed ? 'options.managedNote' : 'policy.listHostsHelp'), save: i18n.t('policy.saveListHosts') }}
      />
      <h2>{i18n.t('policy.rulesTitle')}</h2>
      <RulesForm key={JSON.stringify([policy.rules, policy.origins])} policy={policy} onSave={onSave} onReset={onReset} />
    </div>
  );
}
