/** Shows one part at a time: `?page=overlay&case=listed&lang=en&folded=1`. The list of pages is in `pages.ts`. */
import { createRoot } from 'react-dom/client';
import '../../components/verdict/verdict.css';

const ofDocument = (query: URLSearchParams): string => `${query.get('page') ?? 'overlay'} ${query.get('lang') ?? ''}`;
const first = new URLSearchParams(location.search);
const page = first.get('page') ?? 'overlay';
const place = document.getElementById('root') as HTMLElement;
document.documentElement.lang = first.get('lang') === 'en' ? 'en' : 'zh-CN';
document.title = `gallery: ${page}`;

// One style sheet at a time, as in the extension: popup and options both own the whole body.
const module = page === 'overlay' ? await import('./OverlayPage.tsx') : page === 'popup' ? await import('./PopupPage.tsx') : page === 'editor' ? await import('./EditorPage.tsx') : page === 'panel' ? await import('./SidePanelPage.tsx') : page === 'signer' ? await import('./SignerPage.tsx') : page === 'clue' ? await import('./CluePage.tsx') : page === 'badges' ? await import('./BadgePage.tsx') : page === 'sheet' ? await import('./SheetPage.tsx') : await import('./OptionsPage.tsx');
let root = createRoot(place);
const draw = (query: URLSearchParams): void => root.render(<module.default query={query} />);
draw(first);

/** Draws another state of the same part anew in this document; false: a new document is needed. */
window.drawAnew = (search) => {
  const query = new URLSearchParams(search);
  if (ofDocument(query) !== ofDocument(first)) return false;
  root.unmount();
  root = createRoot(place);
  // What a part has left behind outside its own place would be judged with the next.
  document.body.replaceChildren(place);
  for (const name of document.body.getAttributeNames()) document.body.removeAttribute(name);
  history.replaceState(null, '', `?${search}`);
  scrollTo(0, 0);
  draw(query);
  return true;
};

declare global {
  interface Window {
    drawAnew: (search: string) => boolean;
  }
}
