export { createEars, type Ears } from './ears.dom.ts';
export { createGuard, type Guard, type GuardedPage, type GuardOptions } from './guard.dom.ts';
export { createFrame, type Frame, type FrameOptions } from './frame.dom.ts';
