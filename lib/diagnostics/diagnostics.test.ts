import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PACK, resolvePolicy } from '../policy/index.ts';
import { bundleFiles, zipOf, type DeskFacts } from './index.ts';

/** What must never come out, each of them where it might come from. */
const MARKERS = ['标记', 'MARKER', '91990000T00010007R', '990000199003071234', 'secret', '/portal', 'user:pass', 'dossier'] as const;
const key = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0', kid: 'MARKER-kid' };

const page = { id: 'apply', kind: 'licensing', frame: 'any', applicant: { name: [{ label: '标记申请人' }] }, route: { kind: 'choice', commitment: ['告知承诺 标记'], ordinary: ['一般程序'] } };
const profile = { schema: 1, id: 'food', version: 3, title: '标记系统 91990000T00010007R', hosts: ['xk.example.gov.cn', 'https://oa.example.gov.cn/portal/dossier/*'], pages: [page] };

const policy = resolvePolicy({
  today: '2026-11-24',
  managed: {
    personKeys: [{ id: 'k1', key: 'secret'.padEnd(43, 'A') }],
    central: { url: 'https://tj.example.gov.cn:8443/portal?secret=MARKER', user: 'MARKER-user', password: 'secret-password', office: '标记局' },
    rules: { agingDaysOf标记: 3, overrideMinReasonLength: 12 },
    '91990000T00010007R': { MARKER: 1 },
    sites: { profiles: [{ ...profile, id: '标记' }] },
  },
  local: {
    lists: [{ id: 'severe', url: 'https://list.example.gov.cn/portal/severe/?token=secret', keys: [key] }],
    sites: { hosts: ['xk.example.gov.cn', '10.1.2.3:8080'], profiles: [profile] },
    officer: { id: 'MARKER-990012', name: '标记经办' },
    signers: [{ id: 'MARKER-990013', name: '标记复核' }],
    rules: { pack: { ...DEFAULT_PACK, id: '标记规则包', version: '第 MARKER 版', title: '标记', bases: DEFAULT_PACK.bases.map((basis) => ({ ...basis, summary: '标记' })) } },
  },
});

const facts: DeskFacts = {
  at: '2026-11-24T02:00:00.000Z',
  versions: { extension: '0.1.0', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 标记/1', platform: 'Linux x86_64', language: 'zh-CN', timeZone: 'Asia/Shanghai' },
  status: {
    version: '0.1.0',
    policyProblems: policy.problems,
    profileFaults: [{ profileId: 'food', version: 3, pageId: 'apply', missing: ['name', '标记'], host: 'xk.example.gov.cn', firstAt: '2026-11-20T00:00:00Z', lastAt: '2026-11-23T00:00:00Z', seen: 3 }],
    lists: [
      {
        source: { id: 'severe', url: 'https://user:pass@list.example.gov.cn/portal/severe/?token=secret', keys: [key], threshold: 1 },
        state: {
          listId: 'severe', kind: 'severe', trust: 'signed', versionFloor: 3,
          current: { version: 3, asOf: '2026-11-23', publishedAt: '2026-11-23T01:00:00Z', expiresAt: '2026-12-23T01:00:00Z', count: 300, setHash: 'MARKER', storedAt: '2026-11-23T02:00:00Z' },
          lastOutcome: 'http-error', lastDetail: '503 标记 https://list.example.gov.cn/portal?secret=1',
          pinned: { at: '2026-11-23T03:00:00Z', reason: '标记 990000199003071234' },
          history: [{ at: '2026-11-23T02:00:00Z', since: '2026-11-23T02:00:00Z', outcome: 'http-error', detail: '503', times: 1 }, { at: '2026-11-22T02:00:00Z', since: '2026-11-22T02:00:00Z', outcome: 'bad-signature', detail: 'MARKER-kid', times: 2 }],
        },
        freshness: { id: 'severe', kind: 'severe', trust: 'signed', freshness: 'fresh' },
      },
      { source: null, state: { listId: 'local:标记名单', kind: 'local', trust: 'local', versionFloor: 1 }, freshness: { id: 'local:标记名单', kind: 'local', trust: 'local', freshness: 'fresh' } },
    ],
  },
  policy,
  central: { url: 'https://tj.example.gov.cn:8443/portal?secret=MARKER', database: 'MARKER', office: '标记局', sent: 10, waiting: 2, failures: 1, fault: 'offline', nextAt: 0, running: false },
  storage: { usage: 1_000, quota: 9_000, databases: [{ name: 'creditgate-list', version: 4 }, { name: '标记', version: 1 }], items: { settings: 120, 'case:标记': 4 } },
  records: { counts: { check: 41, 标记: 3 }, chain: { ok: false, entries: 44, brokenAt: 12, reason: 'changed' } },
  faults: [{ at: '2026-11-24T01:00:00.000Z', level: 'error', area: 'sync', reason: 'QuotaExceededError' }, { at: '2026-11-24T01:00:00.000Z', level: 'error', area: '标记 MARKER', reason: '标记 of 91990000T00010007R' }],
  permissions: { permissions: ['storage', '标记'], origins: ['https://xk.example.gov.cn/*', '<all_urls>'] },
};

const textOf = async (desk: DeskFacts, hosts: 'named' | 'replaced') => (await bundleFiles(desk, hosts, 'about')).map(({ name, text }) => `${name}\n${text}`).join('\n');

describe('a diagnostic bundle', () => {
  test('says what support needs to know', async () => {
    const files = Object.fromEntries((await bundleFiles(facts, 'named', 'about')).map(({ name, text }) => [name, text]));
    const json = (name: string) => JSON.parse(files[name] ?? '') as Record<string, unknown>;
    expect(Object.keys(files)).toEqual(['README.txt', 'versions.json', 'lists.json', 'policy.json', 'sites.json', 'storage.json', 'records.json', 'errors.json', 'permissions.json']);
    expect(json('versions.json')).toMatchObject({ extension: '0.1.0', browser: expect.arrayContaining(['Chrome/156.0.0.0']) as unknown });
    expect(json('lists.json')).toMatchObject([{ id: 'severe', lastOutcome: 'http-error', source: { host: 'list.example.gov.cn' }, history: [{ outcome: 'http-error', status: 503 }, { outcome: 'bad-signature', times: 2 }] }, { id: 'list-1' }]);
    expect(json('policy.json')).toMatchObject({ rules: { overrideMinReasonLength: { value: 12, source: 'managed' } }, hosts: { entries: ['xk.example.gov.cn', '10.1.2.3:8080'], source: 'local' }, officer: { set: true }, signers: { count: 1 }, pack: { source: 'local', builtIn: false } });
    expect(json('policy.json').problems).toContainEqual({ source: 'managed', path: 'rules.(left out)', reason: 'unknown-key' });
    expect(json('sites.json')).toMatchObject({ profiles: [{ id: 'food', hosts: ['xk.example.gov.cn', 'oa.example.gov.cn'] }], faults: [{ profile: 'food', page: 'apply', missing: ['name', '(left out)'] }] });
    expect(json('records.json')).toMatchObject({ counts: { check: 41 }, chain: { sound: false, brokenAt: 12, reason: 'changed' } });
    expect(json('errors.json')).toMatchObject({ log: [{ area: 'sync', reason: 'QuotaExceededError' }, { area: '(left out)' }], central: { fault: 'offline', waiting: 2 } });
  });

  test.each(['named', 'replaced'] as const)('holds no marker that was planted in the desk (hosts %s)', async (hosts) => {
    const text = await textOf(facts, hosts);
    expect(MARKERS.filter((marker) => JSON.stringify(facts).includes(marker))).toEqual(MARKERS);
    expect(MARKERS.filter((marker) => text.includes(marker))).toEqual([]);
  });

  test('names no host when hosts are replaced, and the same host has the same stand-in everywhere', async () => {
    const text = await textOf(facts, 'replaced');
    expect(text).not.toMatch(/example\.gov\.cn|10\.1\.2\.3/);
    const files = Object.fromEntries((await bundleFiles(facts, 'replaced', '')).map(({ name, text: content }) => [name, content]));
    const [entry] = (JSON.parse(files['policy.json'] ?? '') as { hosts: { entries: string[] } }).hosts.entries;
    const { faults } = JSON.parse(files['sites.json'] ?? '') as { faults: { host: string }[] };
    expect(faults[0]?.host).toBe(entry);
  });

  test('whatever stands in whichever text of the desk, none of it comes out', async () => {
    // Hosts are looked at above: a text that is one would be named.
    const said = fc.tuple(fc.constantFrom('标记', '甲公司', '990000199003071234', 'A sentence, '), fc.string({ maxLength: 12 })).map(([first, rest]) => `${first}¶${rest}`);
    await fc.assert(
      fc.asyncProperty(said, async (marker) => {
        const text = await textOf(withTexts(facts, marker) as DeskFacts, 'replaced');
        return !text.includes('¶') && MARKERS.every((word) => !text.includes(word));
      }),
      { numRuns: 60 },
    );
  });

  test('is saved as exactly what was shown', async () => {
    const files = await bundleFiles(facts, 'replaced', 'about 关于');
    const back = unzipSync(zipOf(files, Date.parse(facts.at)));
    expect(Object.entries(back).map(([name, bytes]) => ({ name, text: strFromU8(bytes) }))).toEqual(files);
  });
});

/** The same with every text replaced; public keys stay, since a key that is none has no fingerprint. */
function withTexts(value: unknown, marker: string): unknown {
  if (typeof value === 'string') return marker;
  if (Array.isArray(value)) return value.map((item: unknown) => withTexts(item, marker));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]: [string, unknown]) => [name, name === 'keys' && Array.isArray(member) ? [key] : withTexts(member, marker)]));
}
