/** Reader and guard: follow the scout into frames in which there is something to read. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createFrame } from '../lib/guard/index.dom.ts';
import { SCOUT, type Scouted } from './guard.content/scout.ts';

export default defineUnlistedScript(() => {
  (globalThis as Scouted)[SCOUT]?.attach(createFrame);
});
