import { Button, Descriptions, Form } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { ListSource } from '../../../lib/list/index.ts';
import { groupsOf, useThumbprints } from '../../../lib/ui/use-thumbprints.ts';
import type { Save } from '../Problems.tsx';
import { SourceFields, type Fields } from '../SourceFields.tsx';

interface ListStepProps {
  readonly sources: readonly ListSource[];
  /** Ids that the organisation manages: shown, not offered for change. */
  readonly managedIds: readonly string[];
  /** `before`: the source that is replaced, which may bear another id. */
  readonly onSave: (source: ListSource, before: ListSource | null) => ReturnType<Save<ListSource>>;
  readonly onImport: () => void;
}

/** Where the list comes from, and by whose signature it is known. */
export function ListStep({ sources, managedIds, onSave, onImport }: ListStepProps) {
  const [editing, setEditing] = useState<ListSource | 'new'>();
  if (editing === undefined && sources.length > 0) {
    return (
      <div className="cg-stack">
        {sources.map((source) => (
          <SourceFacts key={source.id} source={source} onEdit={managedIds.includes(source.id) ? undefined : () => setEditing(source)} />
        ))}
        <div className="cg-bar">
          <Button onClick={() => setEditing('new')}>{i18n.t('setup.anotherList')}</Button>
        </div>
      </div>
    );
  }
  const source = editing === undefined || editing === 'new' ? null : editing;
  return (
    <>
      <p className="cg-intro">{i18n.t('setup.listHelp')}</p>
      <SourceEditor key={source?.id ?? ''} source={source} onSave={(value) => onSave(value, source)} onDone={() => setEditing(undefined)} onCancel={sources.length > 0 ? () => setEditing(undefined) : undefined} onImport={onImport} />
    </>
  );
}

function SourceEditor({ source, onSave, onDone, onCancel, onImport }: { readonly source: ListSource | null; readonly onSave: Save<ListSource>; readonly onDone: () => void; readonly onCancel: (() => void) | undefined; readonly onImport: () => void }) {
  const [form] = Form.useForm<Fields>();
  const [saving, setSaving] = useState(false);
  return (
    <div className="cg-setup-form">
      <SourceFields form={form} source={source} idFixed={false} compare onSave={onSave} onSaving={setSaving} onSaved={onDone} />
      <div className="cg-bar">
        <Button type="primary" loading={saving} onClick={() => form.submit()}>
          {i18n.t('setup.saveList')}
        </Button>
        {onCancel === undefined ? <Button onClick={onImport}>{i18n.t('setup.orImport')}</Button> : <Button onClick={onCancel}>{i18n.t('common.cancel')}</Button>}
      </div>
    </div>
  );
}

function SourceFacts({ source, onEdit }: { readonly source: ListSource; readonly onEdit: (() => void) | undefined }) {
  const prints = useThumbprints(JSON.stringify(source.keys));
  return (
    <Descriptions
      size="small"
      column={1}
      bordered
      title={<span className="cg-mono">{source.id}</span>}
      extra={
        onEdit === undefined ? null : (
          <Button size="small" onClick={onEdit} aria-label={`${i18n.t('common.edit')} ${source.id}`}>
            {i18n.t('common.edit')}
          </Button>
        )
      }
      items={[
        { key: 'url', label: i18n.t('lists.url'), children: <span className="cg-list-url">{source.url ?? i18n.t('fileImport.mediaOnly')}</span> },
        { key: 'keys', label: i18n.t('lists.fingerprint'), children: prints.map((print) => <code key={print} className="cg-mono cg-print">{groupsOf(print)}</code>) },
        { key: 'threshold', label: i18n.t('lists.threshold'), children: String(source.threshold) },
      ]}
    />
  );
}
