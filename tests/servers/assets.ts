/**
 * Files of the stand-in systems: their own pages from tests/systems, the device platform from its build, and the
 * libraries straight from node_modules (as an old office serves them from a folder of its own web server). No network.
 */
import type { ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Path prefix → folder. The first that fits counts. */
const FOLDERS: readonly (readonly [string, string])[] = [
  ['/vendor/vue/', 'node_modules/vue/dist/'],
  ['/vendor/element-ui/', 'node_modules/element-ui/lib/'],
  ['/vendor/jquery/', 'node_modules/jquery/dist/'],
  ['/vendor/layui/', 'node_modules/layui/dist/'],
  ['/device/', 'tests/systems/device/dist/'],
  ['/food/', 'tests/systems/food/'],
  ['/office/', 'tests/systems/office/'],
  ['/penalty/', 'tests/systems/penalty/'],
];

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
};

/** Answers with the file, or 404. Paths outside the folders above are not served. */
export async function sendAsset(pathname: string, response: ServerResponse): Promise<void> {
  const [prefix, folder] = FOLDERS.find(([start]) => pathname.startsWith(start)) ?? [];
  const type = TYPES[extname(pathname)] ?? (pathname.endsWith('/') ? TYPES['.html'] : undefined);
  if (prefix === undefined || folder === undefined || type === undefined) return notFound(response);
  const base = join(ROOT, folder);
  const inside = decodeURIComponent(pathname.slice(prefix.length));
  const file = normalize(join(base, inside === '' ? 'index.html' : inside));
  if (!file.startsWith(normalize(base))) return notFound(response);
  try {
    const body = await readFile(file);
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    notFound(response);
  }
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404');
}
