/**
 * Lint rules of this repository: which world a file may run in, and who may import whom.
 * `x.ts` pure · `x.dom.ts` needs a document · `x.bg.ts` background only · `x.worker.ts` a page's worker. See docs/architecture.md.
 */
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FACES = new Set(['index.ts', 'index.dom.ts', 'index.bg.ts']);
/** Open to every file, by path: small, without state, and used everywhere. */
const OPEN_DOMAINS = new Set(['shared', 'locales', 'build']);
/** Further faces: the typed client is used from every context; the importer brings a CSV parser that few need; the scout carries nothing of the guard but its ears. */
const OPEN_FILES = new Set(['lib/messaging/client.ts', 'lib/list/import/index.ts', 'lib/guard/ears.dom.ts']);
const PURE_GLOBALS = new Set(['document', 'window', 'browser', 'chrome', 'indexedDB', 'localStorage', 'fetch', 'navigator']);

/** @param {string} path repository-relative, with forward slashes */
export function worldOf(path) {
  if (/\.(test|spec)\.tsx?$/.test(path) || path.startsWith('tests/')) return 'test';
  if (path.startsWith('lib/build/') || path.startsWith('lib/publisher/')) return 'node';
  // Workers of our own pages import lists: they open the database, and have no document.
  if (path.startsWith('entrypoints/background/') || path.endsWith('.worker.ts')) return 'bg';
  if (path.startsWith('lib/storage/')) return 'storage';
  if (path.startsWith('entrypoints/guard.content/') || path === 'entrypoints/reader.ts' || path === 'entrypoints/case-reader.ts') return 'guard';
  if (path.startsWith('entrypoints/') || path.startsWith('lib/ui/')) return 'page';
  if (path.startsWith('components/')) return 'component';
  if (path.endsWith('.bg.ts')) return 'bg';
  if (path.endsWith('.dom.ts')) return 'dom';
  if (path === 'lib/messaging/client.ts') return 'any';
  return path.startsWith('lib/') ? 'pure' : 'any';
}

/** Worlds whose modules a file of each world may load at run time. */
const MAY_LOAD = {
  pure: ['pure'],
  node: ['pure', 'node'],
  dom: ['pure', 'dom', 'any'],
  guard: ['pure', 'dom', 'guard', 'any'],
  bg: ['pure', 'bg', 'any', 'storage'],
  component: ['pure', 'component', 'page'],
  page: ['pure', 'dom', 'component', 'page', 'any', 'storage'],
};

function domainOf(path) {
  return /^lib\/([^/]+)\//.exec(path)?.[1];
}

/** @returns {string | undefined} what is wrong with this import */
export function importProblem(from, source, typeOnly) {
  if (!source.startsWith('.')) {
    const world = worldOf(from);
    if (source === 'zod' || source.startsWith('zod/')) return from === 'lib/shared/zod.ts' ? undefined : 'Zod is imported through lib/shared/zod.ts only.';
    if (typeOnly) return undefined;
    if (source === 'wxt/browser' && ['pure', 'component', 'node'].includes(world)) return `A ${world} file may not use the browser API.`;
    if ((source === 'dexie' || source === 'react' || source.startsWith('react/')) && ['dom', 'guard'].includes(world)) return 'Content scripts carry no React and no Dexie.';
    if (source === 'dexie' && ['pure', 'component', 'page'].includes(world)) return 'Only background files open databases.';
    if (source.startsWith('node:') && !['node', 'test', 'any'].includes(world)) return 'No Node modules in what runs in a browser.';
    return undefined;
  }
  const target = relative(ROOT, resolve(ROOT, dirname(from), source)).replaceAll('\\', '/');
  const fromDomain = domainOf(from);
  const toDomain = domainOf(target);
  if (worldOf(from) !== 'test' && toDomain !== undefined && toDomain !== fromDomain && !OPEN_DOMAINS.has(toDomain) && !OPEN_FILES.has(target)) {
    const inside = target.slice(`lib/${toDomain}/`.length);
    // What runs in a page may not drag a whole face (and Zod with it) into its bundle: it names Zod-free files.
    const single = ['dom', 'guard'].includes(worldOf(from)) && ['pure', 'dom'].includes(worldOf(target));
    if (!FACES.has(inside) && !single && !(toDomain === 'ui' && worldOf(from) === 'page') && !(toDomain === 'ui' && worldOf(from) === 'component')) {
      return `lib/${toDomain} is imported through its index files only.`;
    }
  }
  const allowed = MAY_LOAD[worldOf(from)];
  if (!typeOnly && allowed !== undefined && !allowed.includes(worldOf(target))) return `A ${worldOf(from)} file may not load a ${worldOf(target)} file (${target}).`;
  return undefined;
}

const imports = {
  create(context) {
    const from = relative(ROOT, context.filename).replaceAll('\\', '/');
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      const named = node.specifiers ?? [];
      const typeOnly = node.importKind === 'type' || node.exportKind === 'type' || (named.length > 0 && named.every((s) => s.importKind === 'type' || s.exportKind === 'type'));
      const problem = importProblem(from, source, typeOnly);
      if (problem !== undefined) context.report({ node, message: problem });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};

const globals = {
  create(context) {
    const from = relative(ROOT, context.filename).replaceAll('\\', '/');
    if (worldOf(from) !== 'pure') return {};
    return {
      MemberExpression(node) {
        if (node.object.type === 'Identifier' && PURE_GLOBALS.has(node.object.name) && !declared(context, node.object)) {
          context.report({ node, message: `A pure file may not use ${node.object.name}.` });
        }
      },
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'fetch' && !declared(context, node.callee)) {
          context.report({ node, message: 'A pure file may not fetch.' });
        }
      },
    };
  },
};

function declared(context, identifier) {
  for (let scope = context.sourceCode.getScope(identifier); scope !== null; scope = scope.upper) {
    if (scope.set.get(identifier.name)?.defs.length > 0) return true;
  }
  return false;
}

const html = {
  create(context) {
    return {
      MemberExpression(node) {
        const name = node.property.type === 'Identifier' ? node.property.name : node.property.value;
        if (['innerHTML', 'outerHTML', 'insertAdjacentHTML'].includes(name)) context.report({ node, message: `No ${name}: page text becomes markup.` });
      },
      JSXAttribute(node) {
        if (node.name.name === 'dangerouslySetInnerHTML') context.report({ node, message: 'No dangerouslySetInnerHTML.' });
      },
    };
  },
};

export default { meta: { name: 'creditgate' }, rules: { imports, globals, html } };
