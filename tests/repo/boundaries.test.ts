import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importProblem, worldOf } from '../lint/boundaries.js';

const root = new URL('../..', import.meta.url).pathname;

function lint(...files: string[]) {
  return spawnSync('npx', ['oxlint', '--config', 'tests/lint/oxlint.json', '--format', 'unix', ...files], { cwd: root, encoding: 'utf8' });
}

describe('lint boundaries', () => {
  afterAll(() => rmSync(join(root, 'lib/zz-lint'), { recursive: true, force: true }));

  it('hold for the whole repository', () => {
    const result = lint();
    expect(result.stdout + result.stderr).not.toContain('creditgate(');
    expect(result.status).toBe(0);
  });

  // The rule itself is proved on real files: a rule that is switched off would let all of these pass.
  it.each([
    ['lib/zz-lint/a.ts', "export const title = document.title;\n", 'A pure file may not use document'],
    ['lib/zz-lint/b.ts', "import { browser } from 'wxt/browser';\nexport const id = browser.runtime.id;\n", 'may not use the browser API'],
    ['lib/zz-lint/c.ts', "import { Listing } from '../list/schema.ts';\nexport const schema = Listing;\n", 'through its index files only'],
    ['lib/zz-lint/d.dom.ts', "import { Dexie } from 'dexie';\nexport const db = new Dexie('x');\n", 'no React and no Dexie'],
    ['lib/zz-lint/e.ts', "import * as z from 'zod';\nexport const schema = z.string();\n", 'through lib/shared/zod.ts only'],
    ['lib/zz-lint/f.dom.ts', "export function show(node: Element, text: string) {\n  node.innerHTML = text;\n}\n", 'No innerHTML'],
  ])('refuse %s', (file, source, message) => {
    const path = join(root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, source);
    try {
      const result = lint(file);
      expect(result.stdout).toContain(message);
      expect(result.status).not.toBe(0);
    } finally {
      rmSync(path);
    }
  });
});

describe('importProblem', () => {
  it('keeps the guard free of faces that carry Zod, and lets it name types', () => {
    expect(importProblem('lib/guard/a.dom.ts', '../site/index.ts', false)).toBeUndefined();
    expect(importProblem('lib/guard/a.ts', '../list/store.bg.ts', false)).toContain('through its index files');
    expect(importProblem('components/x.tsx', '../lib/list/index.bg.ts', false)).toContain('may not load a bg file');
    expect(importProblem('lib/check/a.ts', '../list/index.bg.ts', false)).toContain('may not load a bg file');
  });
  it('knows the world of a file by its name', () => {
    expect(['lib/x/a.ts', 'lib/x/a.dom.ts', 'lib/x/a.bg.ts', 'components/a.tsx', 'lib/x/a.test.ts'].map(worldOf)).toEqual(['pure', 'dom', 'bg', 'component', 'test']);
  });
});
