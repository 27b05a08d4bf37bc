export { createLayer } from './layer.dom.ts';
export { lookAt, partOf } from './look.dom.ts';
export { pickElement } from './pick.dom.ts';
export { saveDocument } from './save.dom.ts';
export { CLICKED_ROW, restoreDocument } from './restore.dom.ts';
