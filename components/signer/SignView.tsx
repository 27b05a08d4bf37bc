import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { SignAnswer, SignView as Request } from '../../lib/messaging/index.ts';
import type { SignRefusal } from '../../lib/signer/index.ts';
import { groundCodeText, instantText, signRefusalText } from '../../lib/ui/index.ts';
import { FactRows, type FactRow } from '../verdict/FactRows.tsx';
import { ShieldIcon } from '../verdict/icons.tsx';

export type Sign = (given: { readonly signerId: string; readonly passphrase?: string; readonly code?: string }) => Promise<SignAnswer | { readonly ok: false; readonly reason: 'unreachable' }>;

interface SignViewProps {
  /** Undefined while it is being asked for. */
  readonly request: Request | undefined;
  readonly onSign: Sign;
  readonly onDecline: (signerId: string | undefined) => Promise<SignAnswer | { readonly ok: false; readonly reason: 'unreachable' }>;
  readonly onClose: () => void;
}

/** What is to be signed, in full, before anybody is asked for a secret. */
export function SignView({ request, onSign, onDecline, onClose }: SignViewProps) {
  const [ended, setEnded] = useState<'signed' | 'declined' | null>(null);
  return (
    <main className="cg-popup cg-sign">
      <header className="cg-popup-head">
        <ShieldIcon />
        <h1>{i18n.t('sign.title')}</h1>
      </header>
      {request === undefined ? <p className="cg-muted">{i18n.t('common.loading')}</p> : null}
      {ended !== null ? (
        <>
          <p role="status">{i18n.t(ended === 'signed' ? 'sign.signed' : 'sign.declined')}</p>
          <button type="button" className="cg-button" onClick={onClose}>
            {i18n.t('sign.close')}
          </button>
        </>
      ) : request?.ok === false ? (
        <p className="cg-refused" role="alert">
          {signRefusalText(request.reason)}
        </p>
      ) : request === undefined ? null : (
        <>
          <Facts request={request} />
          <SignForm signers={request.signers} onSign={onSign} onDecline={onDecline} onEnd={setEnded} />
        </>
      )}
    </main>
  );
}

type Open = Extract<Request, { ok: true }>;

function Facts({ request: { verdict, reason, officer, at } }: { readonly request: Open }) {
  const [finding] = verdict.findings;
  const rows: FactRow[] = [
    [i18n.t('by.name'), verdict.applicant.name],
    [i18n.t('overlay.code'), verdict.applicant.code, true],
    [i18n.t('overlay.ground'), finding === undefined ? undefined : finding.ground === '' ? groundCodeText(finding.groundCode) : finding.ground],
    [i18n.t('overlay.authority'), finding?.listingAuthority],
    [i18n.t('overlay.docNo'), finding?.listingDocNo],
    [i18n.t('overlay.listedOn'), finding?.listedOn],
    [i18n.t('sign.more'), verdict.findings.length > 1 ? i18n.t('overlay.findingsTitle', [String(verdict.findings.length)]) : undefined],
    [i18n.t('fact.reason'), reason],
    [i18n.t('fact.by'), officer.name === undefined ? officer.id : `${officer.name}（${officer.id}）`],
    [i18n.t('sign.askedAt'), instantText(at)],
  ];
  return (
    <section className="cg-card" aria-label={i18n.t('sign.what')}>
      <h2>{i18n.t('sign.what')}</h2>
      <FactRows rows={rows} />
    </section>
  );
}

interface SignFormProps extends Pick<SignViewProps, 'onSign' | 'onDecline'> {
  readonly signers: Open['signers'];
  readonly onEnd: (how: 'signed' | 'declined') => void;
}

function SignForm({ signers, onSign, onDecline, onEnd }: SignFormProps) {
  const able = signers.filter(({ refusal, key, code }) => refusal === undefined && (key || code));
  const [signerId, setSignerId] = useState(able[0]?.id ?? signers[0]?.id ?? '');
  const signer = signers.find(({ id }) => id === signerId);
  const [method, setMethod] = useState<'key' | 'code'>('key');
  const by = signer?.key === true && (method === 'key' || signer.code !== true) ? 'key' : 'code';
  const [secret, setSecret] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<SignRefusal | 'unreachable' | null>(null);
  const ids = useId();

  const run = async (ask: () => Promise<SignAnswer | { ok: false; reason: 'unreachable' }>, how: 'signed' | 'declined') => {
    setBusy(true);
    setRefused(null);
    const answer = await ask();
    setBusy(false);
    // Whatever was typed is not left on the screen of a shared desk.
    setSecret('');
    if (answer.ok) onEnd(how);
    else setRefused(answer.reason);
  };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    void run(() => onSign({ signerId, ...(by === 'key' ? { passphrase: secret } : { code: secret }) }), 'signed');
  };
  const unusable = signer === undefined ? 'signer-unknown' : (signer.refusal ?? (signer.key || signer.code ? undefined : 'no-key-here'));
  return (
    <form className="cg-officer" onSubmit={submit}>
      <label htmlFor={`${ids}who`}>{i18n.t('sign.who')}</label>
      <select id={`${ids}who`} value={signerId} disabled={busy} onChange={(event) => setSignerId(event.target.value)}>
        {signers.map(({ id, name }) => (
          <option key={id} value={id}>
            {`${name}（${id}）`}
          </option>
        ))}
      </select>
      {unusable === undefined ? (
        <>
          {signer?.key === true && signer.code ? (
            <div className="cg-buttons" role="group" aria-label={i18n.t('sign.how')}>
              {(['key', 'code'] as const).map((one) => (
                <button key={one} type="button" className="cg-button cg-small" aria-pressed={by === one} onClick={() => setMethod(one)}>
                  {i18n.t(`sign.${one}`)}
                </button>
              ))}
            </div>
          ) : null}
          <label htmlFor={`${ids}secret`}>{i18n.t(`sign.${by}`)}</label>
          <input
            id={`${ids}secret`}
            type={by === 'key' ? 'password' : 'text'}
            inputMode={by === 'key' ? 'text' : 'numeric'}
            autoComplete="off"
            value={secret}
            disabled={busy}
            maxLength={by === 'key' ? 300 : 12}
            required
            onChange={(event) => setSecret(event.target.value)}
          />
        </>
      ) : (
        <p className="cg-refused">{signRefusalText(unusable)}</p>
      )}
      <p className="cg-muted">{i18n.t('sign.means')}</p>
      <div className="cg-buttons">
        <button type="submit" className="cg-button cg-primary" disabled={busy || unusable !== undefined || secret === ''}>
          {busy ? i18n.t('overlay.sending') : i18n.t('sign.sign')}
        </button>
        <button type="button" className="cg-button" disabled={busy} onClick={() => void run(() => onDecline(signer?.id), 'declined')}>
          {i18n.t('sign.decline')}
        </button>
      </div>
      {refused === null ? null : (
        <p className="cg-refused" role="alert">
          {signRefusalText(refused)}
        </p>
      )}
    </form>
  );
}
