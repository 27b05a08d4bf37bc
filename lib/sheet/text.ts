import { EN, ZH } from './words.ts';

/** Languages in which a sheet can be issued. */
export const SHEET_LANGS = ['zh', 'en'] as const;
export type SheetLang = (typeof SHEET_LANGS)[number];
export type WordKey = keyof typeof ZH;

/** A text with its places filled. */
export function say(lang: SheetLang, key: WordKey, values: readonly string[] = []): string {
  const text: string = (lang === 'zh' ? ZH : EN)[key];
  return text.replace(/\$(\d)/g, (_, digit: string) => values[Number(digit) - 1] ?? '');
}

/** Text of a closed word that comes out of a record; one that this build does not know stands as it is. */
export function worded(lang: SheetLang, section: string, word: string): string {
  const key = `${section}.${word.replaceAll('-', '_')}`;
  return Object.hasOwn(ZH, key) ? say(lang, key as WordKey) : word;
}

/** Parts of a sentence as the language joins them. */
export const joined = (lang: SheetLang, parts: readonly string[]): string => parts.filter((part) => part !== '').join(lang === 'zh' ? '；' : '; ');
export const listed = (lang: SheetLang, parts: readonly string[]): string => parts.join(lang === 'zh' ? '、' : ', ');

/** An instant to the second, in Chinese time; a text that is none stays as it is. */
export function secondText(iso: string): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? iso : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
