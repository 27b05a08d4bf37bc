export { readPage, type PageRead, type ReadOptions } from './read.dom.ts';
export { chosenIn, hasCombo, isChosen, isListItem, optionsOf, sideOf, type RouteField, type RouteOption, type RouteSide } from './route.dom.ts';
