import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PACK, DEFAULT_RULES, resolvePolicy, RulePack } from './index.ts';

const TODAY = '2026-03-02';
const X = 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU';
const Y = 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0';
const KEY = { kty: 'EC', crv: 'P-256', x: X, y: Y, kid: 'k1' };
const LIST = { id: 'severe', url: 'https://list.example.gov.cn/severe/', keys: [KEY], threshold: 1 };
const PROFILE = { schema: 1, id: 'sys-a', version: 1, title: '示例系统', hosts: ['a.example'], pages: [{ id: 'p', kind: 'licensing' }] };
const resolve = (managed: unknown, local: unknown = {}) => resolvePolicy({ managed, local, today: TODAY });

describe('resolvePolicy', () => {
  it('takes secrets for numbers of persons from the organisation alone, and never repeats a bad one', () => {
    const personKeys = [{ id: 'p1', key: 'A'.repeat(43) }, { id: 'p1', key: 'B'.repeat(43) }, { id: 'p2', key: 'short-secret' }];
    const managed = resolvePolicy({ managed: { personKeys }, local: undefined, today: '2026-03-02' });
    expect(managed.personKeys).toEqual([personKeys[0]]);
    expect(managed.problems.map(({ path, reason }) => [path, reason])).toEqual([['personKeys[2].key', 'invalid-format'], ['personKeys', 'duplicate-id']]);
    const local = resolvePolicy({ managed: undefined, local: { personKeys }, today: '2026-03-02' });
    expect([local.personKeys, local.problems.map(({ reason }) => reason)]).toEqual([undefined, ['managed-only']]);
    expect(JSON.stringify([managed.problems, local.problems])).not.toContain('short-secret');
  });
  it('lets entries be sent away by the word of the organisation alone, and a password over a private line only', () => {
    const central = { url: 'https://tj.example.gov.cn:8443/', user: 'desk', password: 'word-of-the-desk' };
    expect(resolve({}).central).toBeUndefined();
    expect(resolve({ central }).central).toEqual({ ...central, database: 'creditgate', intervalMinutes: 60, round: 0 });
    expect(resolve({ central: { url: 'http://127.0.0.1:8123/', password: 'x' } }).central).toMatchObject({ password: 'x' });
    const local = resolve({}, { central });
    expect([local.central, local.problems.map(({ path, reason }) => [path, reason])]).toEqual([undefined, [['central', 'managed-only']]]);
    for (const bad of [{ ...central, url: 'http://tj.example.gov.cn/' }, { ...central, url: 'https://desk:word-of-the-desk@tj.example.gov.cn/' }, { ...central, database: 'x; DROP' }, { ...central, intervalMinutes: 1 }]) {
      const { central: none, problems } = resolve({ central: bad });
      expect([none, problems.length]).toEqual([undefined, 1]);
      expect(JSON.stringify(problems)).not.toContain('word-of-the-desk');
    }
  });
  it('is the defaults where nobody says anything', () => {
    for (const nothing of [undefined, null, {}]) {
      expect(resolve(nothing, nothing)).toMatchObject({ lists: [], sites: { hosts: [], profiles: [] }, rules: DEFAULT_RULES, pack: DEFAULT_PACK, problems: [] });
    }
    expect(resolve({}).origins).toMatchObject({ lists: 'default', 'rules.overrideAllowed': 'default', 'rules.pack': 'default' });
  });
  it('puts managed values over local ones, one by one', () => {
    const policy = resolve(
      { lists: [LIST], sites: { hosts: ['a.example'], profiles: [PROFILE] }, rules: { overrideAllowed: false } },
      { lists: [{ ...LIST, url: 'http://evil.example/' }, { ...LIST, id: 'other' }], sites: { hosts: ['b.example'], profiles: [{ ...PROFILE, version: 9 }] }, rules: { overrideAllowed: true, agingAfterDays: 2 } },
    );
    expect(policy.problems).toEqual([]);
    expect(policy.lists.map(({ id, url }) => [id, url])).toEqual([['severe', LIST.url], ['other', LIST.url]]);
    expect(policy.sites.hosts).toEqual(['a.example', 'b.example']);
    expect(policy.sites.profiles.map(({ id, version }) => [id, version])).toEqual([['sys-a', 1]]);
    expect(policy.rules).toEqual({ ...DEFAULT_RULES, overrideAllowed: false, agingAfterDays: 2 });
    expect(policy.origins).toMatchObject({ lists: 'managed', 'rules.overrideAllowed': 'managed', 'rules.agingAfterDays': 'local', 'rules.syncIntervalMinutes': 'default' });
  });
  it('puts the desk between what policy enforces and what it recommends', () => {
    const other = (id: string, url = LIST.url) => ({ ...LIST, id, url });
    const policy = resolve(
      {
        enforced: { lists: [LIST], sites: { hosts: ['a.example'] }, rules: { overrideAllowed: false } },
        defaults: { lists: [{ ...LIST, threshold: 1, url: 'https://list.example.gov.cn/x/' }, other('mine'), other('yours')], sites: { hosts: ['b.example'], off: ['c.example'], profiles: [PROFILE] }, rules: { overrideAllowed: true, agingAfterDays: 5, judgementDays: 30 }, officer: { id: '07' } },
      },
      { lists: [other('mine', 'https://list.example.gov.cn/mine/')], rules: { judgementDays: 10, overrideAllowed: true } },
    );
    expect(policy.problems).toEqual([]);
    expect(policy.lists.map(({ id, url }) => `${id} ${url}`)).toEqual([`severe ${LIST.url}`, 'mine https://list.example.gov.cn/mine/', `yours ${LIST.url}`]);
    expect(policy.recommended).toEqual({ lists: ['yours'], profiles: ['sys-a'] });
    expect(policy.managed).toMatchObject({ lists: ['severe'], hosts: ['a.example'], off: [], profiles: [] });
    expect(policy.sites).toMatchObject({ hosts: ['a.example', 'b.example'], off: ['c.example'] });
    expect(policy.rules).toEqual({ ...DEFAULT_RULES, overrideAllowed: false, agingAfterDays: 5, judgementDays: 10 });
    expect(policy.officer).toEqual({ id: '07' });
    expect(policy.origins).toMatchObject({ lists: 'managed', officer: 'recommended', 'sites.off': 'recommended', 'rules.overrideAllowed': 'managed', 'rules.judgementDays': 'local', 'rules.agingAfterDays': 'recommended', 'rules.rescreenDays': 'default' });
  });
  it('lets the desk end what is only recommended, and not what is enforced', () => {
    const sites = { hosts: ['a.example'], off: ['x.example'], onDemand: ['y.example'] };
    const local = { sites: { hosts: [], off: [], onDemand: [] }, signers: [] };
    const signers = [{ id: '01', name: '测试' }];
    expect(resolve({ defaults: { sites, signers } }, local).sites).toMatchObject({ hosts: [], off: [], onDemand: [] });
    expect(resolve({ defaults: { signers } }, local).signers).toBeUndefined();
    expect(resolve({ enforced: { sites, signers } }, local)).toMatchObject({ sites, signers });
  });
  it('reads policies of the form before there was `enforced`, and says when a part is in both', () => {
    const older = { lists: [LIST], rules: { overrideAllowed: false } };
    expect({ ...resolve(older), problems: [] }).toEqual({ ...resolve({ enforced: older }), problems: [] });
    const both = resolve({ ...older, enforced: { rules: { agingAfterDays: -1, judgementDays: 7 } } });
    expect(both.lists.map(({ id }) => id)).toEqual(['severe']);
    expect([both.rules.overrideAllowed, both.rules.judgementDays]).toEqual([true, 7]);
    expect(both.problems.map(({ path, reason }) => `${path}: ${reason}`)).toEqual(['rules: written-twice', 'enforced.rules.agingAfterDays: too-small']);
  });
  it('takes no limit and no secret as a recommendation, and nothing else for one', () => {
    const policy = resolve({ defaults: { listHosts: ['a.example'], personKeys: [{ id: 'p1', key: 'A'.repeat(43) }], rules: { agingDays: 1, agingAfterDays: 99 } }, enforced: 'all' }, { enforced: { rules: { overrideAllowed: false } } });
    expect([policy.personKeys, policy.listHosts, policy.rules]).toEqual([undefined, undefined, DEFAULT_RULES]);
    expect(policy.problems.map(({ source, path, reason }) => `${source} ${path}: ${reason}`)).toEqual(['managed enforced: wrong-type', 'managed defaults.listHosts: enforced-only', 'managed defaults.personKeys: enforced-only', 'managed defaults.rules.agingDays: unknown-key', 'managed defaults.rules.agingAfterDays: too-big', 'local enforced: unknown-key']);
  });
  it('asks for one signature where no threshold is set', () => {
    const { threshold: _left, ...list } = LIST;
    expect(resolve({ lists: [list] }).lists).toEqual([LIST]);
  });
  it('names lists on hosts that the policy does not let lists come from, and keeps them so that they are seen', () => {
    const elsewhere = { ...LIST, id: 'other', url: 'https://mirror.example.com/severe/' };
    const policy = resolve({ lists: [LIST], listHosts: ['list.example.gov.cn'] }, { lists: [{ ...LIST, id: 'own' }, elsewhere], listHosts: ['*.example.com'] });
    expect(policy.listHosts).toEqual(['list.example.gov.cn']);
    expect(policy.lists.map(({ id }) => id)).toEqual(['severe', 'own', 'other']);
    expect(policy.problems).toMatchObject([{ source: 'local', path: 'lists[1].url', reason: 'host-not-in-policy' }]);
    expect(resolve({ lists: [elsewhere] }).problems).toEqual([]);
  });
  it('lets lists come from nowhere when none of the hosts named is sound', () => {
    for (const listHosts of [['*'], 'everywhere', []]) expect(resolve({ lists: [LIST], listHosts })).toMatchObject({ listHosts: [], origins: { listHosts: 'managed' } });
  });
  it.each<[string, unknown, string, string]>([
    ['a file address', { ...LIST, url: 'file:///x' }, 'lists[0].url', 'custom'],
    ['a password in the address', { ...LIST, url: 'https://u:p@list.example/' }, 'lists[0].url', 'custom'],
    ['no address', { ...LIST, url: 'list' }, 'lists[0].url', 'custom'],
    ['no key', { ...LIST, keys: [] }, 'lists[0].keys', 'too-small'],
    ['another curve', { ...LIST, keys: [{ ...KEY, crv: 'P-384' }] }, 'lists[0].keys[0].crv', 'custom'],
    ['an RSA key', { ...LIST, keys: [{ ...KEY, kty: 'RSA' }] }, 'lists[0].keys[0].kty', 'custom'],
    ['half a key', { ...LIST, keys: [{ ...KEY, y: 'AA' }] }, 'lists[0].keys[0].y', 'invalid-format'],
    ['a private key', { ...LIST, keys: [{ ...KEY, d: X }] }, 'lists[0].keys[0].d', 'private-key'],
    ['more signatures than keys', { ...LIST, threshold: 2 }, 'lists[0].threshold', 'custom'],
    ['threshold 0', { ...LIST, threshold: 0 }, 'lists[0].threshold', 'too-small'],
  ])('refuses a list with %s and keeps the other', (_title, list, path, reason) => {
    const policy = resolve({ lists: [list, { ...LIST, id: 'good' }] });
    expect(policy.lists.map(({ id }) => id)).toEqual(['good']);
    expect(policy.problems).toContainEqual({ source: 'managed', path, reason, message: expect.stringMatching(/./) as string });
    expect(JSON.stringify(policy)).not.toContain('"d":');
  });
  it('drops bad values alone, and names them', () => {
    const policy = resolve({
      lists: 'none',
      sites: { hosts: ['a.example', '*', 7], profiles: [{ ...PROFILE, pages: [] }, PROFILE, PROFILE] },
      rules: { agingAfterDays: -1, overrideMinReasonLength: 10, pack: { schema: 2 }, agingDays: 3 },
      lsits: [],
    });
    expect(policy.sites).toMatchObject({ hosts: ['a.example'], profiles: [{ id: 'sys-a' }] });
    expect(policy.rules).toEqual({ ...DEFAULT_RULES, overrideMinReasonLength: 10 });
    expect(policy.pack).toBe(DEFAULT_PACK);
    const found = policy.problems.map(({ path, reason }) => `${path}: ${reason}`);
    for (const expected of ['lists: wrong-type', 'sites.hosts[1]: custom', 'sites.hosts[2]: invalid-type', 'sites.profiles[0].pages: schema', 'sites.profiles: duplicate-id', 'rules.agingAfterDays: too-small', 'rules.pack.schema: invalid-value', 'rules.agingDays: unknown-key', 'lsits: unknown-key']) {
      expect(found).toContain(expected);
    }
  });
  it('refuses a profile with a selector that does not parse, and says where', () => {
    const broken = { ...PROFILE, id: 'broken', pages: [{ id: 'p', kind: 'licensing', applicant: { name: [{ css: 'div[' }] } }] };
    const policy = resolve({ sites: { profiles: [broken, PROFILE] } });
    expect(policy.sites.profiles.map(({ id }) => id)).toEqual(['sys-a']);
    expect(policy.problems).toMatchObject([{ path: 'sites.profiles[0].pages[0].applicant.name[0].css', reason: 'selector-invalid' }]);
  });
  it('words problems in Chinese', () => {
    expect(resolve({ rules: { overrideAllowed: 'yes' } }).problems).toMatchObject([{ path: 'rules.overrideAllowed', message: expect.stringContaining('无效') as string }]);
  });
  it('uses a pack from the day on which it applies', () => {
    const pack = { ...DEFAULT_PACK, id: 'new', effectiveFrom: '2026-03-03' };
    expect(resolve({ rules: { pack } })).toMatchObject({ pack: { id: DEFAULT_PACK.id }, problems: [{ reason: 'pack-not-yet' }], origins: { 'rules.pack': 'default' } });
    expect(resolvePolicy({ managed: { rules: { pack } }, local: {}, today: '2026-03-03' })).toMatchObject({ pack: { id: 'new' }, problems: [], origins: { 'rules.pack': 'managed' } });
  });
  it('takes any JSON without throwing, and never lets anything half read through', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const shaped = fc.record({ listHosts: fc.oneof(json, fc.array(json)), lists: fc.oneof(json, fc.array(json)), sites: fc.oneof(json, fc.record({ hosts: json, profiles: fc.array(json) })), rules: fc.oneof(json, fc.record({ agingAfterDays: json, pack: json })) }, { requiredKeys: [] });
    const parted = fc.record({ enforced: fc.oneof(json, shaped), defaults: fc.oneof(json, shaped), lists: json }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.oneof(json, shaped, parted), fc.oneof(json, shaped), (managed, local) => {
        const policy = resolve(managed, local);
        expect(RulePack.safeParse(policy.pack).success).toBe(true);
        for (const list of policy.lists) expect(list.keys.length).toBeGreaterThanOrEqual(list.threshold);
        for (const value of Object.values(policy.rules)) expect(['number', 'boolean']).toContain(typeof value);
      }),
      { numRuns: 500 },
    );
    expect(resolve(JSON.parse('{"__proto__": {"x": 1}, "constructor": 1, "lists": [{"__proto__": 1}]}')).lists).toEqual([]);
  });
});

it('the default pack is a valid pack whose rules rest on bases that exist', () => {
  expect(RulePack.parse(DEFAULT_PACK)).toEqual(DEFAULT_PACK);
  const ids = DEFAULT_PACK.bases.map(({ id }) => id);
  for (const rule of DEFAULT_PACK.rules) for (const basis of rule.basis) expect(ids).toContain(basis);
});
