import { expect, it } from 'vitest';
import { keyFacts, signersOf } from './key-facts.ts';

const X = 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU';
const Y = 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0';
const key = (more: JsonWebKey = {}): JsonWebKey => ({ kty: 'EC', crv: 'P-256', x: X, y: Y, ...more });

it('counts keys by suite and names each that cannot be used', () => {
  const facts = keyFacts([key(), key({ crv: 'SM2' }), key(), key({ d: X }), key({ crv: 'P-384' }), key({ x: 'AA' })]);
  expect(facts).toEqual({ es256: 1, sm2: 1, faults: [{ fault: 'twice', at: 3 }, { fault: 'private', at: 4 }, { fault: 'curve', at: 5 }, { fault: 'point', at: 6 }] });
});

it('tells how many signatures a suite can ask for', () => {
  const facts = keyFacts([key(), key({ x: Y }), key({ crv: 'SM2' })]);
  expect((['any', 'es256', 'sm2', 'both'] as const).map((suite) => signersOf(facts, suite))).toEqual([3, 2, 1, 1]);
});
