/** Marks the row of a saved list that had been clicked. */
export const CLICKED_ROW = 'data-clicked-row';

/**
 * Puts a saved document in place of this one. Runs in the inert frame itself: elements that another realm has touched
 * are no `HTMLInputElement` to the reader.
 */
export function restoreDocument(html: string): void {
  const saved = new DOMParser().parseFromString(html, 'text/html');
  tame(saved);
  document.replaceChild(document.adoptNode(saved.documentElement), document.documentElement);
  attachShadows(document);
}

/** A proof may come out of a file: what could run, load or go anywhere is taken out whatever the file says. */
function tame(root: Document | DocumentFragment): void {
  for (const element of root.querySelectorAll('script, link, style, meta, base, object, embed')) element.remove();
  for (const element of root.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) if (name.startsWith('on') || ['src', 'srcdoc', 'href', 'action', 'formaction', 'background'].includes(name)) element.removeAttribute(name);
    if (element instanceof HTMLTemplateElement) tame(element.content);
  }
}

function attachShadows(root: ParentNode): void {
  for (const template of root.querySelectorAll('template[shadowrootmode]')) {
    const shadow = template.parentElement?.attachShadow({ mode: 'open' });
    shadow?.append((template as HTMLTemplateElement).content);
    template.remove();
    if (shadow !== undefined) attachShadows(shadow);
  }
}
