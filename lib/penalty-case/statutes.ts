import type { PenaltyCases } from '../policy/index.ts';
import type { Statute } from './types.ts';
import { wordText } from './words.ts';

const CITED = /[《〈<]{1,2}([^《》〈〉<>]{2,60})[》〉>]{1,2}/gu;
/** Rules of a place are no law and no administrative regulation, whatever they are called. 「市场」 is no city. */
const OF_PLACE = /^(?!(?:中华人民共和国|市场))[\p{Script=Han}]{2,9}?(?:省|自治区|自治州|自治县|特别行政区|(?:市|州|县)(?!场))/u;
const MAX = 20;

/** The name without the country in front and the edition behind: 《中华人民共和国食品安全法（2021修正）》 → 食品安全法. */
function bareName(name: string): string {
  return name.replace(/^中华人民共和国/u, '').replace(/\([^()]*\)$/u, '');
}

/** Laws that a text cites in 《》, each once, with their rank. */
export function statutesIn(text: string, { administrativeRegulations }: Pick<PenaltyCases, 'administrativeRegulations'>): Statute[] {
  const names = [...wordText(text).matchAll(CITED)].map((match) => bareName(match[1] ?? ''));
  return [...new Set(names)].slice(0, MAX).map((name): Statute => {
    if (OF_PLACE.test(name)) return { name, level: 'rule' };
    if (/(?:法|法典)$/u.test(name) && !name.endsWith('办法')) return { name, level: 'law' };
    return { name, level: name.endsWith('条例') || administrativeRegulations.includes(name) ? 'regulation' : 'rule' };
  });
}
