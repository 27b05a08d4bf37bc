import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** Built afresh for each run, outside of the tree. */
export const OUT = join(tmpdir(), 'creditgate-guard-harness');
const here = new URL('.', import.meta.url).pathname;

async function bundle(entry: string, name: string): Promise<void> {
  await build({
    configFile: false,
    root: here,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'chrome109',
      outDir: join(OUT, name),
      emptyOutDir: true,
      minify: false,
      lib: { entry: join(here, entry), formats: ['iife'], name: 'bundle', fileName: () => `${name}.js` },
    },
  });
}

/** The test extension (frame code only, no background) and the React page bundle. */
export default async function globalSetup(): Promise<void> {
  await bundle('content.ts', 'extension');
  mkdirSync(join(OUT, 'extension'), { recursive: true });
  writeFileSync(
    join(OUT, 'extension', 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'guard-harness',
      version: '1',
      content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['extension.js'], run_at: 'document_start', all_frames: true, match_about_blank: true, match_origin_as_fallback: true }],
    }),
  );
  await bundle('antd-app.tsx', 'antd');
}
