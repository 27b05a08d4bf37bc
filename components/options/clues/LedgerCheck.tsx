import { Alert, Button } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { LedgerReport } from '../../../lib/messaging/index.ts';
import { chainReasonText } from '../../../lib/ui/index.ts';

export interface LedgerCheckProps {
  /** Undefined when the background did not answer, or the ledger cannot be read. */
  readonly onVerify: () => Promise<LedgerReport | undefined>;
  /** Number of clues that the ledger then holds. */
  readonly onRebuild: () => Promise<number | undefined>;
}

/** Whether the ledger says what the audit chain says; if not, it is made anew from the chain. */
export function LedgerCheck({ onVerify, onRebuild }: LedgerCheckProps) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ good: boolean; text: string; mend?: boolean } | null>(null);
  const run = async (task: () => Promise<{ good: boolean; text: string; mend?: boolean }>) => {
    setBusy(true);
    setSaid(await task());
    setBusy(false);
  };
  const verify = () => run(async () => reportText(await onVerify()));
  const rebuild = () =>
    run(async () => {
      const count = await onRebuild();
      return count === undefined ? { good: false, text: i18n.t('common.unreachable') } : { good: true, text: i18n.t('clues.rebuilt', [String(count)]) };
    });
  return (
    <section className="cg-stack" aria-labelledby="cg-ledger-check">
      <h2 id="cg-ledger-check">{i18n.t('clues.check')}</h2>
      <p className="cg-intro">{i18n.t('clues.checkHelp')}</p>
      <div className="cg-bar">
        <Button loading={busy} onClick={() => void verify()}>
          {i18n.t('clues.verify')}
        </Button>
        {said?.mend === true ? (
          <Button disabled={busy} onClick={() => void rebuild()}>
            {i18n.t('clues.rebuild')}
          </Button>
        ) : null}
      </div>
      {said === null ? null : <Alert type={said.good ? 'success' : 'error'} showIcon role="alert" title={said.text} />}
    </section>
  );
}

function reportText(report: LedgerReport | undefined): { good: boolean; text: string; mend?: boolean } {
  if (report === undefined) return { good: false, text: i18n.t('clueRefusal.storage_broken'), mend: true };
  const { chain, clues, differing, faults } = report;
  // A ledger made from a broken chain would only look sound.
  if (!chain.ok) return { good: false, text: i18n.t('records.verifyBad', [String(chain.brokenAt), chainReasonText(chain.reason)]) };
  if (differing.length > 0) return { good: false, text: i18n.t('clues.differs', [differing.join(i18n.t('common.comma'))]), mend: true };
  if (faults.length > 0) return { good: false, text: i18n.t('clues.faults', [faults.map(({ seq }) => String(seq)).join(i18n.t('common.comma'))]) };
  return { good: true, text: i18n.t('clues.agrees', [String(clues), String(chain.entries)]) };
}
