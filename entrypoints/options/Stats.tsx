import { useCallback, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { decisionCells, staleCells } from '../../components/options/stats/cells.ts';
import { StatsSection } from '../../components/options/stats/StatsSection.tsx';
import { Loadable } from '../../components/options/Loadable.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { isPeriod, linkFilter, periodOf, summarise, type Narrowing, type Period, type PeriodName } from '../../lib/stats/index.ts';
import { offerBlob, offerFile } from '../../lib/ui/files.dom.ts';
import { figureSheets } from '../../lib/ui/stats-words.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';
import { useNow } from '../../lib/ui/use-now.ts';
import { usePolicy } from '../../lib/ui/use-policy.ts';
import { csvOf, tsvOf, writeWorkbook } from '../../lib/workbook/index.ts';

/** While older records are counted anew the answer is asked for again. */
const AGAIN_MS = 600;
/** More decisions than these are read where the records are. */
const MAX_DECISIONS = 500;

export function Stats() {
  const today = chinaDay(useNow());
  const [name, setName] = useState<PeriodName>('this-month');
  const [period, setPeriod] = useState<Period>(() => periodOf('this-month', today));
  const [narrowing, setNarrowing] = useState<Narrowing>({});
  const policy = usePolicy();
  const { from, to } = period;
  const answer = useAnswer(useCallback(() => sendMessage('statistics', { from, to }), [from, to]));
  const decisions = useAnswer(
    useCallback(
      async () => (isPeriod({ from, to }) ? sendMessage('records', { cells: linkFilter({ ...narrowing, figure: 'decisions', from, to }), offset: 0, limit: MAX_DECISIONS }) : { entries: [], total: 0 }),
      [from, to, narrowing],
    ),
  );
  const { reload, value } = answer;
  useEffect(() => {
    if (value?.state !== 'counting') return undefined;
    const timer = setTimeout(() => void reload(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [value, reload]);
  const limitDays = policy.value?.rules.hardLimitWorkingDays ?? 0;
  const fileName = (what: string, type: string) => `${i18n.t('stats.fileName')}-${what}-${from}-${to}.${type}`;

  return (
    <Loadable answer={answer} onRetry={() => void reload()}>
      {(found) => (
        <StatsSection
          answer={found}
          name={name}
          period={period}
          today={today}
          onPeriod={(next, days) => {
            setName(next);
            setPeriod(days);
          }}
          limitDays={limitDays}
          narrowing={narrowing}
          onNarrow={setNarrowing}
          decisions={decisions.value}
          onCopy={(cells) =>
            navigator.clipboard.writeText(tsvOf(cells)).then(
              () => true,
              () => false,
            )
          }
          onCsv={(what, cells) => {
            const file = fileName(what, 'csv');
            offerFile(file, csvOf(cells), 'text/csv');
            return file;
          }}
          onXlsx={() => {
            const file = fileName(i18n.t('stats.allTables'), 'xlsx');
            const { cells, stale } = found.state === 'ready' ? found : { cells: [], stale: [] };
            offerBlob(file, writeWorkbook(figureSheets(summarise(cells, narrowing), staleCells(stale), decisionCells(decisions.value?.entries ?? []), { period, limitDays, now: Date.now() })));
            return file;
          }}
        />
      )}
    </Loadable>
  );
}
