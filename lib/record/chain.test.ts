import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRY_KINDS, GENESIS, sealEntry, scrub, verifyChain, verifyJsonl, type AuditEntry } from './index.ts';
import { SPECIMEN_ID, SPECIMEN_PERMIT } from '../subject/vectors.fixture.ts';

function chainOf(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let i = 0; i < length; i += 1) {
    entries.push(sealEntry(entries.at(-1) ?? GENESIS, new Date(Date.UTC(2026, 2, 4, 0, 0, i)).toISOString(), ENTRY_KINDS[i % ENTRY_KINDS.length] ?? 'check', { n: i, name: '示例有限公司' }));
  }
  return entries;
}
const jsonl = (entries: readonly unknown[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
const CHAIN = chainOf(6);
const [FIRST, SECOND, THIRD] = CHAIN as [AuditEntry, AuditEntry, AuditEntry];

describe('verifyChain', () => {
  it('passes an untouched chain, in memory and as a file', async () => {
    const report = { ok: true, entries: 6, head: CHAIN.at(-1)?.hash };
    expect(await verifyChain(CHAIN)).toEqual(report);
    expect(await verifyJsonl(jsonl(CHAIN))).toEqual(report);
    expect(await verifyJsonl(jsonl(CHAIN).replaceAll('\n', '\r\n\r\n'))).toEqual(report);
    expect(await verifyChain([])).toEqual({ ok: true, entries: 0, head: GENESIS.hash });
  });
  it('is the hash that the specification says', () => {
    // SHA-256 over canonical JSON, made with another implementation (sha256sum).
    expect(sealEntry(GENESIS, '2026-03-04T00:00:00.000Z', 'check', { b: 1, a: '示例' }).hash).toBe('a89b0dec968183fda56311094904f7449388ceca477c659131eb5b33f1300dcc');
  });
  it.each<[string, readonly unknown[], number, string]>([
    ['an entry changed', [FIRST, { ...SECOND, data: { ...SECOND.data, n: 9 } }, THIRD], 2, 'changed'],
    ['a time changed', [FIRST, { ...SECOND, at: '2026-01-01T00:00:00.000Z' }, THIRD], 2, 'changed'],
    ['an entry left out', [FIRST, THIRD], 2, 'gap'],
    ['the first entry left out', [SECOND, THIRD], 1, 'gap'],
    ['an entry twice', [FIRST, FIRST, SECOND], 2, 'gap'],
    ['entries swapped', [SECOND, FIRST], 1, 'gap'],
    ['an entry put in its place', [FIRST, sealEntry({ seq: 1, hash: GENESIS.hash }, SECOND.at, 'check', {}), THIRD], 2, 'unlinked'],
    ['an entry replaced and sealed anew', [FIRST, sealEntry(FIRST, SECOND.at, 'check', { n: 9 }), THIRD], 3, 'unlinked'],
    ['something else', [FIRST, { seq: 2 }], 2, 'unreadable'],
    ['nothing', [FIRST, null], 2, 'unreadable'],
    ['a kind that is none', [FIRST, { ...SECOND, kind: 'nothing' }], 2, 'unreadable'],
  ])('finds %s', async (_title, entries, brokenAt, reason) => {
    expect(await verifyChain(entries)).toEqual({ ok: false, entries: brokenAt - 1, brokenAt, reason });
    expect(await verifyJsonl(jsonl(entries))).toMatchObject({ ok: false, brokenAt, reason });
  });
  it('finds entries cut off at the end against a head noted elsewhere', async () => {
    const head = CHAIN.at(-1);
    expect(await verifyChain(CHAIN.slice(0, 4), head)).toEqual({ ok: false, entries: 4, brokenAt: 5, reason: 'gap' });
    expect(await verifyChain(CHAIN, { seq: 6, hash: GENESIS.hash })).toMatchObject({ ok: false, brokenAt: 6, reason: 'changed' });
  });
  it('finds any change of any character of a file', async () => {
    const text = jsonl(CHAIN);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('0', '1', 'f', 'x', '"', '}', '示'), async (at, letter) => {
        fc.pre(text.charAt(at) !== letter && text.charAt(at) !== '\n');
        expect((await verifyJsonl(text.slice(0, at) + letter + text.slice(at + 1))).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
  it('says that any other file is unreadable', async () => {
    expect(await verifyJsonl('not a record')).toEqual({ ok: false, entries: 0, brokenAt: 1, reason: 'unreadable' });
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect((await verifyJsonl(text)).ok).toBe(text.trim() === '');
      }),
    );
  });
});

describe('scrub', () => {
  it('lets no number of a person through, at whatever depth', () => {
    const planted = fc.constantFrom(...SPECIMEN_ID, ...SPECIMEN_PERMIT);
    const tree = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof({ maxDepth: 4 }, fc.tuple(planted, fc.string({ unit: fc.constantFrom('张', ' ', 'A') })).map(([id, text]) => text + id), fc.array(tie('node'), { maxLength: 3 }), fc.dictionary(fc.oneof(planted, fc.constant('note')), tie('node'), { maxKeys: 3 })),
    }));
    fc.assert(
      fc.property(tree.node, planted, (node, id) => {
        const data = { node: JSON.parse(JSON.stringify(node)) as string, id: Number(id.slice(0, 15)), [id]: 1 };
        const text = JSON.stringify(sealEntry(GENESIS, '2026-03-04T00:00:00.000Z', 'check', data));
        for (const one of [...SPECIMEN_ID, ...SPECIMEN_PERMIT]) expect(text).not.toContain(one);
      }),
    );
  });
  it('keeps nothing under a name that stands for such a number', () => {
    expect(scrub({ personId: 'H12345678', name: '示例', gone: undefined })).toEqual({ personId: '***', name: '示例' });
  });
  it('keeps codes, dates, counts and hashes as they are', () => {
    const data = { code: '91990000T00010007R', at: '2026-03-04T00:00:00.000Z', n: 15, none: null, yes: true, list: ['severe@7'], hash: 'a'.repeat(64) };
    expect(scrub(data)).toEqual(data);
  });
});
