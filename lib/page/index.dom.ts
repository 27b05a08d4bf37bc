export { groupOfLabel, targetOfLabel, type Target } from './label.dom.ts';
export { deepContains, deepParent, deepQuery, shadowRootOf } from './roots.dom.ts';
export { activeCell, cellOf, columnCells, nextCell, rowOf, sectionTitle } from './table.dom.ts';
export { indexTexts, type TextIndex, type TextPlace } from './text-index.dom.ts';
export { controlValue, isControl, isTick, optionText, valueOf } from './value.dom.ts';
export { hasNoText, isInReach, isVisible, wholeText } from './visible.dom.ts';
export { createWatch } from './watch.dom.ts';
