import { useState } from 'react';
import { startsFolded } from '../../components/warning/panel-model.ts';
import { WarningPanel } from '../../components/warning/WarningPanel.tsx';
import '../../components/warning/warning.css';
import '../../components/judgement/judgement.css';
import '../../components/penalty/penalty.css';
import { withListing } from './penalties.ts';
import { overlays, why } from './verdicts.ts';

/** The panel over something like an office system's form. */
export default function OverlayPage({ query }: { readonly query: URLSearchParams }) {
  const known = overlays[query.get('case') ?? 'listed'];
  if (known === undefined) throw new Error('no such case');
  const listing = query.get('listing');
  const shown = listing === null ? known : withListing(known, listing);
  const state = { ...shown, verdict: { ...shown.verdict, record: 41 }, ...(query.has('why') ? { why } : {}) };
  const [folded, setFolded] = useState(query.has('folded') ? query.get('folded') === '1' : startsFolded(state));
  return (
    <>
      <main style={{ padding: 32, font: '14px/22px sans-serif', color: '#222', background: '#eef1f5', minHeight: '100vh', boxSizing: 'border-box' }}>
        <h1 style={{ fontSize: 18 }}>食品经营许可申请</h1>
        <p>申请人名称：{state.verdict.applicant.name ?? ''}</p>
        <p>统一社会信用代码：{state.verdict.applicant.code ?? ''}</p>
        <p>办理方式：一般程序 / 告知承诺</p>
      </main>
      <div style={{ position: 'fixed', inset: '12px 12px auto auto' }}>
        <WarningPanel
          state={state}
          folded={folded}
          onFold={setFolded}
          onDecide={() => Promise.resolve({ ok: false, reason: 'not-recorded' })}
          onJudge={() => Promise.resolve({ ok: false, reason: 'not-recorded' })}
          onListing={() => Promise.resolve({ ok: false, reason: 'not-recorded' })}
          onOpen={() => Promise.resolve(false)}
          onShape={() => undefined}
          onGrab={() => undefined}
          onMoveKey={() => false}
        />
      </div>
    </>
  );
}
