import '../../components/popup/popup.css';
import '../../components/sidepanel/sidepanel.css';
import '../../components/clue/clue.css';
import { ClueForm } from '../../components/clue/ClueForm.tsx';
import { clues } from './clues.ts';

/** The window in which a clue is registered. */
export default function CluePage({ query }: { readonly query: URLSearchParams }) {
  const [first] = clues;
  const draft = query.has('gone') || first === undefined ? null : { source: first.source, name: first.name, code: first.code, text: first.text };
  return (
    <div style={{ width: 484, minHeight: 620 }}>
      <ClueForm draft={draft} unreachable={false} onSave={() => Promise.resolve({ ok: false, reason: 'not-recorded' })} onLedger={() => undefined} onClose={() => undefined} />
    </div>
  );
}
