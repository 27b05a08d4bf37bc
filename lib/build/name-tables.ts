/**
 * `node lib/build/name-tables.ts`: writes `lib/subject/name-tables.ts` from kept sources: one-to-one characters of
 * OpenCC (Apache-2.0), names of divisions of GB/T 2260 from @vant/area-data (MIT). Publisher and reader must fold names
 * alike, so the tables are part of the normaliser's version: a change of what they say needs a new one. All are texts in order,
 * to be searched as they are: a worker that has just woken would take longer to build a map than to look up.
 */
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { areaList } from '@vant/area-data';
import { Converter } from 'opencc-js/t2cn';

const toSimplified = Converter({ from: 't', to: 'cn' });
/** 自治区 are known by the first two or three characters. */
const SHORT_PROVINCES = ['内蒙古', '广西', '西藏', '宁夏', '新疆'];
/** Digits as they are written out, and what each is; these are folded so whatever OpenCC has. */
const DIGITS = '〇零○一壹二贰三叁四肆五伍六陆七柒八捌九玖';
const DIGIT_VALUES = '000112233445566778899';
const CJK: readonly [number, number] = [0x3400, 0x9fff];

export function nameTables(): string {
  const folds = new Map<string, string>();
  for (let code = CJK[0]; code <= CJK[1]; code += 1) {
    const letter = String.fromCharCode(code);
    const folded = toSimplified(letter);
    if (folded !== letter && folded.length === 1) folds.set(letter, folded);
  }
  for (const [place, digit] of [...DIGITS].entries()) folds.set(digit, DIGIT_VALUES.charAt(place));
  const pairs = [...folds].sort(([a], [b]) => (a < b ? -1 : 1));
  const fold = (text: string) => [...text].map((letter) => folds.get(letter) ?? letter).join('');
  const { province_list: provinces, city_list: cities, county_list: counties } = areaList;
  const whole = [provinces, cities, counties].flatMap((list) => Object.values(list));
  // Districts are not known by their bare name (朝阳, 和平, 新华): those are words of many brands.
  const short = [provinces, cities].flatMap((list) => Object.values(list)).map((name) => name.replace(/(?:特别行政区|省|市|地区|盟)$/u, ''));
  const regions = [...new Set([...whole, ...short, ...SHORT_PROVINCES])].filter((name) => name.length >= 2);
  return [
    '// Written by lib/build/name-tables.ts; a test compares.',
    '/** Characters that are folded, in order: those with one simplified form, and digits written out. What each becomes, place by place. */',
    `export const WRITTEN = '${pairs.map(([letter]) => letter).join('')}';`,
    `export const FOLDED = '${pairs.map(([, folded]) => folded).join('')}';`,
    '/** Names of provinces, prefectures and counties, folded, in order; the former two also without their last word. */',
    `export const REGIONS = '${[...new Set(regions.map(fold))].sort().join('|')}';`,
    '',
  ].join('\n');
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(new URL('../subject/name-tables.ts', import.meta.url), nameTables());
