import { useCallback, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { MediaImport } from '../../components/options/import/MediaImport.tsx';
import { TableImport } from '../../components/options/import/TableImport.tsx';
import { ListsSection } from '../../components/options/ListsSection.tsx';
import { Loadable } from '../../components/options/Loadable.tsx';
import { ROW_ERRORS, ROW_WARNINGS, type RowReason } from '../../lib/list/import/index.ts';
import { isLocalListId, type ListSource } from '../../lib/list/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { listFloors } from '../../lib/storage/index.bg.ts';
import { chooseFile, chooseFolder, offerBlob } from '../../lib/ui/files.dom.ts';
import { rowReasonText, type MediaChoice } from '../../lib/ui/index.ts';
import { localPart } from '../../lib/policy/index.ts';
import { useReloadOn } from '../../lib/ui/use-reload-on.ts';
import { useNow } from '../../lib/ui/use-now.ts';
import { usePolicy } from '../../lib/ui/use-policy.ts';
import { useVersions } from '../../lib/ui/use-versions.ts';
import { useStatus } from '../../lib/ui/use-status.ts';
import { useImporter } from './use-importer.ts';

/** The lists of this desk; a table is imported in their place, a list on media in a dialog over them. */
export function Lists() {
  const status = useStatus();
  const policy = usePolicy();
  const importer = useImporter();
  const now = useNow();
  const [media, setMedia] = useState<ListSource>();
  const [table, setTable] = useState<string>();
  const { reload } = status;
  useReloadOn('local', POLICY, reload);
  const versions = useVersions(policy.value?.rules.overrideMinReasonLength, reload, readKept);
  const grant = useCallback(
    async (pattern: string) => {
      const granted = await browser.permissions.request({ origins: [pattern] }).catch(() => false);
      await reload();
      return granted;
    },
    [reload],
  );
  const { busy, progress } = importer;
  const shared = { busy, progress, now, onCancel: importer.cancel };
  const removeLocal = async (listId: string) => {
    const done = await sendMessage('removeLocalList', { listId }).catch(() => ({ ok: false }));
    await reload();
    return done.ok;
  };

  if (table !== undefined) {
    return (
      <TableImport
        {...shared}
        allowed={policy.value?.rules.localListsAllowed !== false}
        today={chinaDay(now)}
        local={(status.value?.lists ?? []).map(({ state }) => state).filter(({ listId }) => isLocalListId(listId))}
        name={table}
        onChooseFile={() => chooseFile('.csv,.txt,.tsv,.xlsx,.json,.jsonl,.ndjson')}
        onInspect={importer.inspect}
        onRead={(file, plan) => importer.read(file, plan, reasonWords(), problemHeadings())}
        onStore={async (facts) => {
          const answer = await importer.store(facts);
          await reload();
          return answer;
        }}
        onDownload={(blob) => offerBlob(`${i18n.t('fileImport.problemsFile')}-${chinaDay(Date.now())}.csv`, blob)}
        onBack={() => setTable(undefined)}
      />
    );
  }
  return (
    <Loadable answer={status} onRetry={() => void reload()}>
      {(value) => (
        <>
          <ListsSection
            status={value}
            managedIds={policy.value?.managed?.lists ?? []}
            recommendedIds={policy.value?.recommended?.lists ?? []}
            local={localPart(policy.value?.local).lists as readonly ListSource[]}
            now={now}
            onSync={(listId) => void status.syncNow(listId)}
            onSave={async (sources) => {
              const problems = await policy.save('lists', sources);
              await reload();
              return problems;
            }}
            onGrant={grant}
            versions={versions}
            imports={{ onMedia: setMedia, onTable: setTable, onRemove: removeLocal }}
          />
          {media === undefined ? null : (
            <MediaImport
              {...shared}
              listId={media.id}
              onChoose={chooseMedia}
              onImport={async (choice) => {
                const result = await importer.media(media, choice);
                await reload();
                return result;
              }}
              onClose={() => setMedia(undefined)}
            />
          )}
        </>
      )}
    </Loadable>
  );
}

const POLICY = ['managed-cache'];
const readKept = (): Promise<unknown> => listFloors.get();

async function chooseMedia(what: 'folder' | 'archive'): Promise<MediaChoice | undefined> {
  if (what === 'folder') return chooseFolder();
  const archive = await chooseFile('.zip,.tar,.tgz,.gz');
  return archive === undefined ? undefined : { name: archive.name, archive };
}

/** The worker has no texts of its own. */
function reasonWords(): Record<RowReason, string> {
  return Object.fromEntries([...ROW_ERRORS, ...ROW_WARNINGS].map((reason) => [reason, rowReasonText(reason)])) as Record<RowReason, string>;
}

function problemHeadings(): string[] {
  return [i18n.t('fileImport.problemLine'), i18n.t('fileImport.problemColumn'), i18n.t('fileImport.problemValue'), i18n.t('fileImport.problemReason'), i18n.t('fileImport.problemKind')];
}
