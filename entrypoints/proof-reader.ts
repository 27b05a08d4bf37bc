/** Runs in the inert frame into which the editor puts a saved page: the reader must share the realm of what it reads. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage, type ReadOptions } from '../lib/site/index.dom.ts';

export default defineUnlistedScript(() => {
  const world = window as typeof window & { creditgateRead?: (options: Pick<ReadOptions, 'place' | 'profiles'>) => string };
  world.creditgateRead = (options) => JSON.stringify(readPage({ ...options, document, generic: true }).reading);
});
