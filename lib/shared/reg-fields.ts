/** Regulatory fields (监管领域): the rows of the annex table, in its order. Clues are sorted by the same words. */
export const REG_FIELDS = ['food', 'drug', 'quality', 'consumer', 'competition', 'other'] as const;
export type RegField = (typeof REG_FIELDS)[number];
