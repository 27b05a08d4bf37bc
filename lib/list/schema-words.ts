// Words of the schema without Zod, for code that runs in pages.

/**
 * What a list means in law. Only `severe` has the effects of Order 44; the others have their own or none. A record of a
 * `person` list is a restriction on a natural person: its `name` is that person's, its days are those of the restriction.
 */
export const LIST_KINDS = ['severe', 'repeat', 'penalty', 'risk', 'abnormal', 'person', 'local'] as const;

/** Credit-risk class of a party: a judgement of its riskiness, renewed month by month. It is not the severe list, in either direction. */
export const RISK_CLASSES = ['A', 'B', 'C', 'D'] as const;
export type RiskClass = (typeof RISK_CLASSES)[number];

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
