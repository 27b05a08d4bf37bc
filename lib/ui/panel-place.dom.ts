/** Keeps the panel where it covers no control, moves it when the page's layout changes, and follows the officer's hand. */
import { layoutMark, obstaclesUnder } from './obstacles.dom.ts';
import type { OverlayHost } from './overlay-host.dom.ts';
import { choosePlace, cornerByKey, IN_THE_WAY, MARGIN, nearest, type Corner, type Size } from './placement.ts';

/** How often the page's layout is looked at. */
const EVERY_MS = 500;
/** After a click the page mostly shows something else: looked at as soon as that is drawn. */
const AFTER_CLICK_MS = 150;
/** A page so large that a look takes long is looked at more seldom: about 5 % of the time, and never later than this. */
const REST_PER_WORK = 20;
const LATEST_MS = 2_000;
/** Long enough to read the headline and what is closed; then a panel that finds no free place becomes a bar. */
const READ_MS = 8_000;

export interface PlaceOptions {
  readonly host: OverlayHost;
  /** A place that the officer chose before in this tab: the panel stays in it. */
  readonly chosen: Corner | undefined;
  readonly onChoose: (corner: Corner) => void;
  /** Nothing was free for `READ_MS`: the panel should become a bar. */
  readonly onNoRoom: () => void;
}
export interface PanelPlace {
  /** After the panel was drawn in a new shape. `fresh`: for a new verdict, so that every corner is considered. */
  drawn(fresh: boolean): void;
  /** The panel's shape no longer gives way by itself: the officer unfolded or opened something. */
  hold(): void;
  key(key: string): boolean;
  drag(pointer: PointerEvent): void;
  stop(): void;
}

export function placePanel({ host, chosen, onChoose, onNoRoom }: PlaceOptions): PanelPlace {
  let corner: Corner = chosen ?? 'right-top';
  let byHand = chosen !== undefined;
  let mark = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inTheWaySince: number | undefined;
  let held = false;

  const size = (): Size => ({ width: host.panel()?.offsetWidth ?? 0, height: host.panel()?.offsetHeight ?? 0 });

  function look(now: Corner | undefined): void {
    const shape = size();
    if (shape.width === 0) return;
    const place = choosePlace(shape, { width: innerWidth, height: innerHeight }, obstaclesUnder(host.element, [shape]), byHand ? corner : now);
    if (!byHand && place.corner !== corner) move(place.corner);
    if (place.cost < IN_THE_WAY) inTheWaySince = undefined;
    else inTheWaySince ??= Date.now();
  }

  function move(to: Corner): void {
    corner = to;
    host.moveTo(to, MARGIN, MARGIN);
  }

  function tick(): void {
    const started = performance.now();
    if (document.visibilityState === 'visible' && !host.isInUse()) {
      const seen = layoutMark();
      if (seen !== mark) {
        mark = seen;
        look(corner);
      }
      if (!held && !byHand && inTheWaySince !== undefined && Date.now() - inTheWaySince > READ_MS) {
        inTheWaySince = undefined;
        onNoRoom();
      }
    } else if (inTheWaySince !== undefined) inTheWaySince = Date.now();
    timer = setTimeout(tick, Math.max(EVERY_MS, Math.min(LATEST_MS, (performance.now() - started) * REST_PER_WORK)));
  }

  function onClick(): void {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = setTimeout(tick, AFTER_CLICK_MS);
  }

  function choose(to: Corner): void {
    byHand = true;
    corner = to;
    onChoose(to);
  }

  host.moveTo(corner, MARGIN, MARGIN);
  addEventListener('click', onClick, { capture: true, passive: true });
  return {
    drawn(fresh) {
      if (fresh) held = false;
      if (fresh || !host.isInUse()) look(fresh ? undefined : corner);
      mark = layoutMark();
      timer ??= setTimeout(tick, EVERY_MS);
    },
    hold() {
      held = true;
    },
    key(key) {
      const to = cornerByKey(corner, key);
      if (to === undefined) return false;
      move(to);
      choose(to);
      return true;
    },
    drag(pointer) {
      const panel = host.panel();
      const grip = pointer.currentTarget;
      if (panel === undefined || !(grip instanceof HTMLElement)) return;
      const box = panel.getBoundingClientRect();
      const [dx, dy] = [pointer.clientX - box.left, pointer.clientY - box.top];
      let moving = false;
      const follow = (event: PointerEvent) => {
        // A trembling hand on the head is no dragging.
        moving ||= Math.hypot(event.clientX - pointer.clientX, event.clientY - pointer.clientY) > 4;
        if (!event.isTrusted || !moving) return;
        const [left, top] = [event.clientX - dx, event.clientY - dy];
        const to = nearest({ left, top, right: left + box.width, bottom: top + box.height }, { width: innerWidth, height: innerHeight });
        host.moveTo(to.corner, to.x, to.y);
        choose(to.corner);
      };
      const end = () => {
        grip.removeEventListener('pointermove', follow);
        for (const type of ['pointerup', 'pointercancel']) grip.removeEventListener(type, end);
      };
      grip.setPointerCapture(pointer.pointerId);
      grip.addEventListener('pointermove', follow);
      for (const type of ['pointerup', 'pointercancel']) grip.addEventListener(type, end);
    },
    stop() {
      removeEventListener('click', onClick, { capture: true });
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
