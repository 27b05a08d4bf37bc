/**
 * Characters that nobody sees: white space of any script, zero-width and direction marks, BOM, soft hyphen,
 * variation selectors. Web pages put them into names and codes; they never tell two parties apart.
 */
const INVISIBLE = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu;

export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}
