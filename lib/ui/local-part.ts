/** The local settings, taken apart for editing. Shapes only: what is in them was checked when it was saved. */
export interface LocalPart {
  readonly lists: readonly unknown[];
  readonly sites: Readonly<Record<string, unknown>>;
  readonly rules: Readonly<Record<string, unknown>>;
}

export function localPart(local: unknown): LocalPart {
  const { lists, sites, rules } = record(local);
  return { lists: Array.isArray(lists) ? lists : [], sites: record(sites), rules: record(rules) };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
