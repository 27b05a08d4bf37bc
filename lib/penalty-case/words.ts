/** Finding the rule pack's words in what a page says. */

/** A text as words are looked for in it: full width folded, no blanks. */
export function wordText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff]+/gu, '');
}

const compiled = new Map<string, RegExp>();
/** `吊销*许可证` → one clause, at most sixteen characters between. Words are data, never patterns. */
function patternOf(word: string): RegExp {
  let pattern = compiled.get(word);
  if (pattern === undefined) {
    const parts = wordText(word).split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&'));
    pattern = new RegExp(parts.join('[^,。;；\n]{0,16}?'), 'gu');
    compiled.set(word, pattern);
  }
  return pattern;
}

/** 「不具有从重情节」「不予吊销」「未造成…」: the word is denied. */
const DENIED_BEFORE =
  /(?:不|无|没有|没|未|非|免)(?:予|于|除|具有|具备|存在|属于|适用|构成|再|作|宜|应|需|应当|发现|认定|符合|给予)?(?:以|有|其|任何|依法|法定|酌定)?(?:从轻|减轻|从重|加重|或者|或|和|及|、|处罚|情节|情形)*$/u;
const DENIED_BEHIND = /^[^,。;；\n]{0,6}[:：](?:无|否|没有|不存在|不适用)|^(?:情节|情形|处罚)?(?:无|不存在|不成立)/u;

/** The first of these words that is in the text and not denied there. In: `wordText`. */
export function findWord(plain: string, words: readonly string[], { denial = true }: { readonly denial?: boolean } = {}): string | undefined {
  for (const word of words) {
    for (const match of plain.matchAll(patternOf(word))) {
      const before = plain.slice(Math.max(0, match.index - 24), match.index);
      const behind = plain.slice(match.index + match[0].length, match.index + match[0].length + 14);
      if (!denial || !(DENIED_BEFORE.test(before) || DENIED_BEHIND.test(behind))) return match[0];
    }
  }
  return undefined;
}

/** All different words that are in the text, denied or not: for showing what the page says. */
export function wordsFound(plain: string, words: readonly string[], max = 4): string[] {
  const found = words.flatMap((word) => findWord(plain, [word], { denial: false }) ?? []);
  return [...new Set(found)].filter((word) => !found.some((other) => other !== word && other.includes(word))).slice(0, max);
}

/** What a statute threatens is not what was decided: 「情节严重的，吊销许可证」. In: `wordText`. */
export function withoutThreats(plain: string): string {
  return plain.replace(/(?:情节(?:特别)?严重|拒不改正|逾期不?改正|逾期不缴纳|构成犯罪|再次违反)的,?[^。;；\n]*/gu, '');
}
