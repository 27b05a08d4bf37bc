import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const here = new URL('.', import.meta.url).pathname;

async function bundle(out: string, entry: string, name: string, folder = name, alias: Record<string, string> = {}): Promise<void> {
  await build({
    resolve: { alias },
    configFile: false,
    root: here,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'chrome109',
      outDir: join(out, folder),
      emptyOutDir: true,
      minify: true,
      lib: { entry: join(here, entry), formats: ['iife'], name: 'bundle', fileName: () => `${name}.js` },
    },
  });
}

/** Builds the test extension (frame code only, no background) and the React page bundles into a folder. */
export async function buildHarness(out: string): Promise<void> {
  await bundle(out, 'content.ts', 'extension');
  writeFileSync(
    join(out, 'extension', 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'guard-harness',
      version: '1',
      content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['extension.js'], run_at: 'document_start', all_frames: true, match_about_blank: true, match_origin_as_fallback: true }],
    }),
  );
  await bundle(out, 'antd-app.tsx', 'antd', 'antd6');
  await bundle(out, 'antd-app.tsx', 'antd', 'antd5', { antd: 'antd5' });
}
