import type { RegField } from '../shared/reg-fields.ts';

/** Words that point to a regulatory field, as the rule pack has them for its articles. */
export interface FieldWords {
  readonly field: RegField;
  readonly words: readonly string[];
}

/**
 * The field that a text speaks of; undefined when it speaks of none, or of two alike: then the officer chooses. A proposal, which
 * stands in the form and can be changed there.
 */
export function fieldIn(text: string, fields: readonly FieldWords[]): RegField | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  const hits = new Map<RegField, number>();
  for (const { field, words } of fields) hits.set(field, (hits.get(field) ?? 0) + words.filter((word) => !word.includes('*') && plain.includes(word)).length);
  const [first, second] = [...hits].sort(([, a], [, b]) => b - a);
  return first === undefined || first[1] === 0 || first[1] === second?.[1] ? undefined : first[0];
}
