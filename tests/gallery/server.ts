/** Builds the gallery and serves it on a free port of this machine. */
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { onceARun } from '../support/once.ts';

const configFile = fileURLToPath(new URL('./vite.config.ts', import.meta.url));

/** Out: the gallery's address, and the way to stop it. */
export async function serveGallery(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const outDir = await onceARun('gallery', async (dir) => void (await build({ configFile, logLevel: 'error', build: { outDir: dir, emptyOutDir: true } })));
  const server = await preview({ configFile, logLevel: 'error', build: { outDir }, preview: { host: '127.0.0.1', port: 0, strictPort: false } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the gallery has no address');
  return { url, close: () => server.close() };
}
