import { Alert, Collapse, Progress, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { i18n } from '#i18n';
import type { SetupStep, SetupStepId } from '../../../lib/ui/setup-steps.ts';

export interface SetupGuideProps {
  readonly steps: readonly SetupStep[];
  /** What a step came to, in a few words; empty while there is nothing to say. */
  readonly summary: Readonly<Record<SetupStepId, string>>;
  readonly content: Readonly<Record<SetupStepId, ReactNode>>;
  readonly onSection: (section: 'sites' | 'policy' | 'signers' | 'transfer' | 'lists') => void;
}

/** The way to a first check: every step shows what is really there and does its thing in place. Any of them can be opened at any time. */
export function SetupGuide({ steps, summary, content, onSection }: SetupGuideProps) {
  const next = steps.find(({ done }) => !done)?.id;
  const [chosen, setChosen] = useState<{ readonly open: string | undefined; readonly while: SetupStepId | undefined }>();
  // What was opened by hand stays open until the next step has become due.
  const open = chosen !== undefined && chosen.while === next ? chosen.open : (next ?? 'check');
  const done = steps.filter((step) => step.done).length;
  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('setup.intro')}</p>
      <div className="cg-setup-progress">
        <Progress percent={Math.round((done / steps.length) * 100)} showInfo={false} aria-label={i18n.t('setup.progress', [String(done), String(steps.length)])} />
        <span role="status">{i18n.t('setup.progress', [String(done), String(steps.length)])}</span>
      </div>
      {next === undefined ? <Finished onSection={onSection} /> : null}
      <Collapse
        activeKey={open === undefined ? [] : [open]}
        onChange={(keys) => setChosen({ open: keys.find((key) => key !== open), while: next })}
        items={steps.map((step, index) => ({ key: step.id, label: <StepHead step={step} number={index + 1} summary={summary[step.id]} due={step.id === next} />, children: content[step.id] }))}
      />
    </div>
  );
}

function StepHead({ step, number, summary, due }: { readonly step: SetupStep; readonly number: number; readonly summary: string; readonly due: boolean }) {
  return (
    <span className="cg-list-head" aria-current={due ? 'step' : undefined}>
      <strong>{i18n.t('setup.stepTitle', [String(number), i18n.t(`setup.title.${step.id}`)])}</strong>
      <Tag color={step.done ? 'green' : due ? 'gold' : 'default'} variant="filled">
        {i18n.t(step.done ? 'setup.done' : due ? 'setup.due' : 'setup.later')}
      </Tag>
      {step.by === undefined ? null : <Tag variant="filled">{i18n.t(step.by === 'managed' ? 'options.managedNote' : 'source.recommended')}</Tag>}
      <span className="cg-dim cg-list-url">{summary}</span>
    </span>
  );
}

function Finished({ onSection }: Pick<SetupGuideProps, 'onSection'>) {
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={i18n.t('setup.finished')}
      description={
        <ul className="cg-problems">
          {(['sites', 'policy', 'signers', 'transfer'] as const).map((section) => (
            <li key={section}>
              <a
                className="cg-go"
                href={`#/${section}`}
                onClick={(event) => {
                  event.preventDefault();
                  onSection(section);
                }}
              >
                {i18n.t(`options.${section}`)}
              </a>
              {i18n.t('common.colon')}
              {i18n.t(`setup.next.${section}`)}
            </li>
          ))}
        </ul>
      }
    />
  );
}
