import { Checkbox, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { i18n } from '#i18n';
import { ANCHORS, type RepeatRule } from '../../../lib/repeat/index.ts';
import { isDay } from '../../../lib/shared/index.ts';
import { anchorText } from '../../../lib/ui/index.ts';

interface RuleBarProps {
  readonly rule: RepeatRule;
  /** Chinese day. */
  readonly today: string;
  readonly disabled: boolean;
  readonly onChange: (rule: RepeatRule) => void;
}

/** Every point that the sources leave open, each to be chosen in plain words. */
export function RuleBar({ rule, today, disabled, onChange }: RuleBarProps) {
  const id = useId();
  const set = (change: Partial<RepeatRule>) => onChange({ ...rule, ...change });
  const chosen = isDay(rule.anchor) ? 'day' : rule.anchor;
  return (
    <div className="cg-bar" role="group" aria-label={i18n.t('group.settings')}>
      <label htmlFor={`${id}years`}>{i18n.t('group.years')}</label>
      <InputNumber id={`${id}years`} style={{ width: 64 }} min={1} max={20} precision={0} disabled={disabled} value={rule.years} onChange={(years) => set({ years: years ?? rule.years })} />
      <label htmlFor={`${id}threshold`}>{i18n.t('group.from')}</label>
      <InputNumber id={`${id}threshold`} style={{ width: 72 }} min={2} max={1000} precision={0} disabled={disabled} value={rule.threshold} onChange={(threshold) => set({ threshold: threshold ?? rule.threshold })} />
      <Select aria-label={i18n.t('group.unit')} style={{ width: 190 }} disabled={disabled} value={rule.unit} onChange={(unit) => set({ unit })} options={[{ value: 'decision' as const, label: i18n.t('group.perDecision') }, { value: 'act' as const, label: i18n.t('group.perAct') }]} />
      <Select
        aria-label={i18n.t('group.anchor')}
        style={{ width: 150 }}
        disabled={disabled}
        value={chosen}
        onChange={(anchor) => set({ anchor: anchor === 'day' ? today : anchor })}
        options={[...ANCHORS.map((anchor) => ({ value: anchor as string, label: anchorText(anchor) })), { value: 'day', label: i18n.t('group.anchorDay') }]}
      />
      {chosen === 'day' ? <input className="cg-date" type="date" aria-label={i18n.t('group.anchorDay')} disabled={disabled} value={rule.anchor} onChange={({ target }) => (isDay(target.value) ? set({ anchor: target.value }) : undefined)} /> : null}
      <Select aria-label={i18n.t('group.by')} style={{ width: 160 }} disabled={disabled} value={rule.by} onChange={(by) => set({ by })} options={[{ value: 'decision' as const, label: i18n.t('repeat.byDecision') }, { value: 'publication' as const, label: i18n.t('repeat.byPublication') }]} />
      <Checkbox disabled={disabled} checked={rule.warnings} onChange={({ target }) => set({ warnings: target.checked })}>
        {i18n.t('group.countWarnings')}
      </Checkbox>
      <Checkbox disabled={disabled} checked={rule.simple} onChange={({ target }) => set({ simple: target.checked })}>
        {i18n.t('group.countSimple')}
      </Checkbox>
    </div>
  );
}
