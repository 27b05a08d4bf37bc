import { isVisible } from '../page/index.dom.ts';
import type { RouteOption } from '../site/index.dom.ts';
import type { Budget } from './budget.ts';

/** What one element was like before we touched it. Only what is in here is ever put back. */
interface Before {
  readonly title: string | null;
  readonly description: string | null;
  readonly ariaDisabled: string | null;
  /** For native controls: whether the host itself has it disabled. Follows the host while we hold it. */
  hostDisabled?: boolean;
}

export interface Disabler {
  /** Closes these options, and gives back every element that is no longer among them. */
  hold(options: readonly RouteOption[], notice: string): void;
  /** Gives everything back as it was. */
  release(): void;
  holds(element: Element): boolean;
  /** Runs with a control enabled for a moment: a ticked box cannot be unticked while it is disabled. */
  lifted(control: HTMLInputElement, act: () => void): void;
}

type Native = HTMLInputElement | HTMLOptionElement;

const isNative = (element: Element): element is Native => element instanceof HTMLInputElement || element instanceof HTMLOptionElement;

/** A plain label has no state of its own; the input behind it is announced as disabled. */
function speaksForItself(element: Element): boolean {
  return !(element instanceof HTMLLabelElement) || element.hasAttribute('role');
}

/** A title would become the name of a control that has none, and a reason is no name. */
function isNamed(element: Element): boolean {
  return !(element instanceof HTMLInputElement) || (element.labels?.length ?? 0) > 0 || element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby');
}

function set(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

export function createDisabler(budget: Budget<Element>, onFight: (option: Element) => void): Disabler {
  const held = new Map<Element, Before>();
  let notice = '';
  const observer = new MutationObserver((records) => {
    for (const record of records) if (record.target instanceof Element) reapply(record.target);
  });

  const close = (element: Element): void => {
    // Written only where it changes something: hosts write `disabled="disabled"` and may style by it.
    if (isNative(element) && !element.disabled) element.disabled = true;
    if (speaksForItself(element)) set(element, 'aria-disabled', 'true');
    // The reason is for people who cannot see the overlay beside the form, too. Some libraries keep an option's
    // text in the title of its hidden input: a title that is not ours is never touched.
    const before = held.get(element);
    if (before?.title === null && isVisible(element) && isNamed(element)) set(element, 'title', notice);
    if (before?.description === null) set(element, 'aria-description', notice);
    drain(element);
  };

  /** Forgets the records of our own writes to one element, and answers those of others. */
  const drain = (own: Element): void => {
    for (const record of observer.takeRecords()) if (record.target !== own && record.target instanceof Element) reapply(record.target);
  };

  const take = (element: Element): void => {
    if (held.has(element)) return;
    held.set(element, {
      title: element.getAttribute('title'),
      description: element.getAttribute('aria-description'),
      ariaDisabled: element.getAttribute('aria-disabled'),
      ...(isNative(element) ? { hostDisabled: element.disabled } : {}),
    });
    close(element);
    observer.observe(element, { attributes: true, attributeFilter: ['disabled', 'aria-disabled'] });
  };

  const reapply = (element: Element): void => {
    const before = held.get(element);
    if (before === undefined) return;
    // A write by the host is its latest word on its own state, also while we hold the option.
    if (isNative(element)) {
      before.hostDisabled = element.disabled;
      if (element.disabled && element.getAttribute('aria-disabled') === 'true') return;
    } else if (!speaksForItself(element) || element.getAttribute('aria-disabled') === 'true') return;
    if (budget.spend(element, performance.now())) close(element);
    else onFight(element);
  };

  const giveBack = (element: Element, before: Before): void => {
    if (isNative(element) && before.hostDisabled !== true) element.disabled = false;
    if (speaksForItself(element)) set(element, 'aria-disabled', before.ariaDisabled);
    if (element.getAttribute('title') === notice) set(element, 'title', before.title);
    if (element.getAttribute('aria-description') === notice) set(element, 'aria-description', before.description);
  };

  const reobserve = (): void => {
    observer.disconnect();
    for (const element of held.keys()) observer.observe(element, { attributes: true, attributeFilter: ['disabled', 'aria-disabled'] });
  };

  return {
    hold(options, text) {
      const wanted = new Set<Element>();
      for (const option of options) {
        wanted.add(option.element);
        if (option.input !== undefined) wanted.add(option.input);
      }
      for (const record of observer.takeRecords()) if (record.target instanceof Element) reapply(record.target);
      let gone = false;
      for (const [element, before] of held) {
        if (wanted.has(element)) continue;
        giveBack(element, before);
        held.delete(element);
        gone = true;
      }
      if (gone) reobserve();
      notice = text;
      for (const element of wanted) {
        take(element);
        if (!budget.spent(element) && isNative(element) && !element.disabled) reapply(element);
      }
    },
    release() {
      for (const record of observer.takeRecords()) {
        const before = record.target instanceof Element ? held.get(record.target) : undefined;
        if (before !== undefined && isNative(record.target as Element)) before.hostDisabled = (record.target as Native).disabled;
      }
      observer.disconnect();
      for (const [element, before] of held) giveBack(element, before);
      held.clear();
    },
    holds: (element) => held.has(element),
    lifted(control, act) {
      const before = held.get(control);
      if (before === undefined || before.hostDisabled === true) {
        act();
        return;
      }
      control.disabled = false;
      act();
      control.disabled = true;
      drain(control);
    },
  };
}
