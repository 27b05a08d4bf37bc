/** Stands in for WXT's `#i18n`: same keys, same texts, no extension. `?lang=en` picks the language. */
import texts from 'virtual:messages';

const english = new URLSearchParams(location.search).get('lang') === 'en';
const table = english ? texts.en : texts.zh;

export const i18n = {
  t(key: string, substitutions: readonly string[] = []): string {
    const entry = table[key.replaceAll('.', '_')];
    if (entry === undefined) throw new Error(`no text for ${key}`);
    return entry.message.replace(/\$(\d)/g, (_, digit: string) => substitutions[Number(digit) - 1] ?? '');
  },
};
