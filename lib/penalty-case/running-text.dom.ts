import { controlValue, deepContains, hasNoText, isControl, isTick, isVisible } from '../page/index.dom.ts';
import type { View } from '../site/locate.dom.ts';
import { MAX_DECISION, mayDecide } from './prose.ts';

/** Elements that lie in a line of text; any other one ends it. */
const INLINE = new Set('A ABBR B BDI BIG CITE CODE DEL EM FONT I INS LABEL MARK Q S SMALL SPAN STRIKE STRONG SUB SUP TIME U VAR WBR'.split(' '));

/** The part of a document in which a decision may stand: the described scope, else all of it. */
export function proseRoot({ root, scope }: View): Element | undefined {
  return scope ?? (root instanceof Document ? (root.body ?? undefined) : undefined);
}

/** Cheap, and another one whenever a text below it was put in, taken out or typed. */
export function proseMark(root: Element): string {
  return `${root.textContent.length} ${[...root.querySelectorAll('textarea')].map(({ value }) => value.length).join(' ')}`;
}

/**
 * What stands below an element as lines of running text, texts that are being written included; empty where no decision can
 * be among them. Parts that the description leaves out, and what nobody sees, are left out.
 */
export function runningText(root: Element, excluded: readonly Element[]): string {
  const written = [root.textContent, ...[...root.querySelectorAll('textarea')].map(({ value }) => value)];
  if (!written.some((one) => mayDecide(one.slice(0, MAX_DECISION * 4)))) return '';
  let text = '';
  const walk = (element: Element): void => {
    if (text.length >= MAX_DECISION || !isVisible(element) || excluded.some((part) => part === element || deepContains(part, element))) return;
    if (isControl(element)) text += controlText(element);
    else if (element instanceof HTMLBRElement) text += '\n';
    else if (!hasNoText(element)) children(element);
  };
  const children = (element: Element): void => {
    const line = INLINE.has(element.tagName) ? '' : '\n';
    const asWritten = getComputedStyle(element).whiteSpace.startsWith('pre');
    text += line;
    for (const child of element.childNodes) {
      if (child instanceof Text) text += asWritten ? child.data : child.data.replace(/\s+/gu, ' ');
      else if (child instanceof Element) walk(child);
    }
    text += line;
  };
  walk(root);
  return text.slice(0, MAX_DECISION);
}

/** A paper that is filled in: options that were not ticked stand there all the same. */
function controlText(control: Parameters<typeof controlValue>[0]): string {
  if (isTick(control)) return control.checked ? '☑' : '□';
  return control instanceof HTMLTextAreaElement ? `\n${control.value}\n` : controlValue(control);
}
