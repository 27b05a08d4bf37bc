import { createRoot } from 'react-dom/client';
import { i18n } from '#i18n';
import '../../components/sheet/sheet.css';
import { preparePage } from '../../lib/ui/page.ts';
import { LetterPage } from './LetterPage.tsx';
import { SheetPage } from './SheetPage.tsx';

/** Papers: the sheet of a check, or the transfer letter of a clue. */
const asked = new URLSearchParams(location.search);
const clue = asked.get('clue');
createRoot(preparePage(i18n.t(clue === null ? 'sheetPage.title' : 'clueLetter.title'))).render(clue === null ? <SheetPage record={Number(asked.get('record'))} /> : <LetterPage id={clue} />);
