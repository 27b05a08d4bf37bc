import { useCallback, useState } from 'react';
import { i18n } from '#i18n';
import { Loadable, Unanswered } from '../../components/options/Loadable.tsx';
import { PAGE_SIZE, RecordsSection, type RecordFilter } from '../../components/options/RecordsSection.tsx';
import type { Verified } from '../../components/options/VerifySection.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import { addDays, chinaDay } from '../../lib/shared/index.ts';
import { linkFilter, readLink } from '../../lib/stats/index.ts';
import { ask } from '../../lib/ui/ask.ts';
import { chooseFile, offerFile } from '../../lib/ui/files.dom.ts';
import { openSheet } from '../../lib/ui/open-sheet.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';
import { verifyCode, verifyFile } from './verify-file.ts';

/** A long chain takes a while to hash: a year of one busy desk is some 100,000 entries. */
const LONG_MS = 120_000;

export function Records() {
  const [filter, setFilter] = useState<RecordFilter>(() => ({ page: 1, link: readLink(location.hash.split('?')[1] ?? '') }));
  const [range, setRange] = useState(lastMonth);
  const { kind, day, page, link } = filter;
  const request = useCallback(
    () => sendMessage('records', { ...(link === undefined ? {} : { cells: linkFilter(link) }), ...(kind === undefined ? {} : { kind }), ...(day === undefined ? {} : { day }), offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }),
    [kind, day, page, link],
  );
  const answer = useAnswer(request);
  const tallies = useAnswer(useCallback(() => sendMessage('tallies', range), [range]));

  const onVerify = async () => {
    const report = await ask(() => sendMessage('verifyRecords', {}), { timeoutMs: LONG_MS, tries: 1 });
    return report.ok ? report.value : undefined;
  };
  const onExport = async () => {
    const file = await ask(() => sendMessage('exportRecords', {}), { timeoutMs: LONG_MS, tries: 1 });
    if (!file.ok) return undefined;
    offerFile(file.value.fileName, file.value.jsonl, 'application/jsonl');
    void answer.reload();
    return file.value.fileName;
  };
  const onVerifyFile = async () => {
    const text = await (await chooseFile('.html,.htm,.json,.jsonl'))?.text();
    return text === undefined ? undefined : said(await ask(() => verifyFile(text), { timeoutMs: LONG_MS, tries: 1 }));
  };
  return (
    <Loadable answer={answer} onRetry={() => void answer.reload()}>
      {(value) => (
        <>
          <Unanswered answer={tallies} onRetry={() => void tallies.reload()} />
          <RecordsSection
            filter={filter}
            page={value}
            tallies={tallies.value}
            range={range}
            onFilter={(next) => {
              setFilter(next);
              // A link that is left is not to come back with the page.
              if (link !== undefined && next.link === undefined) location.hash = '#/records';
            }}
            onRange={setRange}
            onVerify={onVerify}
            onExport={onExport}
            onSheet={(check) => void openSheet(check)}
            onVerifyFile={onVerifyFile}
            onVerifyCode={async (code) => said(await ask(() => verifyCode(code), { timeoutMs: LONG_MS, tries: 1 }))}
          />
        </>
      )}
    </Loadable>
  );
}

function said(answer: { readonly ok: true; readonly value: Verified } | { readonly ok: false }): Verified {
  return answer.ok ? answer.value : { good: false, text: i18n.t('common.unreachable') };
}

function lastMonth(): { from: string; to: string } {
  const today = chinaDay(Date.now());
  return { from: addDays(today, -29), to: today };
}
