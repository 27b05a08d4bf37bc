/** Words of the check sheet, taken from the locale files: a sheet is printed in either language, and verified without a browser. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseMessagesFile } from '@wxt-dev/i18n/build';

const SECTIONS = ['outcome', 'reason', 'freshness', 'grade', 'standing', 'by', 'step', 'flag', 'codeKind', 'checksum', 'ground', 'listKind', 'trust', 'riskClass', 'repeat', 'repeatAnchor', 'effect', 'lowered', 'pageKind', 'decision', 'judgementVerdict', 'judgementReason', 'entry', 'event', 'sheet', 'sheetFault'];

async function wordsOf(locale: 'zh_CN' | 'en'): Promise<Record<string, string>> {
  const messages = await parseMessagesFile(fileURLToPath(new URL(`../locales/${locale}.yml`, import.meta.url)));
  return Object.fromEntries(messages.flatMap(({ key, type, ...rest }) => (SECTIONS.includes(key[0] ?? '') && type === 'simple' ? [[key.join('.'), (rest as { message: string }).message]] : [])));
}

export async function sheetWords(): Promise<string> {
  const [zh, en] = await Promise.all([wordsOf('zh_CN'), wordsOf('en')]);
  // Faults are told about a sheet, not on it.
  const shown = Object.entries({ ...zh, ...Object.fromEntries(Object.entries(en).map(([key, text]) => [`en.${key}`, text])) }).filter(([key]) => !key.includes('sheetFault.'));
  const wording = createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 12);
  const table = (words: Record<string, string>) => `{\n${Object.entries(words).map(([key, text]) => `${JSON.stringify(key)}: ${JSON.stringify(text)},\n`).join('')}}`;
  return [
    '// Written by `npm run docs` from lib/locales; a check compares.',
    '/* oxlint-disable max-lines */',
    '/** Names these words: texts of a sheet are derived anew only by the words that it was made with. */',
    `export const WORDING = '${wording}';`,
    `export const ZH = ${table(zh)} as const;`,
    `export const EN: Readonly<Record<keyof typeof ZH, string>> = ${table(en)};`,
    '',
  ].join('\n');
}
