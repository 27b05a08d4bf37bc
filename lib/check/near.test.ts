import { expect, it } from 'vitest';
import type { NearAnswer } from '../list/index.ts';
import { sample } from '../../tests/support/listings.ts';
import { nearNames } from './near.ts';
import type { Finding, ListFacts } from './types.ts';

const near = (number: number, listId: string, distance: 0 | 1): NearAnswer => ({ listId, listing: sample(number), name: sample(number).name, distance, sameRegion: false });
const lists = [{ id: 'severe' }] as ListFacts[];

it('tells the nearest five of the lists in force that are not findings', () => {
  const findings = [{ listId: 'severe', recordId: sample(1).id }] as Finding[];
  const all = [near(9, 'severe', 1), near(1, 'severe', 0), near(2, 'other', 0), ...Array.from({ length: 7 }, (_, at) => near(20 + at, 'severe', 1)), near(3, 'severe', 0)];
  const names = nearNames(all, { findings, lists });
  expect(names.map(({ name }) => name)).toEqual([3, 9, 20, 21, 22].map((number) => sample(number).name));
  expect(names[0]).toEqual({ name: sample(3).name, code: sample(3).uscc, authority: sample(3).listingAuthority, listedOn: sample(3).listedOn, removed: false });
});
