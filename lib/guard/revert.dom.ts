import { deepQuery, isTick, isVisible, wholeText } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import { chosenIn, isChosen, optionsOf, type RouteField, type RouteOption } from '../site/index.dom.ts';
import { isListItem } from './target.dom.ts';

/** Lets a disabled control be worked for the length of one act. */
export type Lift = (control: HTMLInputElement, act: () => void) => void;

/**
 * Takes a field back from the commitment route, the way a user would: a click on the ordinary option, so that the
 * models of frameworks follow. Returns whether the page shows another choice afterwards, in this same turn.
 */
export function revertField(field: RouteField, lift: Lift): boolean {
  const options = optionsOf(field);
  for (const option of options) {
    if (option.side === 'commitment' && option.input !== undefined && isTick(option.input) && option.input.type === 'checkbox' && option.input.checked) {
      const { input } = option;
      lift(input, () => input.click());
      if (input.checked) lift(input, () => setChecked(input, false));
    }
  }
  if (chosenIn(field) !== 'commitment') return true;
  for (const attempt of [clickOrdinary, selectOrdinary, clearRadio]) {
    attempt(field, options);
    if (chosenIn(field) !== 'commitment') return true;
  }
  return false;
}

function ordinaryOf(options: readonly RouteOption[]): RouteOption[] {
  return options.filter((option) => option.side === 'ordinary' && !(option.input?.disabled ?? option.element.getAttribute('aria-disabled') === 'true'));
}

/** Radios and drawn items: visible ones first, then items of lists that are closed at the moment. */
function clickOrdinary(field: RouteField, options: readonly RouteOption[]): void {
  const drawn = ordinaryOf(options).filter((option) => !(option.input instanceof HTMLOptionElement));
  const best = drawn.find((option) => isVisible(option.element)) ?? drawn[0];
  if (best === undefined) {
    hiddenItem(field)?.click();
    return;
  }
  if (best.input instanceof HTMLInputElement) {
    if (!best.input.checked) best.input.click();
    // Libraries that draw a sibling listen to that one only.
    if (chosenIn(field) === 'commitment' && best.element instanceof HTMLElement && best.element !== best.input) press(best.element);
  } else if (best.element instanceof HTMLElement) press(best.element);
}

/** A whole press: some libraries choose on mousedown, some on click. */
function press(element: HTMLElement): void {
  const facts = { bubbles: true, cancelable: true, composed: true, view: window, button: 0 };
  element.dispatchEvent(new PointerEvent('pointerdown', facts));
  element.dispatchEvent(new MouseEvent('mousedown', facts));
  element.dispatchEvent(new PointerEvent('pointerup', facts));
  element.dispatchEvent(new MouseEvent('mouseup', facts));
  element.click();
}

/** The ordinary item of a drawn select whose list is closed: still in the document, only not shown. */
function hiddenItem(field: RouteField): HTMLElement | undefined {
  if (!field.bareTexts) return undefined;
  const found = deepQuery(field.group.ownerDocument, 'li, dd, [role=option]').find((element) => {
    const text = element.textContent ?? '';
    return text.length <= 80 && field.words.ordinary.has(labelKey(wholeText(element))) && isListItem(element) && siblingIsCommitment(element, field);
  });
  return found instanceof HTMLElement ? found : undefined;
}

/** Only the list that also holds the commitment option is this field's list. */
function siblingIsCommitment(item: Element, field: RouteField): boolean {
  return [...(item.parentElement?.children ?? [])].some((other) => field.words.commitment.has(labelKey(wholeText(other))));
}

/** Native selects: the ordinary option, else the empty one in front. */
function selectOrdinary(_: RouteField, options: readonly RouteOption[]): void {
  const chosen = options.find((option) => option.side === 'commitment' && option.input instanceof HTMLOptionElement && option.input.selected);
  const select = chosen?.element.closest('select');
  if (select === undefined || select === null) return;
  const open = [...select.options].filter((option) => !option.disabled);
  const wanted = ordinaryOf(options).find((option) => option.input instanceof HTMLOptionElement && select.contains(option.input))?.input;
  const to = wanted instanceof HTMLOptionElement ? wanted : open.find((option) => option.value === '');
  if (to === undefined) select.selectedIndex = -1;
  else to.selected = true;
  tell(select);
}

/** Without an ordinary option nothing can be chosen instead: the choice is cleared. */
function clearRadio(field: RouteField, options: readonly RouteOption[]): void {
  if (ordinaryOf(options).length > 0) return;
  for (const option of options) {
    if (option.side === 'commitment' && option.input instanceof HTMLInputElement && isChosen(option, field)) setChecked(option.input, false);
  }
}

function setChecked(input: HTMLInputElement, checked: boolean): void {
  input.checked = checked;
  tell(input);
}

function tell(control: HTMLElement): void {
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}
