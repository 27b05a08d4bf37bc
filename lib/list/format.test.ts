import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRecordBlock, decodeTombstoneBlock, encodeEntries, exactEntry, encodeRecordBlock, encodeTombstoneBlock, findExact } from './block.ts';
import { sample } from '../../tests/support/listings.ts';
import { parseHead } from './head.ts';
import { bucketOf, hashKey, keysOf } from './keys.ts';
import { MAX_PACK_BYTES } from './limits.ts';
import { murmur3 } from './murmur.ts';
import { encodePack, packsOf, parsePack, TABLES } from './pack.ts';
import { addToSet, fromRow, rowDigest, rowNumber, setHashText, takeDigest, toRow, type Row } from './row.ts';
import { parseEnvelope } from './signature.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('key hash', () => {
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['test', 0, 0xba6bd213],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0, 0xc0363e43],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
  ])('murmur3 of %j with seed %i', (text, seed, hash) => {
    expect(murmur3(utf8(text), seed)).toBe(hash);
  });

  // The vectors of `format.design.md`, computed by a second implementation.
  it.each([
    ['uscc', '91990000MA00000001', 0x80029d08, 0xd595cc],
    ['name', '示例食品(测试)有限公司', 0xca5d96e4, 0xb638f5],
    ['orgCode', 'MA0000000', 0xa593213e, 0xe86632],
  ] as const)('of %s %s', (kind, value, high, remainder) => {
    expect(hashKey({ kind, value })).toEqual({ high, remainder });
  });

  it('takes buckets from the top bits', () => {
    expect(bucketOf(0xffffffff, 0)).toBe(0);
    expect(bucketOf(0xffffffff, 10)).toBe(1023);
    expect(bucketOf(0x80000000, 1)).toBe(1);
    expect(bucketOf(0x7fffffff, 1)).toBe(0);
  });

  it('finds a record by every identity that it bears, normalised', () => {
    const listing = sample(1, {
      name: '示例（测试）Food 有限公司',
      regNo: '110000000000001',
      legalRepIdHash: 'abc',
      formerNames: [{ name: '示例旧名【测试】厂' }, { name: '示例旧名(测试)厂' }],
    });
    expect(keysOf(listing)).toEqual([
      { kind: 'name', value: '示例(测试)FOOD有限公司' },
      { kind: 'uscc', value: '91990000MA00000001' },
      { kind: 'regNo', value: '110000000000001' },
      { kind: 'orgCode', value: 'MA0000000' },
      { kind: 'formerName', value: '示例旧名(测试)厂' },
      { kind: 'core', value: '示例测试FOOD' },
      { kind: 'core', value: '示例旧名测试厂' },
      { kind: 'personId', value: 'abc' },
    ]);
  });
});

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
const listing = fc.record(
  {
    id: text,
    name: text,
    ground: text,
    listingAuthority: text,
    listedOn: fc.constantFrom('2024-02-29', '1999-12-31'),
    groundCode: fc.constantFrom('ART5_FOOD' as const, 'UNKNOWN' as const),
    uscc: fc.string({ minLength: 1, maxLength: 18 }),
    removedOn: fc.constant('2026-01-01'),
    region: fc.constant('990000'),
    formerNames: fc.array(fc.record({ name: text, from: fc.constant('2020-01-01'), to: fc.constant('2021-01-01') }, { requiredKeys: ['name'] }), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['id', 'name', 'ground', 'listingAuthority', 'listedOn', 'groundCode'] },
);

describe('rows and record blocks', () => {
  it('give back every record as it was', () => {
    fc.assert(
      fc.property(fc.array(listing, { maxLength: 64 }), (listings) => {
        const rows = decodeRecordBlock(encodeRecordBlock(listings.map(toRow)));
        if (!rows.ok) throw new Error(rows.reason);
        expect(rows.value.map((row) => fromRow(row))).toEqual(listings.map((value) => ({ ok: true, value })));
      }),
      { numRuns: 60 },
    );
  });

  it('keep a listing in force whose ground code is newer than the reader', () => {
    const row = toRow(sample(1)).map((cell) => (cell === 'ART5_FOOD' ? 'ART99_NEW' : cell));
    expect(fromRow(row)).toMatchObject({ ok: true, value: { id: sample(1).id, groundCode: 'UNKNOWN' } });
  });

  it('refuse arbitrary bytes with a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const decoded of [decodeRecordBlock(bytes), decodeTombstoneBlock(bytes)]) if (!decoded.ok) expect(decoded.reason).toBe('block-malformed');
      }),
    );
  });

  it('refuse a block that inflates to more than it says', () => {
    const block = encodeRecordBlock([toRow(sample(1))]);
    new DataView(block.buffer).setUint32(0, 10, true);
    expect(decodeRecordBlock(block)).toEqual({ ok: false, reason: 'block-malformed' });
    new DataView(block.buffer).setUint32(0, 0xffffffff, true);
    expect(decodeRecordBlock(block)).toEqual({ ok: false, reason: 'block-malformed' });
  });

  it('refuse a truncated block', () => {
    const block = encodeRecordBlock([toRow(sample(1)), toRow(sample(2))]);
    for (let length = 0; length < block.length; length += 1) expect(decodeRecordBlock(block.subarray(0, length)).ok).toBe(false);
  });
});

describe('exact index blocks', () => {
  const number24 = fc.integer({ min: 0, max: 0xffffff });
  it('find exactly the rows of a remainder', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ remainder: fc.oneof(number24, fc.constantFrom(0, 1, 0xffffff)), row: number24 }), { maxLength: 60 }), number24, (entries, asked) => {
        const block = encodeEntries(Float64Array.from(entries, ({ remainder, row }) => exactEntry(remainder, row)));
        for (const remainder of [asked, ...entries.map((entry) => entry.remainder)]) {
          const expected = entries.filter((entry) => entry.remainder === remainder).map((entry) => entry.row).sort((a, b) => a - b);
          expect(findExact(block, { high: 0, remainder })).toEqual({ ok: true, value: expected });
        }
      }),
    );
  });

  it('refuse a length that is no multiple of an entry', () => {
    expect(findExact(new Uint8Array(7), { high: 0, remainder: 0 }).ok).toBe(false);
  });
});

describe('tombstone blocks', () => {
  it('are refused with a digest of another length or form', () => {
    for (const digest of ['', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}B`, `${'A'.repeat(42)}=`, 5]) {
      expect(decodeTombstoneBlock(utf8(JSON.stringify([['a', '甲', digest]])))).toMatchObject({ ok: false });
    }
    expect(decodeTombstoneBlock(utf8(JSON.stringify([['a', '甲']])))).toMatchObject({ ok: false });
  });

  it('name the very number that a row has in the set hash', () => {
    fc.assert(fc.property(fc.array(fc.string()), (row) => {
      expect(takeDigest(rowNumber(row), rowDigest(row))).toBe(0n);
    }));
  });

  it('give back ids and names', () => {
    const tombstones = [
      { id: 'b', name: '乙', digest: rowDigest(['b']) },
      { id: 'a', name: '甲', digest: rowDigest(['a']) },
    ];
    expect(decodeTombstoneBlock(encodeTombstoneBlock(tombstones))).toEqual({ ok: true, value: [tombstones[1], tombstones[0]] });
  });
});

describe('packs', () => {
  const blocks = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 10 });

  it('give back their blocks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TABLES), fc.nat(1000), blocks, (table, firstBlock, own) => {
        expect(parsePack(encodePack({ table, firstBlock, blocks: own }))).toEqual({ ok: true, value: { table, firstBlock, blocks: own } });
      }),
    );
  });

  it('answer arbitrary bytes with a closed reason and never read beyond them', () => {
    const magic = [0x43, 0x47, 0x50, 0x31, 0x72, 0, 0, 0];
    const arbitrary = fc.oneof(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 100 }).map((bytes) => Uint8Array.from([...magic, ...bytes])));
    fc.assert(
      fc.property(arbitrary, (bytes) => {
        // A view in the middle of a larger buffer: an over-read would see the 0xff around it.
        const larger = new Uint8Array(bytes.length + 64).fill(0xff);
        larger.set(bytes, 32);
        const parsed = parsePack(larger.subarray(32, 32 + bytes.length));
        if (parsed.ok) expect(16 + parsed.value.blocks.reduce((sum, block) => sum + block.length + 4, 0)).toBe(bytes.length);
        else expect(['too-short', 'bad-magic', 'unknown-table', 'reserved-set', 'too-large', 'too-many-blocks', 'length-mismatch']).toContain(parsed.reason);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuse every truncation and every added byte', () => {
    const bytes = encodePack({ table: 'r', firstBlock: 0, blocks: [utf8('abc'), new Uint8Array(), utf8('defg')] });
    for (let length = 0; length < bytes.length; length += 1) expect(parsePack(bytes.subarray(0, length)).ok).toBe(false);
    expect(parsePack(Uint8Array.from([...bytes, 0])).ok).toBe(false);
    expect(parsePack(new Uint8Array(MAX_PACK_BYTES + 1))).toEqual({ ok: false, reason: 'too-large' });
  });

  it('cut a table at about a megabyte without losing a block', () => {
    const table = Array.from({ length: 300 }, (_, index) => new Uint8Array(9000).fill(index));
    const packs = [...packsOf('x', table)];
    expect(packs.length).toBe(3);
    expect(packs.flatMap((pack) => pack.blocks)).toEqual(table);
    expect(packs.map((pack) => pack.firstBlock)).toEqual([0, 111, 222]);
  });
});

describe('set hash', () => {
  it('has the vectors of the format specification', () => {
    expect(setHashText(addToSet(0n, toRow(sample(1))))).toBe('18f18911246d496d945a488ffc01a7e805422efa0ef22f82c2d9277bc6bb8131');
    expect(setHashText([sample(1), sample(2)].map(toRow).reduce(addToSet, 0n))).toBe('dd3b98291aebbbf8362a8a81bf2cdd911ef983f9dd50b0dc9c6595e96bf0924e');
  });

  it('does not depend on order and takes back what it was given', () => {
    fc.assert(
      fc.property(fc.array(listing, { minLength: 1, maxLength: 8 }), (listings) => {
        const rows: Row[] = listings.map(toRow);
        const sum = rows.reduce(addToSet, 0n);
        expect(rows.toReversed().reduce(addToSet, 0n)).toBe(sum);
        expect(rows.reduce((rest, row) => takeDigest(rest, rowDigest(row)), sum)).toBe(0n);
        expect(setHashText(sum)).toMatch(/^[0-9a-f]{64}$/);
      }),
      { numRuns: 40 },
    );
  });
});

describe('heads', () => {
  it('answer arbitrary text with a closed reason', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (head) => {
        expect(['head-malformed', 'head-unknown-format', 'reader-too-old']).toContain((parseHead(utf8(head)) as { reason: string }).reason);
        expect(parseEnvelope(head)).toMatchObject({ ok: false, reason: 'head-malformed' });
      }),
    );
  });

  it('tell an unknown format and a newer reader apart from damage', () => {
    expect(parseHead(utf8('{"format":"creditgate-list/2","minReader":1}'))).toMatchObject({ reason: 'head-unknown-format' });
    expect(parseHead(utf8('{"format":"creditgate-list/1","minReader":3}'))).toMatchObject({ reason: 'reader-too-old' });
    expect(parseHead(utf8('{"format":"creditgate-list/1","minReader":1}'))).toMatchObject({ reason: 'head-malformed' });
  });
});
