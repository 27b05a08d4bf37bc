/**
 * `node lib/build/name-tables.ts`: writes tables of `lib/subject` from kept sources: one-to-one characters of OpenCC
 * (Apache-2.0), divisions of GB/T 2260 from @vant/area-data (MIT), readings from pinyin-pro (MIT). Publisher and reader must fold names
 * alike, so the tables are part of the normaliser's version: a change of what they say needs a new one. All are texts in order,
 * to be searched as they are: a worker that has just woken would take longer to build a map than to look up.
 */
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { areaList } from '@vant/area-data';
import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

const toSimplified = Converter({ from: 't', to: 'cn' });
/** 自治区 are known by the first two or three characters. */
const SHORT_PROVINCES = ['内蒙古', '广西', '西藏', '宁夏', '新疆'];
/** Digits as they are written out, and what each is; these are folded so whatever OpenCC has. */
const DIGITS = '〇零○一壹二贰三叁四肆五伍六陆七柒八捌九玖';
const DIGIT_VALUES = '000112233445566778899';
const CJK: readonly [number, number] = [0x3400, 0x9fff];

/** What each character becomes, in order of the characters. */
function foldPairs(): [string, string][] {
  const folds = new Map<string, string>();
  for (let code = CJK[0]; code <= CJK[1]; code += 1) {
    const letter = String.fromCharCode(code);
    const folded = toSimplified(letter);
    if (folded !== letter && folded.length === 1) folds.set(letter, folded);
  }
  for (const [place, digit] of [...DIGITS].entries()) folds.set(digit, DIGIT_VALUES.charAt(place));
  return [...folds].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function nameTables(): string {
  const pairs = foldPairs();
  const folds = new Map(pairs);
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

/** Headings and offices of the source that are no divisions, and what no name of a company begins with. */
const DIVISION = /^(?!其它区$|省直辖|自治区直辖).+[省市区县旗盟州]$/u;
const PEOPLES = /(?:(?:维吾尔|哈萨克|柯尔克孜|蒙古|塔吉克|锡伯|达斡尔|土家|布依|哈尼|傈僳|景颇|拉祜|布朗|仡佬|毛南|仫佬|纳西|普米|独龙|裕固|撒拉|保安|东乡|朝鲜|壮|回|藏|羌|彝|苗|侗|白|傣|满|瑶|黎|畲|佤|怒|水|土|各)族?)+自治[区州县旗]$/u;
const LAST_WORD = /(?:特别行政区|自治[区州县旗]|地区|省|市|盟|县|旗)$/u;

/** 景宁畲族自治县, 景宁县 and 景宁 are one. Districts have no bare name: 朝阳, 和平 and 路桥 are words of brands and trades. */
function waysToWrite(name: string): { text: string; bare: boolean }[] {
  const last = LAST_WORD.exec(name)?.[0];
  const stem = [name.replace(PEOPLES, ''), name.replace(/族?自治.$/u, ''), name.replace(LAST_WORD, '')].find((text) => text !== name && text.length >= 2);
  const ways = [{ text: name, bare: false }];
  if (last === undefined || stem === undefined) return ways;
  ways.push({ text: stem, bare: true });
  if (last.startsWith('自治') && last !== '自治区') ways.push({ text: stem + last.slice(2), bare: false });
  return ways;
}

/** Every way to write a division: its text, `:` or, without its last word, `*`, and the codes that it may mean, without the zeros of the levels below. */
export function divisionTable(): string {
  const folds = new Map(foldPairs());
  const written = new Map<string, { bare: boolean; codes: string[] }>();
  const { province_list: provinces, city_list: cities, county_list: counties } = areaList;
  const divisions = [provinces, cities, counties].flatMap((list) => Object.entries(list)).filter(([, name]) => name.length >= 2 && DIVISION.test(name));
  for (const [digits, name] of divisions.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const code = digits.replace(/(?:00){1,2}$/, '');
    for (const { text: plain, bare } of waysToWrite(name)) {
      const text = [...plain].map((letter) => folds.get(letter) ?? letter).join('');
      const before = written.get(text);
      const level = before?.codes[0]?.length;
      // 吉林 is the province before it is the city; a whole name counts before a bare one.
      if (before === undefined || (level !== undefined && level > code.length) || (level === code.length && before.bare && !bare)) written.set(text, { bare, codes: [code] });
      else if (level === code.length && before.bare === bare && !before.codes.includes(code)) before.codes.push(code);
    }
  }
  const rows = [...written].sort(([a], [b]) => (a < b ? -1 : 1)).map(([text, { bare, codes }]) => `${text}${bare ? '*' : ':'}${codes.join(',')}`);
  return ['// Written by lib/build/name-tables.ts; a test compares.', '/** Ways to write divisions, folded, in order; see `places.ts`. */', `export const DIVISIONS = '${rows.join('|')}';`, ''].join('\n');
}

/** The first level of GB 2312 and the second: what names are written with once they are simplified. */
function gb2312(): string[] {
  const decoder = new TextDecoder('gb2312');
  const letters: string[] = [];
  for (let high = 0xb0; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const letter = decoder.decode(Uint8Array.of(high, low));
      if (/^\p{Script=Han}$/u.test(letter)) letters.push(letter);
    }
  }
  return letters;
}

export function soundTable(): string {
  const sounds = new Map<string, string>();
  for (const letter of gb2312()) {
    const sound = pinyin(letter, { toneType: 'none', v: true });
    sounds.set(sound, (sounds.get(sound) ?? '') + letter);
  }
  const rows = [...sounds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([sound, letters]) => `${sound}${letters}`);
  return ['// Written by lib/build/name-tables.ts; a test compares.', '/** Characters by their commonest reading, without tones. */', `export const SOUNDS = '${rows.join('|')}';`, ''].join('\n');
}

/** The files of `lib/subject` and what is in them. */
export const TABLES: Readonly<Record<string, () => string>> = { 'name-tables.ts': nameTables, 'division-table.ts': divisionTable, 'sound-table.ts': soundTable };

if (argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, make] of Object.entries(TABLES)) writeFileSync(new URL(`../subject/${file}`, import.meta.url), make());
}
