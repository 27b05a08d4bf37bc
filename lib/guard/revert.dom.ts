import { deepQuery, isTick, isVisible, wholeText } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import { belongsTo, chosenIn, comboOf, isChosen, isListItem, optionsOf, sideOf, type RouteField, type RouteOption } from '../site/index.dom.ts';

/** Lets a disabled control be worked for the length of one act. */
export type Lift = (control: HTMLInputElement, act: () => void) => void;

/** A list that is opened for the first time is built in a frame or two, and may be animated in; on a busy desk later. */
const OPEN_MS = 350;
const OPEN_LOOKS = 3;
/** Frameworks draw anew in a microtask or the next frame: only then does the page show whether a step took. */
const SETTLE_MS = 40;

/**
 * Takes a field back from the commitment route, the way a user would: a click on the ordinary option, so that the
 * models of frameworks follow. Steps are tried in order until one takes; `onDone` is told whether one did.
 */
export function revertField(field: RouteField, lift: Lift, onDone: (taken: boolean) => void): void {
  const steps: Step[] = [untick(lift), clickOrdinary, selectOrdinary, pressOrdinary, openInner, pickListed, openList, pickListed, clearRadio(lift)];
  const next = (): void => {
    if (chosenIn(field) !== 'commitment') {
      onDone(true);
      return;
    }
    const step = steps.shift();
    if (step === undefined) onDone(false);
    else if (step(field, optionsOf(field)) && chosenIn(field) === 'commitment') {
      looks = 0;
      const opens = step === openInner || step === openList;
      setTimeout(opens ? whenOpen : next, opens ? OPEN_MS : SETTLE_MS);
    } else next();
  };
  let looks = 0;
  const whenOpen = (): void => {
    looks += 1;
    if (listItem(field) !== undefined || looks >= OPEN_LOOKS) next();
    else setTimeout(whenOpen, OPEN_MS);
  };
  next();
}

/** One way of taking back. False when it does not apply to this field. */
type Step = (field: RouteField, options: readonly RouteOption[]) => boolean;

const untick =
  (lift: Lift): Step =>
  (_, options) => {
    const ticked = options.flatMap(({ side, input }) => (side === 'commitment' && input !== undefined && isTick(input) && input.type === 'checkbox' && input.checked ? [input] : []));
    for (const input of ticked) lift(input, () => input.click());
    return ticked.length > 0;
  };

function ordinaryOf(options: readonly RouteOption[]): RouteOption[] {
  return options.filter((option) => option.side === 'ordinary' && !(option.input?.disabled ?? option.element.getAttribute('aria-disabled') === 'true'));
}

/** Visible ones first, then items of lists that are closed at the moment. */
function bestOrdinary(options: readonly RouteOption[]): RouteOption | undefined {
  const drawn = ordinaryOf(options).filter((option) => !(option.input instanceof HTMLOptionElement));
  return drawn.find((option) => isVisible(option.element)) ?? drawn[0];
}

const clickOrdinary: Step = (field, options) => {
  const best = bestOrdinary(options);
  if (best?.input instanceof HTMLInputElement) best.input.click();
  else if (best?.element instanceof HTMLElement) press(best.element);
  else return pickListed(field, options);
  return true;
};

/** Some drawn selects build their items only when they open: opened here, and the ordinary item taken. */
const open = (field: RouteField, part: Element | null | undefined): boolean => {
  if (!field.bareTexts || !(part instanceof HTMLElement) || listItem(field) !== undefined) return false;
  press(part);
  return true;
};
const openList: Step = (field) => open(field, comboOf(field));
/** Where a person's press would land: some libraries listen to the parts inside of the box only. */
const openInner: Step = (field) => open(field, comboOf(field)?.querySelector('[role=combobox], input:not([type=hidden])'));

const pickListed: Step = (field) => {
  const item = listItem(field);
  if (item !== undefined) press(item);
  return item !== undefined;
};

/** Libraries that draw a sibling or wrapper may listen to that one only. */
const pressOrdinary: Step = (_, options) => {
  const best = bestOrdinary(options);
  if (best?.input === undefined || !(best.element instanceof HTMLElement) || best.element === best.input) return false;
  press(best.element);
  return true;
};

/** A whole press: some libraries choose on mousedown, some on click. */
function press(element: HTMLElement): void {
  const facts = { bubbles: true, cancelable: true, composed: true, view: window, button: 0 };
  element.dispatchEvent(new PointerEvent('pointerdown', facts));
  element.dispatchEvent(new MouseEvent('mousedown', facts));
  element.dispatchEvent(new PointerEvent('pointerup', facts));
  element.dispatchEvent(new MouseEvent('mouseup', facts));
  element.click();
}

/** The ordinary item of a drawn select, whether its list is open or only kept in the document. */
function listItem(field: RouteField): HTMLElement | undefined {
  if (!field.bareTexts) return undefined;
  const found = deepQuery(field.group.ownerDocument, 'li, dd, [role=option], [class*=option], [class*=item]').find((element) => {
    const text = element.textContent ?? '';
    return text.length <= 80 && sideOf(field.words, labelKey(wholeText(element))) === 'ordinary' && isListItem(element) && besideCommitment(element, field) && belongsTo(field, element, labelKey(text));
  });
  return found instanceof HTMLElement ? found : undefined;
}

/** Only the list that also holds the commitment option is this field's list. */
function besideCommitment(item: Element, field: RouteField): boolean {
  return [...(item.parentElement?.children ?? [])].some((other) => sideOf(field.words, labelKey(wholeText(other))) === 'commitment');
}

/** Native selects: the ordinary option, else the empty one in front. */
const selectOrdinary: Step = (_, options) => {
  const chosen = options.find((option) => option.side === 'commitment' && option.input instanceof HTMLOptionElement && option.input.selected);
  const select = chosen?.element.closest('select');
  if (select === undefined || select === null) return false;
  const open = [...select.options].filter((option) => !option.disabled);
  const wanted = ordinaryOf(options).find((option) => option.input instanceof HTMLOptionElement && select.contains(option.input))?.input;
  const to = wanted instanceof HTMLOptionElement ? wanted : open.find((option) => option.value === '');
  if (to === undefined) select.selectedIndex = -1;
  else to.selected = true;
  tell(select);
  return true;
};

/** Without an ordinary option nothing can be chosen instead: the choice is cleared. */
const clearRadio =
  (lift: Lift): Step =>
  (field, options) => {
    if (ordinaryOf(options).length > 0) return false;
    const chosen = options.flatMap((option) => (option.side === 'commitment' && option.input instanceof HTMLInputElement && isChosen(option, field) ? [option.input] : []));
    for (const input of chosen) lift(input, () => setChecked(input, false));
    return chosen.length > 0;
  };

function setChecked(input: HTMLInputElement, checked: boolean): void {
  input.checked = checked;
  tell(input);
}

function tell(control: HTMLElement): void {
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}
