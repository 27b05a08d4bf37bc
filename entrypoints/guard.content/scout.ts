import type { createFrame } from '../../lib/guard/index.dom.ts';

/** In the isolated world's own global: a page can neither see nor forge it. */
export const SCOUT = Symbol.for('creditgate.guard.copy');

/** The world of a frame, as scout and reader share it. */
export interface Scouted {
  [SCOUT]?: {
    attach(create: typeof createFrame): void;
    retire(): void;
  };
}
