/** Shows one part at a time: `?page=overlay&case=listed&lang=en&folded=1`. The list of pages is in `pages.ts`. */
import { createRoot } from 'react-dom/client';
import '../../components/verdict/verdict.css';

const query = new URLSearchParams(location.search);
const page = query.get('page') ?? 'overlay';
const root = document.getElementById('root') as HTMLElement;
document.documentElement.lang = query.get('lang') === 'en' ? 'en' : 'zh-CN';
document.title = `gallery: ${page}`;

// One style sheet at a time, as in the extension: popup and options both own the whole body.
const module = page === 'overlay' ? await import('./OverlayPage.tsx') : page === 'popup' ? await import('./PopupPage.tsx') : page === 'editor' ? await import('./EditorPage.tsx') : page === 'panel' ? await import('./SidePanelPage.tsx') : page === 'signer' ? await import('./SignerPage.tsx') : page === 'clue' ? await import('./CluePage.tsx') : page === 'sheet' ? await import('./SheetPage.tsx') : await import('./OptionsPage.tsx');
createRoot(root).render(<module.default query={query} />);
