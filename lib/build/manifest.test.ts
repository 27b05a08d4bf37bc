import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extensionId, extensionKey } from './identity.ts';
import { manifestFor } from './manifest.ts';

/** What the last release asked of the browser. A new entry there is a decision about every desk that updates. */
const { permissions: PERMISSIONS } = JSON.parse(readFileSync(new URL('released-permissions.json', import.meta.url), 'utf8')) as { permissions: string[] };
const plain = { e2e: false, hosts: [], suffix: '' };

describe('the manifest', () => {
  it('asks for no more than these permissions in any build', () => {
    for (const target of [plain, { ...plain, e2e: true }, { ...plain, hosts: ['https://*.example.gov.cn/*'] }]) {
      expect([...(manifestFor(target).permissions ?? [])].sort()).toEqual(PERMISSIONS);
    }
  });
  it('reads no site of its own accord in the default build: each is granted with a click', () => {
    const manifest = manifestFor(plain);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.optional_host_permissions).toEqual(['http://*/*', 'https://*/*']);
    expect(manifest.content_scripts).toBeUndefined();
  });
  it('has exactly the named hosts in an enterprise build, and cannot be given more', () => {
    const manifest = manifestFor({ ...plain, hosts: ['https://*.example.gov.cn/*'] });
    expect(manifest.host_permissions).toEqual(['https://*.example.gov.cn/*']);
    expect(manifest.optional_host_permissions).toBeUndefined();
  });
  it('reaches nothing but loopback in the test build', () => {
    expect(manifestFor({ ...plain, e2e: true }).host_permissions).toEqual(['http://127.0.0.1/*', 'http://localhost/*']);
  });
  it('lets no page run or frame our pages, and no code come from elsewhere', () => {
    const { content_security_policy: csp, web_accessible_resources: resources, externally_connectable: connectable } = manifestFor(plain);
    expect(resources).toBeUndefined();
    expect(connectable).toBeUndefined();
    expect((csp as { extension_pages: string }).extension_pages).toContain("script-src 'self';");
    expect((csp as { extension_pages: string }).extension_pages).toContain("frame-ancestors 'none'");
  });
});

describe('the id', () => {
  it('is fixed by the key, as Chromium computes it', () => {
    expect(extensionId()).toMatch(/^[a-p]{32}$/);
    // Worked example of the mapping: SHA-256 of the empty text is e3b0c442 98fc1c14 9afbf4c8 996fb924 …
    expect(extensionId('')).toBe('odlameecjipmbmbejkplpemijjgpljce');
    expect(extensionKey.length).toBeGreaterThan(300);
  });
});
