import { useCallback } from 'react';
import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import '../../components/verdict/verdict.css';
import '../../components/popup/popup.css';
import '../../components/sidepanel/sidepanel.css';
import { SignView } from '../../components/signer/SignView.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { SignAnswer } from '../../lib/messaging/index.ts';
import { ask } from '../../lib/ui/ask.ts';
import { preparePage } from '../../lib/ui/page.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';

const requestId = new URLSearchParams(location.search).get('request') ?? '';
/** A key under a passphrase takes a second or more to open on an old desk. */
const SIGN_MS = 30_000;

async function answered(request: () => Promise<SignAnswer>): Promise<SignAnswer | { ok: false; reason: 'unreachable' }> {
  const answer = await ask(request, { tries: 1, timeoutMs: SIGN_MS });
  return answer.ok ? answer.value : { ok: false, reason: 'unreachable' };
}

function Signer() {
  const request = useAnswer(useCallback(() => sendMessage('signRequest', { requestId }), []));
  return (
    <SignView
      request={request.value}
      onSign={(given) => answered(() => sendMessage('sign', { requestId, ...given }))}
      onDecline={(signerId) => answered(() => sendMessage('declineSign', { requestId, ...(signerId === undefined ? {} : { signerId }) }))}
      onClose={() => window.close()}
    />
  );
}

createRoot(preparePage(i18n.t('sign.title'))).render(<Signer />);
