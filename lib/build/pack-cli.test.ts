import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const work = mkdtempSync(join(tmpdir(), 'creditgate-pack-cli-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const build = join(work, 'build');
const out = join(work, 'out');

function pack(manifest: object, ...more: string[]) {
  mkdirSync(build, { recursive: true });
  writeFileSync(join(build, 'manifest.json'), JSON.stringify({ manifest_version: 3, version: '1.2.3', minimum_chrome_version: '109', ...manifest }));
  const result = spawnSync(process.execPath, [join(import.meta.dirname, 'pack.ts'), '--url', 'https://ext.example.gov.cn/creditgate', '--dir', build, '--out', out, '--key', join(work, 'keys', 'extension.pem'), ...more], { encoding: 'utf8' });
  return { status: result.status, said: result.stdout + result.stderr };
}
const hosts = (...host_permissions: string[]) => ({ permissions: ['storage'], host_permissions });

it('packs a release with everything that a server and desks need; refuses one that asks for more, unless that is meant', () => {
  const policy = join(work, 'policy.json');
  writeFileSync(policy, JSON.stringify({ enforced: { rules: { overrideAllowed: false } } }));
  const first = pack(hosts('https://xk.example.gov.cn/*'), '--policy', policy);
  expect(first).toMatchObject({ status: 0, said: expect.stringContaining('new key made') as string });
  for (const file of ['web/creditgate-1.2.3.crx', 'web/updates.xml', 'creditgate-1.2.3.zip', 'creditgate-1.2.3.cdx.json', 'permissions.json', 'policies/README.md', 'policies/intune.md', 'policies/linux/chromium.json', 'policies/windows/edge.reg', 'policies/admx/creditgate-chrome.admx', 'policies/admx/zh-CN/creditgate-chrome.adml', 'policies/admx/en-US/creditgate-edge.adml']) {
    expect(existsSync(join(out, file)), file).toBe(true);
  }
  expect(readFileSync(join(out, 'policies/linux/chrome.json'), 'utf8')).toContain('"overrideAllowed": false');
  const before = statSync(join(out, 'web/updates.xml')).mtimeMs;
  const more = pack(hosts('https://*.example.gov.cn/*'), '--release-version', '1.2.3.1');
  expect(more).toMatchObject({ status: 2, said: expect.stringContaining('host_permissions: https://*.example.gov.cn/*') as string });
  expect(statSync(join(out, 'web/updates.xml')).mtimeMs).toBe(before);
  expect(pack(hosts('https://*.example.gov.cn/*'), '--release-version', '1.2.3.1', '--allow-new-permissions').status).toBe(0);
  expect(readFileSync(join(out, 'web/updates.xml'), 'utf8')).toContain('version="1.2.3.1"');
}, 60_000);

it('packs no policy of which a desk would leave something out, and takes no address that is none', () => {
  const policy = join(work, 'bad.json');
  writeFileSync(policy, JSON.stringify({ enforced: { rules: { agingAfterDays: 99 } } }));
  expect(pack(hosts(), '--policy', policy)).toMatchObject({ status: 2, said: expect.stringContaining('enforced.rules.agingAfterDays') as string });
  expect(pack(hosts(), '--url', 'file:///srv')).toMatchObject({ status: 2 });
}, 60_000);
