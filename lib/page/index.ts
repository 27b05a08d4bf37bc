export { cleanName, cleanValue, labelKey, MAX_TEXT, splitPairs } from './text.ts';
