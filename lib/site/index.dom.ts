export { belongsTo, comboOf, hasCombo, isListItem, isShownChoice } from './drawn-select.dom.ts';
export { readPage, type PageRead, type ReadOptions } from './read.dom.ts';
export { chosenIn, isChosen, optionsOf, sideOf, type RouteField, type RouteOption, type RouteSide } from './route.dom.ts';
export { detectPage, type Detection, type Found } from './detect.dom.ts';
export { proposeLocators, type ProposedField } from './propose.dom.ts';
