import '../../components/popup/popup.css';
import '../../components/sidepanel/sidepanel.css';
import { SignView } from '../../components/signer/SignView.tsx';
import { overlays } from './verdicts.ts';

/** The window in which a second signer signs. */
export default function SignerPage({ query }: { readonly query: URLSearchParams }) {
  const verdict = overlays.listed?.verdict;
  const signers = [
    { id: '990013', name: '测试复核', key: true, code: true },
    { id: '990012', name: '测试经办', key: true, code: false, refusal: 'same-person' },
  ] as const;
  const over = query.has('over') || verdict === undefined;
  return (
    <div style={{ width: 464, minHeight: 500 }}>
      <SignView
        request={over ? { ok: false, reason: 'request-over' } : { ok: true, verdict, reason: '上级机关已批准本次按告知承诺办理', officer: { id: '990012', name: '测试经办' }, at: '2026-11-24T01:40:00Z', signers: query.has('same') ? [signers[1]] : signers }}
        onSign={() => Promise.resolve({ ok: false, reason: 'wrong-passphrase' })}
        onDecline={() => Promise.resolve({ ok: true })}
        onClose={() => undefined}
      />
    </div>
  );
}
