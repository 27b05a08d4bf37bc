export { createEars, type Ears } from './ears.dom.ts';
export { createFrame, type Frame } from './frame.dom.ts';
