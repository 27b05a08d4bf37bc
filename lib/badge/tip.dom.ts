import type { BadgeMark } from './types.ts';

export interface Tip {
  /** Shows why, beside a badge. `at`: the badge in the window; `origin`: where the tip's own coordinates begin. */
  show(mark: BadgeMark, at: DOMRect, origin: DOMRect): void;
  hide(): void;
  readonly element: HTMLElement;
}

const GAP = 6;

/** The reason of one badge. Texts only: nothing of a list is ever read as markup. */
export function createTip(document: Document): Tip {
  const element = document.createElement('div');
  element.className = 't';
  element.id = 'why';
  element.setAttribute('role', 'tooltip');
  element.hidden = true;
  const add = (parent: HTMLElement, tag: string, text: string): void => {
    const child = document.createElement(tag);
    child.textContent = text;
    parent.append(child);
  };
  return {
    element,
    show({ label, lines, note }, at, origin) {
      const facts = document.createElement('dl');
      for (const [name, value] of lines) {
        add(facts, 'dt', name);
        add(facts, 'dd', value);
      }
      element.replaceChildren();
      add(element, 'strong', label);
      element.append(facts);
      if (note !== undefined) add(element, 'p', note);
      element.hidden = false;
      const { width, height } = element.getBoundingClientRect();
      const { clientWidth, clientHeight } = document.documentElement;
      const left = Math.max(8, Math.min(at.left, clientWidth - width - 8));
      const below = at.bottom + GAP + height <= clientHeight || at.top < height + GAP;
      element.style.left = `${left - origin.left}px`;
      element.style.top = `${(below ? at.bottom + GAP : at.top - GAP - height) - origin.top}px`;
    },
    hide() {
      element.hidden = true;
    },
  };
}
