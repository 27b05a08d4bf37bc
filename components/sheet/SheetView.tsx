import { useId } from 'react';
import { i18n } from '#i18n';
import { SHEET_LANGS, SHEET_STYLE, sheetTree, type Sheet, type SheetLang } from '../../lib/sheet/index.ts';
import { Drawn } from './Drawn.tsx';

export type Issue = 'print' | 'html' | 'json';

export interface SheetViewProps {
  readonly sheet: Sheet;
  readonly busy: boolean;
  /** What happened last, for people. */
  readonly said?: { readonly good: boolean; readonly text: string };
  readonly onLang: (lang: SheetLang) => void;
  readonly onIssue: (how: Issue) => void;
}

/** The sheet as it will be on paper, and above it what can be done with it. */
export function SheetView({ sheet, busy, said, onLang, onIssue }: SheetViewProps) {
  const id = useId();
  return (
    <>
      <style>{SHEET_STYLE}</style>
      <header className="cg-sheet-bar">
        <button type="button" className="cg-button cg-primary" disabled={busy} onClick={() => onIssue('print')}>
          {i18n.t('sheetPage.print')}
        </button>
        <button type="button" className="cg-button" disabled={busy} onClick={() => onIssue('html')}>
          {i18n.t('sheetPage.saveHtml')}
        </button>
        <button type="button" className="cg-button" disabled={busy} onClick={() => onIssue('json')}>
          {i18n.t('sheetPage.saveJson')}
        </button>
        <label htmlFor={id}>{i18n.t('sheetPage.lang')}</label>
        <select id={id} value={sheet.lang} disabled={busy} onChange={(event) => onLang(event.target.value === 'en' ? 'en' : 'zh')}>
          {SHEET_LANGS.map((lang) => (
            <option key={lang} value={lang}>
              {lang === 'zh' ? '中文' : 'English'}
            </option>
          ))}
        </select>
        <p className="cg-sheet-note">{i18n.t('sheetPage.note')}</p>
        <p className={said?.good === false ? 'cg-sheet-said cg-bad' : 'cg-sheet-said'} role={said?.good === false ? 'alert' : 'status'}>
          {said?.text}
        </p>
      </header>
      <div className="cg-paper">
        <Drawn node={sheetTree(sheet)} />
      </div>
    </>
  );
}
