import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { TabSite } from '../../lib/messaging/index.ts';
import type { SiteMode } from '../../lib/policy/index.ts';
import { siteModeText, switchRefusalText, type SwitchRefusal } from '../../lib/ui/index.ts';

export type SwitchSite = (mode: SiteMode, reason: string) => Promise<SwitchRefusal | undefined>;

export interface SiteSwitchProps {
  readonly site: TabSite;
  readonly onSwitch: SwitchSite;
}

/** The site of the page in front: whether it is checked, and the switch as far as policy lets the officer have one. */
export function SiteSwitch({ site, onSwitch }: SiteSwitchProps) {
  const [asking, setAsking] = useState<SiteMode | null>(null);
  const [refusal, setRefusal] = useState<SwitchRefusal | undefined>();
  const turn = async (mode: SiteMode, reason: string) => {
    const refused = await onSwitch(mode, reason);
    setRefusal(refused);
    if (refused === undefined) setAsking(null);
  };
  const choices = ([['on', site.may.on], ['on-demand', site.may.onDemand], ['off', site.may.off]] as const).filter(([mode, may]) => may && mode !== site.mode).map(([mode]) => mode);
  return (
    <div className="cg-site">
      <p className="cg-site-line">
        <span className="cg-site-host">{site.host}</span>
        <span className={site.mode === 'on' ? 'cg-tag cg-quiet' : 'cg-tag'}>{siteModeText(site.mode)}</span>
        {site.managed ? <span className="cg-muted">{i18n.t('options.managedNote')}</span> : null}
        {site.managed || asking !== null
          ? null
          : choices.map((mode) => (
              <button key={mode} type="button" className="cg-link" onClick={() => (mode === 'on' ? void turn('on', '') : (setRefusal(undefined), setAsking(mode)))}>
                {i18n.t(mode === 'on' ? 'site.switchOn' : mode === 'off' ? 'site.switchOff' : 'site.switchOnDemand')}
              </button>
            ))}
      </p>
      {asking === null ? null : <ReasonForm mode={asking} minLength={site.minReasonLength} onConfirm={(reason) => void turn(asking, reason)} onCancel={() => (setRefusal(undefined), setAsking(null))} />}
      {refusal === undefined ? null : (
        <p className="cg-refused" role="alert">
          {switchRefusalText(refusal)}
        </p>
      )}
    </div>
  );
}

function ReasonForm({ mode, minLength, onConfirm, onCancel }: { readonly mode: SiteMode; readonly minLength: number; readonly onConfirm: (reason: string) => void; readonly onCancel: () => void }) {
  const [reason, setReason] = useState('');
  const id = useId();
  const enough = [...reason.trim()].length >= minLength;
  return (
    <form
      className="cg-site-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (enough) onConfirm(reason);
      }}
    >
      <p>{i18n.t(mode === 'off' ? 'site.offMeans' : 'site.onDemandMeans')}</p>
      <label htmlFor={id}>{i18n.t('site.reason', [String(minLength)])}</label>
      <textarea id={id} rows={2} maxLength={500} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="cg-site-actions">
        <button type="submit" className="cg-button cg-small cg-primary" disabled={!enough}>
          {i18n.t('site.confirm')}
        </button>
        <button type="button" className="cg-button cg-small" onClick={onCancel}>
          {i18n.t('common.cancel')}
        </button>
      </div>
    </form>
  );
}
