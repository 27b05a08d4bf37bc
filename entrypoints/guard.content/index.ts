import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createFrame } from '../../lib/guard/index.dom.ts';
import { connectFrame } from './connection.ts';

/** In the isolated world's own global: a page can neither see nor forge it. */
const COPY = Symbol.for('creditgate.guard.copy');
interface Copies {
  [COPY]?: { retire(): void };
}

export default defineContentScript({
  registration: 'runtime',
  // Hosts come from site profiles and policy: the background registers this script for them.
  matches: [],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main(ctx) {
    const copies = globalThis as Copies;
    // A copy from before an update opens what it holds, so that this one finds the page as its host made it.
    copies[COPY]?.retire();
    let connection = connectFrame(createFrame, again);
    copies[COPY] = { retire: () => connection.retire() };
    // After an update the browser gives the new copy a world of its own: all that it shares with this one is the
    // document. Heard only when this copy's own extension is gone, so a page cannot use it against a living one.
    function again(): void {
      connection = connectFrame(createFrame, again);
    }
    const name = `${browser.runtime.id}:guard:wxt:content-script-started`;
    const onSuccessor = (): void => {
      if (browser.runtime?.id !== undefined) return;
      document.removeEventListener(name, onSuccessor);
      connection.retire();
    };
    document.addEventListener(name, onSuccessor);
    // A page can abort the context with one event of a known name: then the runtime is still there, and we go on.
    ctx.onInvalidated(() => connection.contextEnded(() => browser.runtime?.id !== undefined));
  },
});
