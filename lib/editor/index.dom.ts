export { createLayer, type Layer, type Mark } from './layer.dom.ts';
export { lookAt, partOf, textOf } from './look.dom.ts';
export { elementAt, pickElement } from './pick.dom.ts';
export { saveDocument } from './save.dom.ts';
export { CLICKED_ROW, restoreDocument } from './restore.dom.ts';
