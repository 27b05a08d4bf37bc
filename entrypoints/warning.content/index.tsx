/** Overlay: injected into the top frame by the background when there is something to say. */
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import verdictCss from '../../components/verdict/verdict.css?inline';
import warningCss from '../../components/warning/warning.css?inline';
import { startsFolded } from '../../components/warning/panel-model.ts';
import { WarningPanel } from '../../components/warning/WarningPanel.tsx';
import { onMessage, sendMessage } from '../../lib/messaging/client.ts';
import type { DecisionKind, OverlayState } from '../../lib/messaging/index.ts';
import { createOverlayHost } from '../../lib/ui/overlay-host.dom.ts';
import { foldMemory } from '../../lib/ui/overlay-session.ts';

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
  const memory = foldMemory(() => sessionStorage);
  const isAlive = () => browser.runtime?.id !== undefined;
  const host = createOverlayHost({
    mode: __OPEN_SHADOW__ ? 'open' : 'closed',
    css: `${verdictCss}\n${warningCss}`,
    isAlive,
    onTamper: (event) => {
      void reached(sendMessage('guardEvent', { event, ...(state === null ? {} : { verdictKey: state.verdict.key }) }));
    },
  });
  const root = createRoot(host.container);

  function apply(next: OverlayState | null): void {
    const isNew = next !== null && next.verdict.key !== state?.verdict.key;
    state = next;
    if (next === null) {
      host.hide();
      root.render(null);
      return;
    }
    if (isNew) folded = memory.read(next.verdict.key) ?? startsFolded(next);
    // A spent tamper budget ends with the case: the next applicant's panel may show itself again.
    if (isNew) host.hide();
    render(next);
    host.show();
  }

  function render(current: OverlayState): void {
    const onFold = (value: boolean) => {
      folded = value;
      memory.write(current.verdict.key, value);
      render(current);
    };
    root.render(<WarningPanel state={current} folded={folded} onFold={onFold} onDecide={(kind, reason) => decide(current, kind, reason)} />);
  }

  async function decide(current: OverlayState, kind: DecisionKind, reason: string) {
    const answer = await reached(sendMessage('decide', { verdictKey: current.verdict.key, kind, reason }));
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
  return { isAlive, refresh, stop: () => host.hide() };
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
