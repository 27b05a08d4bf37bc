import { i18n } from '#i18n';
import { CluesSection } from '../../components/options/clues/CluesSection.tsx';
import { Loadable } from '../../components/options/Loadable.tsx';
import type { ClueResult } from '../../components/options/clues/ClueDrawer.tsx';
import type { Clue } from '../../lib/clue/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import { createSha256 } from '../../lib/shared/hash.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { ask } from '../../lib/ui/ask.ts';
import { clueCsv, clueSheets } from '../../lib/ui/clue-sheets.ts';
import { offerBlob } from '../../lib/ui/files.dom.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';
import { useNow } from '../../lib/ui/use-now.ts';
import { useReloadOn } from '../../lib/ui/use-reload-on.ts';
import { writeWorkbook } from '../../lib/workbook/index.ts';

const request = () => sendMessage('clues', {});
export const CLUES_KEY = ['clues'];
/** A long chain takes a while to hash. */
const LONG_MS = 120_000;

export function Clues() {
  const answer = useAnswer(request);
  const now = useNow(60_000);
  useReloadOn('session', CLUES_KEY, answer.reload);
  /** Once only: what changes a clue must not be done twice unseen. */
  const changed = async (task: () => Promise<ClueResult>): Promise<ClueResult> => {
    const done = await ask(task, { tries: 1 });
    await answer.reload();
    return done.ok ? done.value : { ok: false, reason: 'unreachable' };
  };
  const seen = ({ id, events }: Clue) => ({ id, seen: events.at(-1)?.seq ?? 0 });

  const onExport = async (format: 'xlsx' | 'csv', clues: readonly Clue[]) => {
    const today = chinaDay(Date.now());
    const blob = format === 'xlsx' ? writeWorkbook(clueSheets(clues, today)) : new Blob([clueCsv(clues, today)], { type: 'text/csv' });
    const hash = createSha256();
    hash.update(new Uint8Array(await blob.arrayBuffer()));
    const noted = await ask(() => sendMessage('cluesExported', { format, count: clues.length, sha256: hash.hex() }), { tries: 1 });
    if (!noted.ok || !noted.value.ok) return undefined;
    const name = `${i18n.t('clues.sheet')}-${today}.${format}`;
    offerBlob(name, blob);
    return name;
  };
  return (
    <Loadable answer={answer} onRetry={() => void answer.reload()}>
      {(value) => (
        <CluesSection
          answer={value}
          today={chinaDay(now)}
          onRegister={(facts) => changed(() => sendMessage('registerClue', { facts }))}
          onMove={(clue, move) => changed(() => sendMessage('moveClue', { ...seen(clue), move }))}
          onCorrect={(clue, patch, reason) => changed(() => sendMessage('correctClue', { ...seen(clue), patch, reason }))}
          onExport={onExport}
          onVerify={async () => {
            const report = await ask(() => sendMessage('verifyClues', {}), { timeoutMs: LONG_MS, tries: 1 });
            return report.ok ? (report.value ?? undefined) : undefined;
          }}
          onRebuild={async () => {
            const done = await ask(() => sendMessage('rebuildClues', {}), { timeoutMs: LONG_MS, tries: 1 });
            await answer.reload();
            return done.ok ? done.value?.clues : undefined;
          }}
        />
      )}
    </Loadable>
  );
}
