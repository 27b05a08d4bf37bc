import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createEars } from '../../lib/guard/ears.dom.ts';
import { connectFrame } from './connection.ts';
import { SCOUT, type Scouted } from './scout.ts';

/**
 * The scout: in every frame of the sites that are worked on, from document_start. It is small; reader and guard follow
 * into the frames in which there is something to read.
 */
export default defineContentScript({
  registration: 'runtime',
  // Hosts come from site profiles and policy: the background registers this script for them.
  matches: [],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main(ctx) {
    const world = globalThis as Scouted;
    // A copy from before an update opens what it holds, so that this one finds the page as its host made it.
    world[SCOUT]?.retire();
    const ears = createEars(window);
    ears.listen();
    let connection = connectFrame(ears, again);
    function again(): void {
      connection = connectFrame(ears, again);
    }
    const retire = (): void => {
      connection.retire();
      ears.close();
    };
    world[SCOUT] = { attach: (create) => connection.attach(create), retire };
    // After an update the browser gives the new copy a world of its own: all that it shares with this one is the
    // document. Heard only when this copy's own extension is gone, so a page cannot use it against a living one.
    const name = `${browser.runtime.id}:guard:wxt:content-script-started`;
    const onSuccessor = (): void => {
      if (browser.runtime?.id !== undefined) return;
      document.removeEventListener(name, onSuccessor);
      retire();
    };
    document.addEventListener(name, onSuccessor);
    // A page can abort the context with one event of a known name: then the runtime is still there, and we go on.
    ctx.onInvalidated(() => connection.contextEnded(() => browser.runtime?.id !== undefined));
  },
});
