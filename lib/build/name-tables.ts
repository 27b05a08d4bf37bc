/**
 * `node lib/build/name-tables.ts`: writes `lib/subject/name-tables.ts` from kept sources: one-to-one characters of
 * OpenCC (Apache-2.0), names of divisions of GB/T 2260 from @vant/area-data (MIT). Publisher and reader must fold names
 * alike, so the tables are part of the normaliser's version: a change here needs a new one.
 */
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { areaList } from '@vant/area-data';
import { Converter } from 'opencc-js/t2cn';

const toSimplified = Converter({ from: 't', to: 'cn' });
/** 自治区 are known by the first two or three characters. */
const SHORT_PROVINCES = ['内蒙古', '广西', '西藏', '宁夏', '新疆'];
const CJK: readonly [number, number] = [0x3400, 0x9fff];

export function nameTables(): string {
  let [traditional, simplified] = ['', ''];
  for (let code = CJK[0]; code <= CJK[1]; code += 1) {
    const letter = String.fromCharCode(code);
    const folded = toSimplified(letter);
    if (folded === letter || folded.length !== 1) continue;
    traditional += letter;
    simplified += folded;
  }
  const { province_list: provinces, city_list: cities, county_list: counties } = areaList;
  const whole = [provinces, cities, counties].flatMap((list) => Object.values(list));
  // Districts are not known by their bare name (朝阳, 和平, 新华): those are words of many brands.
  const short = [provinces, cities].flatMap((list) => Object.values(list)).map((name) => name.replace(/(?:特别行政区|省|市|地区|盟)$/u, ''));
  const regions = [...new Set([...whole, ...short, ...SHORT_PROVINCES])].filter((name) => name.length >= 2).sort();
  return [
    '// Written by lib/build/name-tables.ts; a test compares.',
    '/** Characters with one simplified form, and those forms, place by place. */',
    `export const TRADITIONAL = '${traditional}';`,
    `export const SIMPLIFIED = '${simplified}';`,
    '/** Names of provinces, prefectures and counties; the former two also without their last word. */',
    `export const REGIONS = '${regions.join('|')}';`,
    '',
  ].join('\n');
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(new URL('../subject/name-tables.ts', import.meta.url), nameTables());
