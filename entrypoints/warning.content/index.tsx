/** Overlay: injected into the top frame by the background when there is something to say. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import judgementCss from '../../components/judgement/judgement.css?inline';
import verdictCss from '../../components/verdict/verdict.css?inline';
import penaltyCss from '../../components/penalty/penalty.css?inline';
import warningCss from '../../components/warning/warning.css?inline';
import { startsFolded } from '../../components/warning/panel-model.ts';
import { WarningPanel } from '../../components/warning/WarningPanel.tsx';
import { onMessage, sendMessage } from '../../lib/messaging/client.ts';
import type { DecisionAnswer, DecisionKind, OverlayState } from '../../lib/messaging/index.ts';
import { createOverlayHost } from '../../lib/ui/overlay-host.dom.ts';
import { panelMemory } from '../../lib/ui/overlay-session.ts';
import { placePanel } from '../../lib/ui/panel-place.dom.ts';

declare const __OPEN_SHADOW__: boolean;

interface Running {
  readonly isAlive: () => boolean;
  readonly refresh: () => void;
  readonly stop: () => void;
}
/** In the isolated world, which the page cannot see: a second injection finds the first. */
const world = globalThis as typeof globalThis & { creditgateOverlay?: Running };

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  main() {
    const before = world.creditgateOverlay;
    if (before?.isAlive() === true) {
      before.refresh();
      return;
    }
    before?.stop();
    world.creditgateOverlay = startOverlay();
  },
});

function startOverlay(): Running {
  let state: OverlayState | null = null;
  let folded = false;
  const memory = panelMemory(() => sessionStorage);
  const isAlive = () => browser.runtime?.id !== undefined;
  const host = createOverlayHost({
    mode: __OPEN_SHADOW__ ? 'open' : 'closed',
    css: `${verdictCss}\n${warningCss}\n${judgementCss}\n${penaltyCss}`,
    isAlive,
    onGone: () => stop(),
    onTamper: (event) => {
      void reached(sendMessage('guardEvent', { event, ...(state === null ? {} : { verdictKey: state.verdict.key }) }));
    },
  });
  const root = createRoot(host.container);
  const place = placePanel({
    host,
    chosen: memory.corner(),
    onChoose: (corner) => memory.keepCorner(corner),
    onNoRoom: () => {
      folded = true;
      if (state !== null) render(state);
    },
  });

  function apply(next: OverlayState | null): void {
    const isNew = next !== null && next.verdict.key !== state?.verdict.key;
    state = next;
    if (next === null) {
      place.stop();
      host.hide();
      root.render(null);
      return;
    }
    if (isNew) folded = memory.folded(next.verdict.key) ?? startsFolded(next);
    // A spent tamper budget ends with the case: the next applicant's panel may show itself again.
    if (isNew) host.hide();
    draw(next);
    host.show();
    place.drawn(isNew);
  }

  function render(current: OverlayState): void {
    // Our texts come from the extension: without it nothing can be drawn.
    if (!isAlive()) return stop();
    draw(current);
    place.drawn(false);
  }

  /** At once, not when React finds the time: the panel is placed by the size that it then has. */
  function draw(current: OverlayState): void {
    const onFold = (value: boolean) => {
      folded = value;
      memory.keepFolded(current.verdict.key, value);
      place.hold();
      render(current);
    };
    flushSync(() =>
      root.render(
        <WarningPanel
          state={current}
          folded={folded}
          onFold={onFold}
          onDecide={(kind, reason) => decide(current, kind, reason)}
          onJudge={(request) => answered(sendMessage('judge', { verdictKey: current.verdict.key, ...request }))}
          onListing={async (request) => (await reached(sendMessage('decideListing', { key: current.listing?.key ?? '', ...request }))) ?? { ok: false, reason: 'unreachable' }}
          onOpen={async (what) => (await reached(sendMessage(what === 'sheet' ? 'openSheet' : 'openPanel', {})))?.opened === true}
          onShape={place.hold}
          onGrab={place.drag}
          onMoveKey={place.key}
        />,
      ),
    );
  }

  function decide(current: OverlayState, kind: DecisionKind, reason: string) {
    return answered(sendMessage('decide', { verdictKey: current.verdict.key, kind, reason }));
  }

  async function answered(sent: Promise<DecisionAnswer>) {
    const answer = await reached(sent);
    if (answer === undefined) return { ok: false, reason: 'unreachable' } as const;
    if (answer.ok) apply(answer.state);
    return answer;
  }

  /** Counts what the background said by itself: an answer to a question asked before that is out of date. */
  let told = 0;
  const refresh = () => {
    const before = told;
    void reached(sendMessage('overlayReady', {})).then((answer) => {
      if (answer !== undefined && before === told) apply(answer);
    });
  };
  onMessage('showVerdict', ({ data, sender }) => {
    if (sender.id !== browser.runtime.id) return;
    told += 1;
    apply(data);
  });
  // A page from the back/forward cache kept its scripts but missed every message meanwhile.
  addEventListener('pageshow', (event) => {
    if (event.persisted) refresh();
  });
  refresh();
  function stop(): void {
    place.stop();
    host.hide();
  }
  return { isAlive, refresh, stop };
}

/** The answer, or `undefined` when the background cannot be reached (stopped, updated, removed). */
async function reached<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
