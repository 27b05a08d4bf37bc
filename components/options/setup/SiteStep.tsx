import { Alert, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { PolicyProblem } from '../../../lib/policy/index.ts';
import { hostEntryOf } from '../../../lib/ui/setup-steps.ts';
import { GrantAlert } from '../GrantAlert.tsx';
import { Problems } from '../Problems.tsx';

interface SiteStepProps {
  readonly hosts: readonly string[];
  readonly managedHosts: readonly string[];
  /** Titles of described systems. */
  readonly described: readonly string[];
  readonly missing: readonly string[];
  /** Whether policy lets sites be set on this desk. */
  readonly editable: boolean;
  /** Asks the browser for the host, then keeps it; `refused` when the browser was not allowed. */
  readonly onAdd: (host: string) => Promise<readonly PolicyProblem[] | 'refused'>;
  readonly onGrant: (patterns: readonly string[]) => Promise<boolean>;
  readonly onSites: () => void;
}

/** The first system to work in: its address, and the browser's leave to run there. */
export function SiteStep({ hosts, managedHosts, described, missing, editable, onAdd, onGrant, onSites }: SiteStepProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const [problems, setProblems] = useState<readonly PolicyProblem[]>([]);
  const id = useId();
  const add = async () => {
    setBusy(true);
    const found = await onAdd(hostEntryOf(text));
    setBusy(false);
    setRefused(found === 'refused');
    setProblems(found === 'refused' ? [] : found);
    if (found !== 'refused' && found.length === 0) setText('');
  };
  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('setup.siteHelp')}</p>
      {hosts.length + described.length === 0 ? null : (
        <ul className="cg-problems">
          {hosts.map((host) => (
            <li key={host}>
              <span className="cg-mono">{host}</span> {managedHosts.includes(host) ? <span className="cg-dim">（{i18n.t('options.managedNote')}）</span> : null}
            </li>
          ))}
          {described.map((title) => (
            <li key={title}>{i18n.t('setup.described', [title])}</li>
          ))}
        </ul>
      )}
      {missing.length === 0 ? null : (
        <GrantAlert title={i18n.t('sites.grantHelp')} description={missing.join('　')} button={i18n.t('sites.grant')} onGrant={() => void onGrant(missing).then((granted) => setRefused(!granted))} />
      )}
      {refused ? <Alert type="warning" showIcon role="alert" title={i18n.t('sites.grantRefused')} /> : null}
      <Problems problems={problems} title={i18n.t('options.refused')} />
      {editable ? (
        <form
          className="cg-setup-row"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <label htmlFor={id}>{i18n.t('setup.siteLabel')}</label>
          <Input id={id} value={text} autoComplete="off" spellCheck={false} placeholder="xk.example.gov.cn" onChange={(event) => setText(event.target.value)} />
          <Button type="primary" htmlType="submit" loading={busy} disabled={text.trim() === ''}>
            {i18n.t('setup.siteAdd')}
          </Button>
        </form>
      ) : (
        <p className="cg-intro">{i18n.t('sites.closed')}</p>
      )}
      <div className="cg-bar">
        <span className="cg-dim">{i18n.t('setup.describeHelp')}</span>
        <Button onClick={onSites}>{i18n.t('setup.describe')}</Button>
      </div>
    </div>
  );
}
