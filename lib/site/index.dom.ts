export { readPage, type PageRead, type ReadOptions } from './read.dom.ts';
export { belongsTo, chosenIn, comboOf, hasCombo, isChosen, isListItem, isShownChoice, optionsOf, sideOf, type RouteField, type RouteOption, type RouteSide } from './route.dom.ts';
