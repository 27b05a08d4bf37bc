import { defineConfig } from 'wxt';
import { buildTarget, manifestFor } from './lib/build/manifest.ts';
import { managedSchemaJson } from './lib/build/managed-schema.ts';

const target = buildTarget();

export default defineConfig({
  srcDir: '.',
  imports: false,
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  manifestVersion: 3,
  outDirTemplate: `{{browser}}-mv{{manifestVersion}}${target.suffix}`,
  manifest: manifestFor(target),
  i18n: { localesDir: 'lib/locales' },
  autoIcons: { baseIconPath: 'lib/ui/icon.svg', developmentIndicator: false },
  vite: () => ({
    build: { target: 'chrome109' },
    // The list reader loads SM2 only where it is needed: a bundle in several files.
    worker: { format: 'es' as const },
    define: { __OPEN_SHADOW__: JSON.stringify(target.e2e) },
  }),
  hooks: {
    'build:publicAssets': (_, files) => {
      files.push({ relativeDest: 'managed-schema.json', contents: managedSchemaJson() });
    },
  },
});
