/** Whether a page has taken the panel out of an officer's sight. Asked by `overlay-host.dom.ts`. */

/** True when something else is hit, or is painted over the panel, where it or one of its buttons is. Points outside the window do not count. */
export function isCovered(host: HTMLElement, container: HTMLElement): boolean {
  const box = (container.firstElementChild ?? container).getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return container.firstElementChild !== null;
  const points = [{ x: box.left + box.width / 2, y: box.top + Math.min(18, box.height / 2) }, centre(box)];
  // A button is what a cover is made for; one that is scrolled out of the panel is under nothing but the page.
  for (const button of container.querySelectorAll('button')) {
    const at = centre(button.getBoundingClientRect());
    if (at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom) points.push(at);
  }
  return anyHidden(host, points);
}

/** The same for one point, in CSS pixels of the window. */
export function isCoveredAt(host: HTMLElement, x: number, y: number): boolean {
  return anyHidden(host, [{ x, y }]);
}

/** The whole document is not drawn, and so nothing in it: no place in it could help. */
export function isRootHidden(): boolean {
  return getComputedStyle(document.documentElement).display === 'none';
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function centre(box: DOMRect): Point {
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

function anyHidden(host: HTMLElement, points: readonly Point[]): boolean {
  return solid(seenThrough(host), () =>
    points.some(({ x, y }) => {
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
      return document.elementFromPoint(x, y) !== host;
    }),
  );
}

/** Elements of the top layer that the pointer goes through: painted over the panel, they would be missed by a mere hit test. */
function seenThrough(host: HTMLElement): HTMLElement[] {
  if (!('popover' in HTMLElement.prototype)) return [];
  const others = [...document.querySelectorAll<HTMLElement>(':popover-open, :modal, :fullscreen')];
  return others.filter((one) => one !== host && !one.contains(host) && one.style !== undefined && getComputedStyle(one).pointerEvents === 'none');
}

/** Asks while these elements can be hit; their style is put back in the same turn, before anything is painted. */
function solid(elements: readonly HTMLElement[], ask: () => boolean): boolean {
  const before = elements.map((one) => one.getAttribute('style'));
  for (const one of elements) one.style.setProperty('pointer-events', 'auto', 'important');
  const answer = ask();
  elements.forEach((one, index) => {
    const style = before[index];
    if (style === null || style === undefined) one.removeAttribute('style');
    else one.setAttribute('style', style);
  });
  return answer;
}
