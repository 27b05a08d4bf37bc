import type { RegField } from '../shared/reg-fields.ts';

export { REG_FIELDS as FIELDS, type RegField } from '../shared/reg-fields.ts';

/** What each field takes in is an inference from the articles of Order 44. */
const FIELD_OF: Readonly<Record<string, RegField>> = {
  ART5_FOOD: 'food',
  ART6_DRUG: 'drug',
  ART7_QUALITY: 'quality',
  ART8_CONSUMER: 'consumer',
  ART9_COMPETITION: 'competition',
};

/** Regulatory field of a ground code; whatever belongs to no field of its own is `other`. */
export function fieldOf(groundCode: string): RegField {
  return Object.hasOwn(FIELD_OF, groundCode) ? (FIELD_OF[groundCode] ?? 'other') : 'other';
}
