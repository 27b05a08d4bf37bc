/**
 * Whether officer and signer are one person, as far as their ids and names tell: compared without regard to case, width
 * and spaces. An equal name is enough: two of one name in one office ask for another signer, not for a guess.
 */
export function isSamePerson(officer: { readonly id: string; readonly name?: string }, signer: { readonly id: string; readonly name: string }): boolean {
  if (plain(officer.id) === plain(signer.id)) return true;
  return officer.name !== undefined && plain(officer.name) === plain(signer.name);
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s\u200b-\u200f\ufeff]/g, '').toLowerCase();
}
