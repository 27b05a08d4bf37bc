import { deepQuery } from './roots.dom.ts';
import { cellBelow, nextCell } from './table.dom.ts';
import type { TextPlace } from './text-index.dom.ts';
import { labelKey } from './text.ts';
import { isTick } from './value.dom.ts';
import { hasNoText, isVisible, wholeText } from './visible.dom.ts';

/** The value stands behind the first and in front of the second text; empty ones do not count. */
export type Cut = readonly [after: string, before: string];

/** Where the thing that a label names is: an element, or the rest of the label's own text node. */
export type Target = { readonly element: Element; readonly cut?: Cut } | { readonly text: Text } | { readonly inline: Text; readonly key: string };

/** Label and value are never further apart than this many wrappers in the systems seen. */
const MAX_CLIMB = 5;

/** The field that a label names. For a field of ticks `control` is not asked: their labels name options, not fields. */
export function targetOfLabel(place: TextPlace): Target | undefined {
  if (place.inline !== undefined) return place.node instanceof Text ? { inline: place.node, key: place.key } : undefined;
  const element = place.node instanceof Text ? place.node.parentElement : place.node;
  const label = element?.closest('label');
  const control = label?.control ?? undefined;
  if (control !== undefined && control !== null && !isTick(control)) return { element: control };
  if (isOptionLabel(element)) return undefined;
  return ariaTarget(element) ?? beside(place);
}

/** The whole field behind a label, options included: the container of a group rather than its first control. */
export function groupOfLabel(place: TextPlace): Element | undefined {
  const element = place.node instanceof Text ? place.node.parentElement : place.node;
  const fieldset = element?.closest('legend')?.parentElement;
  if (fieldset !== undefined && fieldset !== null) return fieldset;
  if (isOptionLabel(element)) return undefined;
  const near = ariaTarget(element) ?? beside(place);
  const found = near === undefined ? (element?.closest('label')?.control ?? undefined) : 'element' in near ? near.element : element;
  if (found === undefined || found === null) return undefined;
  // Options that stand one by one beside the label: their common parent is the group.
  const single = isTick(found) || found.matches('label, [role=radio], [role=checkbox], button');
  return single ? (found.parentElement ?? found) : found;
}

function isOptionLabel(element: Element | null | undefined): boolean {
  const label = element?.closest('label');
  return label?.control !== undefined && label.control !== null && isTick(label.control);
}

function ariaTarget(element: Element | null): Target | undefined {
  const id = element?.closest('[id]')?.id;
  if (id === undefined || id === '' || element === null) return undefined;
  const root = element.getRootNode() as Document | ShadowRoot;
  const found = root.querySelector(`[aria-labelledby~=${CSS.escape(id)}]`);
  return found === null || found.contains(element) ? undefined : { element: found };
}

/** Next to the label, below it, in the next cell, or in the `dd`: climbs while the wrapper holds only the label. */
function beside(place: TextPlace): Target | undefined {
  const own = place.node instanceof Element ? controlInside(place.node) : undefined;
  if (own !== undefined) return { element: own };
  let node: Element | Text = place.node;
  for (let depth = 0; depth <= MAX_CLIMB; depth += 1) {
    if (node instanceof HTMLTableCellElement) return asTarget(nextCell(node) ?? cellBelow(node));
    if (node instanceof Element && (node.tagName === 'DT' || isCellLike(node))) return asTarget(node.nextElementSibling ?? undefined);
    for (let next = node.nextSibling; next !== null; next = next.nextSibling) {
      if (next instanceof Text && labelKey(next.data) !== '') return { text: next };
      const slotted = next instanceof Element ? slottedIn(next) : undefined;
      if (slotted !== undefined) return slotted;
      if (next instanceof Element && !isNoise(next)) return { element: next };
    }
    const parent: HTMLElement | null = node.parentElement;
    if (parent === null || parent.tagName === 'BODY' || parent.tagName === 'FORM') return undefined;
    if (labelKey(wholeText(parent, true)) !== place.key) return undefined;
    node = parent;
  }
  return undefined;
}

/** A component draws the label itself and leaves a slot for the value: what was put into it. */
function slottedIn(element: Element): Target | undefined {
  const slot = element instanceof HTMLSlotElement ? element : element.getRootNode() instanceof ShadowRoot ? element.querySelector('slot') : null;
  const filling = slot?.assignedNodes({ flatten: true }).find((node) => (node.textContent ?? '').trim() !== '' || node instanceof HTMLInputElement);
  return filling instanceof Text ? { text: filling } : filling instanceof Element ? { element: filling } : undefined;
}

/** 「企业名称：[____]」 in one paragraph: the text of a control is none, so the paragraph's whole text is the label. */
function controlInside(element: Element): Element | undefined {
  return deepQuery(element, 'input:not([type=hidden]), select, textarea').find((control) => isVisible(control) || isTick(control));
}

function isCellLike(element: Element): boolean {
  const role = element.getAttribute('role');
  return role === 'rowheader' || role === 'cell' || role === 'gridcell';
}

function asTarget(element: Element | undefined): Target | undefined {
  return element === undefined ? undefined : { element };
}

/** Icons, stars and line breaks between a label and its value; hidden parts; scripts. */
function isNoise(element: Element): boolean {
  if (element.tagName === 'BR' || hasNoText(element)) return !(element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) || !isVisible(element);
  if (!isVisible(element)) return true;
  const decoration = /^(?:I|EM|B|SMALL|SUP|IMG|SVG)$/i.test(element.tagName) || element.getAttribute('role') === 'tooltip';
  if (decoration && labelKey(element.textContent ?? '') === '' && deepQuery(element, 'input, select, textarea').length === 0) return true;
  return (element.textContent ?? '').trim() !== '' && labelKey(element.textContent ?? '') === '' && deepQuery(element, 'input, select, textarea').length === 0;
}
