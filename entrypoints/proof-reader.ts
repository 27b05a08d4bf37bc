/** Runs in the inert frame into which the editor puts a saved page: the reader must share the realm of what it reads. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { CLICKED_ROW, restoreDocument } from '../lib/editor/index.dom.ts';
import { readPage, type ReadOptions } from '../lib/site/index.dom.ts';

export default defineUnlistedScript(() => {
  const world = window as typeof window & { creditgateRead?: (options: Pick<ReadOptions, 'place' | 'profiles'> & { html: string }) => string };
  world.creditgateRead = ({ html, place, profiles }) => {
    restoreDocument(html);
    return JSON.stringify(readPage({ place, profiles, document, generic: true, clickedRows: [...document.querySelectorAll(`[${CLICKED_ROW}]`)] }).reading);
  };
});
