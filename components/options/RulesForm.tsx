import { Button, Form, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import { UNVERIFIED_RULES, type PolicyInForce, type PolicyProblem, type RuleSettings } from '../../lib/policy/index.ts';
import { unverifiedMark } from '../../lib/ui/unverified.ts';
import { ownLanguage } from '../../lib/ui/own-language.ts';
import { SourceTag } from './PolicyFacts.tsx';
import { Problems, type Save } from './Problems.tsx';

const NUMBERS = ['agingAfterDays', 'hardLimitWorkingDays', 'overrideMinReasonLength', 'judgementDays', 'syncIntervalMinutes', 'rescreenDays', 'clueRegisteredDays', 'clueTransferredDays', 'clueAcceptedDays', 'clueReturnedDays'] as const;
const SWITCHES = ['blockSimplifiedDeregistration', 'overrideAllowed', 'overrideNeedsSecondSigner', 'judgementsAllowed', 'localListsAllowed', 'genericDetection', 'siteEditing', 'proofRequired', 'packEditing', 'packWeakening', 'officerMayChooseOnDemand', 'officerMaySwitchOff'] as const;

/** Everything that an office may tune, each with its origin; managed values are shown, not offered, and what was set here can be taken back. */
export function RulesForm({ policy, onSave, onReset }: { readonly policy: PolicyInForce; readonly onSave: Save<Partial<RuleSettings>>; readonly onReset: Save<keyof RuleSettings> }) {
  const [form] = Form.useForm<RuleSettings>();
  const [problems, setProblems] = useState<readonly PolicyProblem[]>([]);
  const [saved, setSaved] = useState(false);
  const origin = (name: keyof RuleSettings) => policy.origins[`rules.${name}`] ?? 'default';
  const editable = [...NUMBERS, ...SWITCHES].some((name) => origin(name) !== 'managed');

  const submit = async (values: RuleSettings) => {
    // Only what was changed here becomes local: a default that is merely on show stays a default.
    const names = [...NUMBERS, ...SWITCHES].filter((name) => values[name] !== policy.rules[name]);
    const found = await onSave(Object.fromEntries(names.map((name) => [name, values[name]])));
    const rest = found.filter(({ path, message }) => {
      const name = /^rules\.(\w+)$/.exec(path)?.[1];
      if (name === undefined || !(name in policy.rules)) return true;
      form.setFields([{ name: name as keyof RuleSettings, errors: [ownLanguage(message)] }]);
      return false;
    });
    setProblems(rest);
    setSaved(found.length === 0);
  };

  const item = (name: (typeof NUMBERS)[number] | (typeof SWITCHES)[number], control: React.ReactNode, valuePropName = 'value') => (
    <Form.Item
      key={name}
      name={name}
      valuePropName={valuePropName}
      label={i18n.t(`policy.${name}`)}
      extra={
        <span className="cg-origin">
          <SourceTag source={origin(name)} />
          {unverifiedMark(origin(name) === 'default' && UNVERIFIED_RULES.some((one) => one === name))}
          {origin(name) === 'local' ? (
            <Button className="cg-reset" type="link" size="small" onClick={() => void onReset(name).then(setProblems)} aria-label={`${i18n.t('policy.reset')} ${i18n.t(`policy.${name}`)}`}>
              {i18n.t('policy.reset')}
            </Button>
          ) : null}
        </span>
      }
    >
      {control}
    </Form.Item>
  );
  return (
    <Form form={form} className="cg-rules" layout="horizontal" colon={false} labelAlign="left" requiredMark={false} initialValues={policy.rules} onValuesChange={() => setSaved(false)} onFinish={(values) => void submit(values)}>
      {NUMBERS.map((name) => item(name, <InputNumber min={name === 'overrideMinReasonLength' || name === 'rescreenDays' ? 0 : 1} precision={0} disabled={origin(name) === 'managed'} />))}
      {SWITCHES.map((name) => item(name, <Switch disabled={origin(name) === 'managed' || name === 'packWeakening'} checkedChildren={i18n.t('policy.yes')} unCheckedChildren={i18n.t('policy.no')} />, 'checked'))}
      <Problems problems={problems} title={i18n.t('options.refused')} />
      {editable ? (
        <div className="cg-bar">
          <Button type="primary" htmlType="submit">
            {i18n.t('common.save')}
          </Button>
          <span role="status">{saved ? i18n.t('common.saved') : ''}</span>
        </div>
      ) : null}
    </Form>
  );
}
