export { readCase, type CaseRead } from './read.dom.ts';
