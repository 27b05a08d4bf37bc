import { i18n } from '#i18n';
import type { PanelCase } from '../../lib/messaging/index.ts';
import { decisionText, instantText, judgementReasonText, judgementVerdictText, lapseText } from '../../lib/ui/index.ts';

/** What was decided in this case, and concluded about this applicant before, newest first. */
export function HistorySection({ history }: Pick<PanelCase, 'history'>) {
  return (
    <section className="cg-card" aria-labelledby="cg-history">
      <h2 id="cg-history">{i18n.t('panel.history')}</h2>
      {history.length === 0 ? <p className="cg-muted">{i18n.t('panel.noHistory')}</p> : null}
      <ol className="cg-history">
        {history.map((entry) => (
          <li key={`${entry.at}:${'id' in entry ? entry.id : entry.kind}`}>
            <span className="cg-muted">{instantText(entry.at)}</span>
            <span>
              <strong>{'id' in entry ? judgementVerdictText(entry.verdict) : decisionText(entry.kind)}</strong>
              <span className="cg-muted">{detail(entry)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function detail(entry: PanelCase['history'][number]): string {
  if (!('id' in entry)) return entry.reason;
  const officer = entry.byName ?? entry.by;
  const ended = entry.lapsed === undefined ? i18n.t('judgement.until', [instantText(entry.expiresAt).slice(0, 10)]) : i18n.t('judgement.lapsed', [lapseText(entry.lapsed.because)]);
  return [judgementReasonText(entry.reasonCode), entry.note, officer, ended].filter((part) => part !== undefined && part !== '').join(' · ');
}
