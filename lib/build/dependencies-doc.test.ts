import { expect, it } from 'vitest';
import { shippedPackages, unknownLicences } from './dependencies-doc.ts';

it('what is shipped has a licence that we may ship under', () => {
  expect(shippedPackages().length).toBeGreaterThan(20);
  expect(unknownLicences()).toEqual([]);
});
