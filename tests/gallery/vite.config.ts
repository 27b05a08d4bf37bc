/** Renders components outside the extension, with the texts of the locale files. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const VIRTUAL = 'virtual:messages';

function messages(): Plugin {
  return {
    name: 'creditgate-messages',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    async load(id) {
      if (id !== `\0${VIRTUAL}`) return undefined;
      const [zh, en] = await Promise.all(['zh_CN', 'en'].map((name) => parseMessagesFile(here(`../../lib/locales/${name}.yml`))));
      return `export default ${JSON.stringify({ zh: generateChromeMessages(zh ?? []), en: generateChromeMessages(en ?? []) })}`;
    },
  };
}

export default defineConfig({
  root: here('.'),
  plugins: [react(), messages()],
  resolve: { alias: { '#i18n': here('./i18n.ts') } },
  build: { target: 'chrome109' },
});
