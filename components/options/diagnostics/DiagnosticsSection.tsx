import { Button, Collapse, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { BundleFile } from '../../../lib/diagnostics/index.ts';
import { countText } from '../../../lib/ui/index.ts';

export interface DiagnosticsSectionProps {
  readonly hosts: 'named' | 'replaced';
  readonly onHosts: (hosts: 'named' | 'replaced') => void;
  /** Undefined while they are being collected. */
  readonly files: readonly BundleFile[] | undefined;
  /** Saves exactly these files; the name under which they were offered. */
  readonly onSave: (files: readonly BundleFile[]) => string;
}

/** What support needs, shown whole before it is saved. */
export function DiagnosticsSection({ hosts, onHosts, files, onSave }: DiagnosticsSectionProps) {
  const [saved, setSaved] = useState('');
  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('diagnostics.intro')}</p>
      <fieldset className="cg-shown">
        <legend className="cg-paste-label">{i18n.t('diagnostics.hosts')}</legend>
        <Radio.Group
          value={hosts}
          onChange={(event) => {
            setSaved('');
            onHosts(event.target.value as typeof hosts);
          }}
          options={[
            { value: 'replaced', label: i18n.t('diagnostics.replaced') },
            { value: 'named', label: i18n.t('diagnostics.named') },
          ]}
        />
      </fieldset>
      {files === undefined ? <Skeleton active paragraph={{ rows: 4 }} aria-label={i18n.t('diagnostics.collecting')} /> : <Files files={files} />}
      <div className="cg-bar">
        <Button type="primary" disabled={files === undefined} onClick={() => files !== undefined && setSaved(onSave(files))}>
          {i18n.t('diagnostics.save')}
        </Button>
        <span role="status">{saved === '' ? '' : i18n.t('diagnostics.saved', [saved])}</span>
      </div>
    </div>
  );
}

function Files({ files }: { readonly files: readonly BundleFile[] }) {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  const total = files.reduce((sum, { text }) => sum + bytes(text), 0);
  return (
    <section>
      <h2>{i18n.t('diagnostics.files', [String(files.length), countText(total)])}</h2>
      <Collapse
        size="small"
        defaultActiveKey={['lists.json']}
        items={files.map(({ name, text }) => ({
          key: name,
          label: <span className="cg-mono">{name}</span>,
          extra: <span className="cg-dim">{countText(bytes(text))}</span>,
          children: (
            // Scrolled by keyboard, too.
            <pre className="cg-mono cg-raw cg-file" tabIndex={0} aria-label={name}>
              {text}
            </pre>
          ),
        }))}
      />
    </section>
  );
}
