/** Reader of penalty cases: follows the reader into frames that show one, and leaves with the case. */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sendMessage } from '../lib/messaging/client.ts';
import { createWatch } from '../lib/page/watch.dom.ts';
import { readCase, type CaseRead } from '../lib/penalty-case/index.dom.ts';
import type { CaseReaderStart } from '../lib/penalty-case/index.ts';

interface Running {
  refresh(): void;
}
/** In the isolated world, which the page cannot see: a second injection finds the first. */
const HERE = Symbol.for('creditgate.case.copy');
const world = globalThis as typeof globalThis & { [HERE]?: Running };

export default defineUnlistedScript(() => {
  if (world[HERE] === undefined) world[HERE] = startReader();
  else world[HERE].refresh();
});

function startReader(): Running {
  let start: CaseReaderStart = {};
  let read: CaseRead | undefined;
  let last: string | undefined;
  const watch = createWatch({
    window,
    onPass() {
      read = readCase(document, start);
      say(read);
      return read.shadowRoots;
    },
    probe: () => read?.probe() ?? '',
  });

  function say({ texts }: CaseRead): void {
    const now = JSON.stringify(texts);
    if (now === last) return;
    last = now;
    void ask(sendMessage('caseRead', { texts })).then((answer) => {
      if (answer === undefined) last = undefined;
      else if (!answer.wanted) watch.stop();
    });
  }

  async function refresh(): Promise<void> {
    const answer = await ask(sendMessage('caseReaderStarted', {}));
    if (answer === undefined || answer === null) {
      watch.stop();
      return;
    }
    start = answer;
    last = undefined;
    watch.start();
    watch.request();
  }

  /** Undefined when nobody answers: the extension was updated or removed, or its worker is being replaced. */
  async function ask<T>(sent: Promise<T>): Promise<T | undefined> {
    try {
      return await sent;
    } catch {
      if (browser.runtime?.id === undefined) watch.stop();
      return undefined;
    }
  }

  void refresh();
  return { refresh: () => void refresh() };
}
