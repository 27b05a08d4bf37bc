import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { SheetView, type Issue } from '../../components/sheet/SheetView.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import { makeSheet, sheetHtml, sheetJson, type Sheet, type SheetLang } from '../../lib/sheet/index.ts';
import { offerFile } from '../../lib/ui/files.dom.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';

/** The sheet of one check. It is recorded as issued before it goes out, so that it can be verified ever after. */
export function SheetPage({ record }: { readonly record: number }) {
  const [lang, setLang] = useState<SheetLang>('zh');
  const [issuedAt] = useState(() => new Date().toISOString());
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ good: boolean; text: string }>();
  const answer = useAnswer(useCallback(() => sendMessage('checkEntries', { check: record }), [record]));
  const made = useMemo(() => (answer.value === undefined ? undefined : makeSheet(answer.value, { lang, issuedAt })), [answer.value, lang, issuedAt]);
  const sheet = made?.ok === true ? made.value : undefined;
  const issued = useRef(new Set<string>());

  const recordIssue = useCallback(
    async (one: Sheet, how: Issue): Promise<boolean> => {
      const done = await sendMessage('sheetIssued', { check: record, sheet: one.hash, how }).catch(() => ({ ok: false }));
      if (done.ok) issued.current.add(one.hash);
      return done.ok;
    },
    [record],
  );

  useEffect(() => {
    if (sheet === undefined) return;
    // The default name of a PDF.
    document.title = `${sheet.content.title} ${sheet.code}`;
    // Printing by the browser's own menu cannot wait, but is an issue like any other.
    const printed = () => void (issued.current.has(sheet.hash) ? undefined : recordIssue(sheet, 'print'));
    addEventListener('beforeprint', printed);
    return () => removeEventListener('beforeprint', printed);
  }, [sheet, recordIssue]);

  if (!Number.isSafeInteger(record) || record < 1) return <p className="cg-sheet-empty">{i18n.t('sheetPage.noSuchCheck')}</p>;
  if (answer.state === 'failed') return <p className="cg-sheet-empty" role="alert">{i18n.t('common.unreachable')}</p>;
  if (made === undefined) return <p className="cg-sheet-empty">{i18n.t('common.loading')}</p>;
  if (!made.ok) return <p className="cg-sheet-empty">{i18n.t(made.reason === 'no-such-check' ? 'sheetPage.noSuchCheck' : 'sheetPage.olderVersion')}</p>;

  const onIssue = async (how: Issue) => {
    setBusy(true);
    const done = await recordIssue(made.value, how);
    setBusy(false);
    if (!done) return setSaid({ good: false, text: i18n.t('sheetPage.notRecorded') });
    setSaid(undefined);
    if (how === 'print') return void print();
    const name = `${i18n.t('sheetPage.fileName')}-${made.value.code}.${how}`;
    offerFile(name, how === 'html' ? sheetHtml(made.value) : sheetJson(made.value), how === 'html' ? 'text/html' : 'application/json');
    setSaid({ good: true, text: i18n.t('sheetPage.saved', [name]) });
  };
  return <SheetView sheet={made.value} busy={busy} said={said} onLang={setLang} onIssue={(how) => void onIssue(how)} />;
}
