/** What both extension pages do first. */
import { i18n } from '#i18n';

/** Screen readers and line breaking follow the language of the texts, not that of the browser's menus. */
export function preparePage(title: string): HTMLElement {
  document.documentElement.lang = i18n.t('locale');
  document.title = title;
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  return root;
}
