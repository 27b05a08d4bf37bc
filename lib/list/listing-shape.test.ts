import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sample } from '../../tests/support/listings.ts';
import { isListing } from './listing-shape.ts';
import { Listing } from './schema.ts';

const whole = {
  ...sample(1, { uscc: '91990000MA00000001', regNo: '1', orgCode: 'MA0000000', legalRep: '测试甲', legalRepIdHash: 'h', removedOn: '2026-01-01', endsOn: '2027-01-01', region: '990000', riskClass: 'C' }),
  formerNames: [{ name: '示例旧名', from: '2020-01-01', to: '2021-02-28' }],
};
const junk = fc.oneof(
  fc.constantFrom(undefined, '', 'x'.repeat(18), 'x'.repeat(19), 'x'.repeat(64), 'x'.repeat(65), 'x'.repeat(200), 'x'.repeat(201), 'x'.repeat(2001), '2026-02-30', '2024-02-29', '990000', '99000', 'ART5_FOOD', 'A', 'D', 'E', 'd', null, 5, [], {}),
  fc.array(fc.record({ name: fc.constantFrom('示例', '', 5), from: fc.constantFrom(undefined, '2026-01-01', '2026-13-01', null) }), { maxLength: 52 }),
  fc.anything(),
);

it('takes exactly what the schema takes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(whole), 'groundArticle', 'listingDocNo', 'removalReason', 'measuresLiftedAt', 'penaltyKinds', 'penaltyCount', 'publishedOn', 'windowTo', 'countingRule'), junk, (name, value) => {
      const record: Record<string, unknown> = { ...whole, [name]: value };
      if (value === undefined) delete record[name];
      expect(isListing(record)).toBe(Listing.safeParse(record).success);
    }),
    { numRuns: 4000 },
  );
  expect(isListing(whole)).toBe(true);
});
