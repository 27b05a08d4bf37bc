import { deepContains, isTick, wholeText } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import { belongsTo, isListItem, isShownChoice, optionsOf, sideOf, type RouteField, type RouteOption } from '../site/index.dom.ts';

/** An event inside an option passes at most this many wrappers before the group begins. */
const MAX_UP = 10;
/** Whole texts of larger elements are not asked for: an option's text has at most 40 characters. */
const MAX_RAW = 120;

function keyOf(element: Element): string {
  return (element.textContent ?? '').length > MAX_RAW ? '' : labelKey(wholeText(element));
}

/**
 * Whether an event aimed at `path[0]` would choose the commitment option of one of the fields. Rests on what the
 * page says at this moment, since hosts rebuild their options between two readings.
 */
export function commitmentAt(path: readonly EventTarget[], fields: readonly RouteField[]): RouteOption | undefined {
  const elements = path.filter((one): one is Element => one instanceof Element).slice(0, MAX_UP);
  for (const field of fields) {
    const hit = inGroup(elements, field) ?? inPopup(elements, field);
    if (hit !== undefined) return hit;
  }
  return undefined;
}

function inGroup(elements: readonly Element[], field: RouteField): RouteOption | undefined {
  const [target] = elements;
  // A label may stand outside of the group that holds its input.
  const labelled = elements.find((element): element is HTMLLabelElement => element instanceof HTMLLabelElement)?.control ?? undefined;
  const aimed = labelled === undefined || labelled === null ? target : deepContains(field.group, labelled) ? labelled : target;
  if (target === undefined || aimed === undefined || !deepContains(field.group, aimed)) return undefined;
  const options = optionsOf(field);
  const known = options.find((option) => isPartOf(elements, option) || (option.input !== undefined && option.input === labelled));
  if (known !== undefined) return known.side === 'commitment' ? known : undefined;
  for (const element of elements) {
    if (element === field.group) break;
    const text = keyOf(element) || keyOfFollower(element);
    const side = sideOf(field.words, text);
    if (side === 'ordinary') return undefined;
    if (side === 'commitment' && field.bareTexts && !isShownChoice(field, element)) return { side, element, text };
  }
  return undefined;
}

function isPartOf(elements: readonly Element[], option: RouteOption): boolean {
  const [target] = elements;
  if (target === undefined) return false;
  if (elements.includes(option.element) || (option.input !== undefined && target === option.input)) return true;
  if (option.input === undefined || option.input instanceof HTMLOptionElement) return false;
  // A drawn box that holds the input and nothing else belongs to it.
  return elements.slice(0, 3).some((element) => element.contains(option.input as Node) && element.querySelectorAll('input').length === 1 && element.tagName !== 'FORM');
}

/** Circles drawn in front of a text are empty elements: what follows them is what they choose. */
function keyOfFollower(element: Element): string {
  if (element.textContent?.trim() !== '' || element.children.length > 1 || element.querySelector('input:not([type=radio]):not([type=checkbox])') !== null) return '';
  const next = element.nextSibling;
  if (next instanceof Text) return labelKey(next.data);
  return next instanceof Element ? keyOf(next) : '';
}

/** Lists of drawn selects hang under `body`: outside of every group, in a layer of their own. */
function inPopup(elements: readonly Element[], field: RouteField): RouteOption | undefined {
  if (!field.bareTexts) return undefined;
  const at = elements.findIndex((element) => sideOf(field.words, keyOf(element)) === 'commitment');
  const element = elements[at];
  if (element === undefined || deepContains(field.group, element) || !isListItem(element) || !belongsTo(field, element, keyOf(element))) return undefined;
  return { side: 'commitment', element, text: keyOf(element) };
}

/** Taking back a closed choice is always allowed: a ticked commitment checkbox may be unticked. */
export function isTakingBack(option: RouteOption): boolean {
  if (option.input !== undefined) return isTick(option.input) && option.input.type === 'checkbox' && option.input.checked;
  return option.element.matches('[role=checkbox][aria-checked=true], [role=switch][aria-checked=true]');
}
