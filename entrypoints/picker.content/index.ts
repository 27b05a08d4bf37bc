/** The editor's hand in a page: put into every frame of one tab when an admin describes it, gone when the editor is. */
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createLayer, lookAt, partOf, pickElement, saveDocument } from '../../lib/editor/index.dom.ts';
import type { Picked } from '../../lib/editor/index.ts';
import { onMessage } from '../../lib/messaging/client.ts';

declare const __OPEN_SHADOW__: boolean;

/** In the isolated world, which the page cannot see. */
const world = globalThis as typeof globalThis & { creditgateEditor?: true };

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  main() {
    if (world.creditgateEditor === true) return;
    world.creditgateEditor = true;
    let layer = createLayer(__OPEN_SHADOW__ ? 'open' : 'closed');
    let picking: AbortController | undefined;
    let clickedRow: Element | undefined;
    addEventListener('click', (event) => {
      const row = event.composedPath().find((one): one is Element => one instanceof Element && one.matches('tr, [role=row]'));
      if (event.isTrusted && row !== undefined) clickedRow = row;
    }, true);
    const own = (sender: { readonly id?: string }): boolean => sender.id === browser.runtime.id;

    onMessage('editorLook', ({ data, sender }) => {
      if (!own(sender)) return null;
      const { look, marks } = lookAt(data, clickedRow);
      layer.draw(marks);
      return look;
    });
    onMessage('editorPick', async ({ data, sender }): Promise<Picked> => {
      if (!own(sender)) return { cancelled: true };
      picking?.abort();
      picking = new AbortController();
      const element = await pickElement(layer, data.name, picking.signal);
      return element === undefined ? { cancelled: true } : { cancelled: false, ...partOf(element, data.field) };
    });
    onMessage('editorStop', ({ data, sender }) => {
      if (!own(sender)) return;
      picking?.abort();
      if (!data.leave) return;
      layer.remove();
      layer = createLayer(__OPEN_SHADOW__ ? 'open' : 'closed');
    });
    onMessage('editorSave', ({ data, sender }) => (own(sender) ? saveDocument(data, clickedRow) : null));
  },
});
