import { useCallback, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { LetterView, type LetterInput } from '../../components/clue/LetterView.tsx';
import '../../components/clue/letter.css';
import { letterHash, transferLetter, type Letter } from '../../lib/clue/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import { ask } from '../../lib/ui/ask.ts';
import { clueFieldText } from '../../lib/ui/clue-words.ts';
import { keepUnitName, unitName } from '../../lib/ui/unit-name.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';

const request = () => sendMessage('clues', {});

/** The transfer letter of one clue; recorded before it is printed. */
export function LetterPage({ id }: { readonly id: string }) {
  const answer = useAnswer(request);
  const [input, setInput] = useState<LetterInput>(() => ({ unit: unitName(localStorage), phone: '', attachments: '' }));
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);
  const noted = useRef(new Set<string>());
  const clue = answer.value?.ok === true ? answer.value.clues.find((one) => one.id === id) : undefined;
  const letter = clue === undefined ? undefined : transferLetter(clue, { ...input, field: clueFieldText(clue.field), attachments: input.attachments.split('\n') });

  const note = useCallback(
    async (one: Letter): Promise<boolean> => {
      const sha256 = letterHash(one);
      if (noted.current.has(sha256)) return true;
      const done = await ask(() => sendMessage('clueLetterIssued', { id, sha256, attachments: one.attachments.length }), { tries: 1 });
      const good = done.ok && done.value.ok;
      if (good) noted.current.add(sha256);
      return good;
    },
    [id],
  );
  useEffect(() => {
    if (letter === undefined) return undefined;
    // The default name of a PDF.
    document.title = [letter.title, letter.number].filter((part) => part !== '').join(' ');
    // Printing by the browser's own menu cannot wait, but is an issue like any other.
    const printed = () => void note(letter);
    addEventListener('beforeprint', printed);
    return () => removeEventListener('beforeprint', printed);
  }, [letter, note]);

  if (answer.state === 'failed') return <p className="cg-sheet-empty" role="alert">{i18n.t('common.unreachable')}</p>;
  if (answer.value === undefined) return <p className="cg-sheet-empty">{i18n.t('common.loading')}</p>;
  if (letter === undefined) return <p className="cg-sheet-empty">{i18n.t('clueLetter.none')}</p>;

  const onPrint = async () => {
    setBusy(true);
    const good = await note(letter);
    setBusy(false);
    setSaid(good ? undefined : i18n.t('sheetPage.notRecorded'));
    if (good) print();
  };
  const onInput = (next: LetterInput) => {
    keepUnitName(localStorage, next.unit);
    setInput(next);
  };
  return <LetterView letter={letter} input={input} busy={busy} said={said} onInput={onInput} onPrint={() => void onPrint()} />;
}
