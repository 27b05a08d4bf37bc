import { SOUNDS } from './sound-table.ts';

/** Characters that are taken for one another in handwriting, in scans and by tired eyes. One row, one shape. */
const LOOK_ALIKES = [
  // Latin, Cyrillic, Greek
  'AАΑ', 'BВΒ', 'CС', 'EЕΕ', 'HНΗ', 'KКΚ', 'MМΜ', 'NΝ', 'OОΟ', 'PРΡ', 'TТΤ', 'XХΧ', 'YУΥ', 'ZΖ',
  '己已巳', '未末', '日曰', '土士', '人入八', '天夭', '午牛', '干千于', '大太犬', '王玉', '刀力', '戊戌戍', '免兔', '鸟乌', '师帅', '侯候', '折拆析', '贝见', '田由甲申', '目且',
  '开井', '晴睛', '今令', '毛手', '币巾', '勺匀', '幻幼', '丐丏', '辛幸', '鸣呜', '享亨', '暑署', '待侍', '科料', '季李', '治冶', '沮泪', '沫沬', '汩汨', '崇祟', '赢羸', '杨扬', '场埸', '徒徙',
  '狠狼', '复夏', '拔拨', '抡抢', '仓仑', '抬拾', '桔枯', '栗粟', '梁粱', '茶荼', '管菅', '历厉', '昌吕', '目自白', '泉帛', '宁守', '冈网', '冷泠', '水永', '斤斥', '瓜爪', '卯卵', '竞竟', '衷哀衰', '摸模', '瑞端', '博搏', '陪倍', '住往佳', '恰洽', '哪那', '喝渴', '柏伯', '佰伯', '捷睫', '祥详',
];

/** A character that is written as two: read apart by a scan, or spelt out by a caller. */
const APART: readonly (readonly [whole: string, halves: string])[] = [
  ['张', '弓长'], ['李', '木子'], ['明', '日月'], ['好', '女子'], ['林', '木木'], ['朋', '月月'], ['昌', '日日'], ['吴', '口天'], ['胡', '古月'], ['章', '立早'], ['许', '言午'], ['杜', '木土'], ['何', '人可'],
  ['陈', '耳东'], ['程', '禾呈'], ['鲜', '鱼羊'], ['岩', '山石'], ['尖', '小大'], ['信', '人言'], ['体', '人本'], ['和', '禾口'], ['旺', '日王'], ['旭', '九日'], ['相', '木目'], ['杏', '木口'], ['村', '木寸'],
  ['枝', '木支'], ['柏', '木白'], ['加', '力口'], ['古', '十口'], ['品', '口口口'], ['森', '木木木'], ['晶', '日日日'], ['鑫', '金金金'], ['淼', '水水水'], ['众', '人人人'], ['磊', '石石石'], ['舒', '舍予'], ['静', '青争'],
  ['颖', '禾页'], ['朗', '良月'], ['期', '其月'], ['鸿', '江鸟'], ['鹏', '朋鸟'], ['钱', '金戋'], ['铭', '金名'], ['鸣', '口鸟'], ['唱', '口昌'], ['吉', '士口'], ['志', '士心'], ['思', '田心'], ['男', '田力'], ['里', '田土'],
];

let shapes: ReadonlyMap<string, string> | undefined;

/** A text by the commonest reading of each character, without tones; characters of no known reading stand for themselves. */
export function soundOf(text: string): string {
  return [...text].map((letter) => readingOf(letter) ?? letter).join(' ');
}

/** Searched in the table as it is: each letter stands in it once, in the row that begins with its reading. */
function readingOf(letter: string): string | undefined {
  const at = /\p{Script=Han}/u.test(letter) ? SOUNDS.indexOf(letter) : -1;
  return at < 0 ? undefined : /^[a-zü]+/u.exec(SOUNDS.slice(SOUNDS.lastIndexOf('|', at) + 1, at))?.[0];
}

/** A text with every character that has look-alikes in the form of the first of them, halves put together. */
export function shapeOf(text: string): string {
  shapes ??= shapeTable();
  const whole = APART.reduce((rest, [letter, halves]) => rest.replaceAll(halves, letter), text);
  return [...whole].map((letter) => shapes?.get(letter) ?? letter).join('');
}

/** Rows that share a character are one row: likeness is passed on, or the order of two names would matter. */
function shapeTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const row of LOOK_ALIKES) {
    const letters = [...row];
    const known = letters.map((letter) => table.get(letter)).filter((first) => first !== undefined);
    const first = known[0] ?? letters[0] ?? '';
    for (const [letter, own] of table) if (known.includes(own)) table.set(letter, first);
    for (const letter of letters) table.set(letter, first);
  }
  return table;
}
