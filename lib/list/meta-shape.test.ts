import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ListMeta } from './meta.ts';
import { readableMeta } from './meta-shape.ts';

const segment = { number: 3, rows: 10, exactBits: 0, fuzzyBits: 1, tombstoneBits: null };
const generation = { version: 2, asOf: '2026-01-01', publishedAt: 'a', expiresAt: 'b', count: 10, setHash: 'c', storedAt: 'd', segments: [segment, { ...segment, number: 4, tombstoneBits: 2 }] };
const whole = { listId: 'severe', kind: 'severe', trust: 'signed', versionFloor: 2, loose: [], current: generation, previous: { ...generation, version: 1 } };

/** The value with one member, at any depth, changed or taken away. */
const damaged = fc.tuple(fc.constantFrom(...paths(whole)), fc.oneof(fc.constantFrom(undefined, null, -1, 1.5, '', '1', 'local', Number.NaN, [], {}, true), fc.anything())).map(([path, junk]) => replaced(whole, path, junk));

it('takes nothing that the schema refuses, and reads it alike', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constant<unknown>(whole), damaged, fc.anything()), (value) => {
      const [quick, full] = [readableMeta(value), ListMeta.safeParse(value)];
      if (quick === undefined) expect(full.success).toBe(false);
      else expect(full).toEqual({ success: true, data: quick });
    }),
    { numRuns: 3000 },
  );
});

it('reads what a build without fuzzy index has stored', () => {
  const { fuzzyBits: _, ...older } = segment;
  expect(readableMeta({ ...whole, current: { ...generation, segments: [older] } })?.current?.segments).toEqual([{ ...segment, fuzzyBits: null }]);
});

function paths(value: object, before: readonly string[] = []): string[][] {
  return Object.entries(value).flatMap(([name, inner]) => [[...before, name], ...(typeof inner === 'object' && inner !== null ? paths(inner, [...before, name]) : [])]);
}

function replaced(value: unknown, [name, ...rest]: readonly string[], junk: unknown): unknown {
  if (name === undefined) return junk;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const members = copy as Record<string, unknown>;
  if (rest.length === 0 && junk === undefined) delete members[name];
  else members[name] = replaced(members[name], rest, junk);
  return copy;
}
