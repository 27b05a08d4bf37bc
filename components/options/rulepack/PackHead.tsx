import { Descriptions, Input, InputNumber, Tag } from 'antd';
import { useId } from 'react';
import { i18n } from '#i18n';
import type { PolicySource, RulePack } from '../../../lib/policy/index.ts';
import { policySourceText } from '../../../lib/ui/index.ts';

/** Which pack is in force, and whose it is. */
export function PackFacts({ pack, source }: { readonly pack: RulePack; readonly source: PolicySource }) {
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, md: 2 }}
      items={[
        { key: 'title', label: i18n.t('pack.field.packTitle'), span: 'filled', children: pack.title },
        { key: 'version', label: i18n.t('pack.field.version'), children: `${pack.id} ${pack.version}` },
        { key: 'source', label: i18n.t('pack.source'), children: <Tag variant="filled">{policySourceText(source)}</Tag> },
        { key: 'from', label: i18n.t('pack.field.effectiveFrom'), children: pack.effectiveFrom },
        { key: 'term', label: i18n.t('pack.field.termYears'), children: String(pack.termYears) },
      ]}
    />
  );
}

/** The same of a draft, to be changed. */
export function PackHeadForm({ pack, onChange }: { readonly pack: RulePack; readonly onChange: (pack: RulePack) => void }) {
  const id = useId();
  return (
    <div className="cg-pack-head">
      <label htmlFor={`${id}title`}>{i18n.t('pack.field.packTitle')}</label>
      <Input id={`${id}title`} maxLength={200} value={pack.title} onChange={(event) => onChange({ ...pack, title: event.target.value })} />
      <label htmlFor={`${id}version`}>{i18n.t('pack.field.version')}</label>
      <Input id={`${id}version`} maxLength={40} value={pack.version} onChange={(event) => onChange({ ...pack, version: event.target.value })} />
      <label htmlFor={`${id}from`}>{i18n.t('pack.field.effectiveFrom')}</label>
      <input id={`${id}from`} className="cg-date" type="date" value={pack.effectiveFrom} onChange={(event) => onChange({ ...pack, effectiveFrom: event.target.value })} />
      <label htmlFor={`${id}term`}>{i18n.t('pack.field.termYears')}</label>
      <InputNumber id={`${id}term`} min={1} max={30} precision={0} value={pack.termYears} onChange={(termYears) => onChange({ ...pack, termYears: termYears ?? pack.termYears })} />
    </div>
  );
}
