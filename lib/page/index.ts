export { cleanName, cleanValue, labelKey, MAX_TEXT, splitInline } from './text.ts';
