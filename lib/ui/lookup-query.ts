/** Whether a typed text is meant as a code or as a name. The background parses either again; this only routes. */
export type LookupQuery = { readonly name: string } | { readonly code: string };

/** `null` for blank text. Codes are 8 or more Latin letters and digits, also full width, spaced, hyphened or masked. */
export function lookupQuery(typed: string): LookupQuery | null {
  const text = typed.trim();
  if (text === '') return null;
  const plain = text.normalize('NFKC').replaceAll(/[\s\p{Pd}\u200b-\u200d\ufeff]/gu, '');
  // A code has at least one digit: names in Latin letters have none, or have Chinese characters beside it.
  return /^[0-9A-Za-z*•●]{8,20}$/.test(plain) && /\d/.test(plain) ? { code: text } : { name: text };
}
