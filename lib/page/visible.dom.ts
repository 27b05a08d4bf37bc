/** Elements whose text is no part of what stands on the page, or is a control's own business. */
const NO_TEXT = new Set('SCRIPT STYLE TEMPLATE NOSCRIPT HEAD SELECT TEXTAREA OPTION OPTGROUP DATALIST IFRAME OBJECT SVG'.split(' '));
export function hasNoText(element: Element): boolean {
  return NO_TEXT.has(element.tagName.toUpperCase());
}

/**
 * Whether an element is rendered. Opacity is not asked: libraries lay an invisible native input over their own
 * drawing. `display: contents` has no box of its own, so its parent decides.
 */
export function isVisible(element: Element): boolean {
  if (element.checkVisibility({ checkVisibilityCSS: true })) return true;
  if (!element.isConnected || getComputedStyle(element).display !== 'contents') return false;
  return element.parentElement === null || isVisible(element.parentElement);
}

/**
 * Whether a person could bring an element into sight: not transparent, and not left of or above all that can be scrolled
 * to. When in doubt it is in reach. For texts and fields of text only: controls are often laid over unseen.
 */
export function isInReach(element: Element): boolean {
  if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
  let { right, bottom } = element.getBoundingClientRect();
  for (let at: Element | null = element.parentElement; at !== null; at = at.parentElement) {
    right += Math.abs(at.scrollLeft);
    bottom += at.scrollTop;
  }
  return right > 0 && bottom > 0;
}

/**
 * The whole text of an element, over all its inline parts: libraries split one text into several nodes.
 * With `visibleOnly` hidden parts are left out. Text that CSS generates is not in the document and never counts.
 */
export function wholeText(element: Element, visibleOnly = false): string {
  let text = '';
  for (const child of element.childNodes) {
    if (child instanceof Text) text += child.data;
    else if (child instanceof HTMLBRElement) text += '\n';
    else if (child instanceof Element && !hasNoText(child) && (!visibleOnly || isVisible(child))) text += wholeText(child, visibleOnly);
  }
  return text;
}
