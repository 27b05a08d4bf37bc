import { useCallback } from 'react';
import { Unanswered } from '../../components/options/Loadable.tsx';
import { SignersSection } from '../../components/options/SignersSection.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { SignerAnswer } from '../../lib/messaging/index.ts';
import { ask } from '../../lib/ui/ask.ts';
import { chooseFile, offerFile } from '../../lib/ui/files.dom.ts';
import { readJson } from '../../lib/ui/json-text.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';

/** A key takes a second or more to be sealed on an old desk. */
const SEAL_MS = 30_000;

export function Signers({ managed }: { readonly managed: boolean }) {
  const signers = useAnswer(useCallback(() => sendMessage('signers', {}), []));
  const changed = async (request: () => Promise<SignerAnswer>) => {
    const answer = await ask(request, { tries: 1, timeoutMs: SEAL_MS });
    await signers.reload();
    return answer.ok ? answer.value : ({ ok: false, reason: 'unreachable' } as const);
  };
  return (
    <>
      <Unanswered answer={signers} onRetry={() => void signers.reload()} />
      <SignersSection
        signers={signers.value}
        managed={managed}
        onAdd={(signer) => changed(() => sendMessage('addSigner', signer))}
        onRemove={(id) => changed(() => sendMessage('removeSigner', { id }))}
        onImport={async () => {
          const json = readJson((await (await chooseFile('.json,application/json'))?.text()) ?? '');
          return json.ok ? changed(() => sendMessage('importSignerKey', { file: json.value })) : { ok: false, reason: 'not-a-key-file' };
        }}
        onKeyFile={(file) => offerFile(`creditgate-signer-${file.signer}.json`, JSON.stringify(file, null, 2))}
      />
    </>
  );
}
