import { useCallback } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import '../../components/verdict/verdict.css';
import '../../components/popup/popup.css';
import '../../components/sidepanel/sidepanel.css';
import '../../components/clue/clue.css';
import { ClueForm, type SaveClue } from '../../components/clue/ClueForm.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import { ask } from '../../lib/ui/ask.ts';
import { preparePage } from '../../lib/ui/page.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';

const id = new URLSearchParams(location.search).get('draft') ?? '';

function RegisterClue() {
  const draft = useAnswer(useCallback(() => sendMessage('clueDraft', { id }), []));
  const onSave: SaveClue = async (facts) => {
    // Once only: a clue whose answer was lost may have been registered.
    const answer = await ask(() => sendMessage('registerClue', { draft: id, facts }), { tries: 1 });
    return answer.ok ? answer.value : { ok: false, reason: 'unreachable' };
  };
  const onLedger = () => void browser.tabs.create({ url: browser.runtime.getURL('/options.html#/clues') }).then(() => window.close());
  return <ClueForm draft={draft.value} unreachable={draft.state === 'failed'} onSave={onSave} onLedger={onLedger} onClose={() => window.close()} />;
}

createRoot(preparePage(i18n.t('clue.title'))).render(<RegisterClue />);
