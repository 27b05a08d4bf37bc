// Words of the schema without Zod, for code that runs in pages.

/**
 * What a list means in law. Only `severe` has the effects of Order 44; the others have their own or none. A record of a
 * `person` list is a restriction on a natural person: its `name` is that person's, its days are those of the restriction.
 */
export const LIST_KINDS = ['severe', 'repeat', 'penalty', 'risk', 'abnormal', 'person', 'local'] as const;

/** Regulatory field of a ground: the article of Order 44, a court document, or an older regime. */
export const GROUND_CODES = [
  'ART5_FOOD',
  'ART6_DRUG',
  'ART7_QUALITY',
  'ART8_CONSUMER',
  'ART9_COMPETITION',
  'ART10_OTHER',
  'ART11_REFUSAL',
  'COURT_DOC',
  'DISCLOSURE_REG',
  'LEGACY_83',
  'UNKNOWN',
] as const;
