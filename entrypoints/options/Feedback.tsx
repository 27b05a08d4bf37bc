import { useCallback, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { CentralCard } from '../../components/options/feedback/CentralCard.tsx';
import { FeedbackCard, type FeedbackFile, type FeedbackForm } from '../../components/options/feedback/FeedbackCard.tsx';
import { Loadable } from '../../components/options/Loadable.tsx';
import type { Feedback as File } from '../../lib/feedback/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import { addDays, chinaDay } from '../../lib/shared/index.ts';
import { ask } from '../../lib/ui/ask.ts';
import { feedbackCells, feedbackSheets } from '../../lib/ui/feedback-words.ts';
import { offerBlob, offerFile } from '../../lib/ui/files.dom.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';
import { useNow } from '../../lib/ui/use-now.ts';
import { useReloadOn } from '../../lib/ui/use-reload-on.ts';
import { csvOf, writeWorkbook } from '../../lib/workbook/index.ts';

const LONG_MS = 60_000;
const OUTBOX = ['outbox'];
const askState = () => sendMessage('centralState', {});

export function Feedback() {
  const now = useNow();
  const [period, setPeriod] = useState(() => lastMonth(chinaDay(now)));
  const state = useAnswer(askState);
  useReloadOn('local', OUTBOX, state.reload);
  const { from, to } = period;
  const make = useCallback(
    async (form: FeedbackForm): Promise<FeedbackFile | undefined> => {
      const answer = await ask(() => sendMessage('feedback', { from, to }), { timeoutMs: LONG_MS, tries: 1 });
      if (!answer.ok || answer.value === null) return undefined;
      const { rows, hash } = answer.value;
      const recorded = await ask(() => sendMessage('feedbackIssued', { from, to, rows: rows.length, sha256: hash, how: form }));
      if (!recorded.ok || !recorded.value.ok) return undefined;
      const name = `${i18n.t('feedback.fileName')}-${from}-${to}.${form}`;
      offer(form, name, answer.value);
      return { name, rows: rows.length, hash };
    },
    [from, to],
  );
  return (
    <Loadable answer={state} onRetry={() => void state.reload()}>
      {(central) => (
        <div className="cg-stack">
          <FeedbackCard period={period} onPeriod={setPeriod} onMake={make} />
          <CentralCard
            state={central}
            now={now}
            onSend={() => void sendMessage('centralNow', {}).then(state.reload)}
            onGrant={(pattern) => void browser.permissions.request({ origins: [pattern] }).then(state.reload)}
          />
        </div>
      )}
    </Loadable>
  );
}

function offer(form: FeedbackForm, name: string, file: File): void {
  if (form === 'json') offerFile(name, JSON.stringify(file, undefined, 1));
  else if (form === 'csv') offerFile(name, csvOf(feedbackCells(file)), 'text/csv');
  else offerBlob(name, writeWorkbook(feedbackSheets(file)));
}

/** The calendar month before this day: what is reported once a month. */
function lastMonth(today: string): { from: string; to: string } {
  const to = addDays(`${today.slice(0, 7)}-01`, -1);
  return { from: `${to.slice(0, 7)}-01`, to };
}
