/** A list of companies with names as they are given, and names of others that were never listed. The same on every machine. */
import type { Listing } from '../../lib/list/index.ts';
import { normaliseName } from '../../lib/subject/index.ts';
import { randomOf } from '../bench/names.ts';
import { usccOf } from '../support/codes.ts';
import { named, type Made } from './made.ts';
import { BRAND_LETTERS, COMPANY_FORMS, OTHER_FORMS, PLACES, TRADES } from './words.ts';

export interface ListedName {
  readonly listing: Listing;
  readonly made: Made;
  readonly former?: Made;
}

const SEED = 20_261_124;
/** Shares as in the register: seven of ten are plain 有限公司. */
const COMPANY_SHARE = 0.9;
const PLAIN_SHARE = 0.75;
const FORMER_SHARE = 0.06;

type Random = () => number;
const pickOf = (random: Random) => <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

function makeOf(random: Random): Made {
  const pick = pickOf(random);
  const brand = pick(['示例', '测试']) + Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(BRAND_LETTERS)).join('');
  const form = random() < COMPANY_SHARE ? (random() < PLAIN_SHARE ? COMPANY_FORMS[0] : pick(COMPANY_FORMS)) : pick(OTHER_FORMS);
  return { place: pick(PLACES), brand, trade: pick(TRADES), form };
}

/** Regions stand in names in several ways. */
function regionOf({ place }: Made, random: Random): string {
  const way = random();
  return way < 0.5 ? place.cityShort : way < 0.75 ? place.city : way < 0.9 ? place.provinceShort : place.province + place.city;
}

export function listedNames(count: number): ListedName[] {
  const random = randomOf(SEED);
  const taken = new Set<string>();
  const listed: ListedName[] = [];
  while (listed.length < count) {
    const made = makeOf(random);
    const name = named(made, regionOf(made, random));
    const former = random() < FORMER_SHARE ? makeOf(random) : undefined;
    if (taken.has(name)) continue;
    taken.add(name);
    const at = listed.length;
    const listing: Listing = {
      id: `exam-${at}`,
      name,
      uscc: usccOf('91', 2_000_000 + at),
      ground: '测试事由',
      groundCode: 'ART10_OTHER',
      listingAuthority: '示例市市场监督管理局',
      listedOn: '2026-01-05',
      ...(former === undefined ? {} : { formerNames: [{ name: named(former), from: '2015-01-01', to: '2020-01-01' }] }),
    };
    listed.push({ listing, made, ...(former === undefined ? {} : { former }) });
  }
  return listed;
}

/**
 * Names that no listed party bears or bore. Half are drawn as the list was; the others stand close to a listed name:
 * another trade, another region, or two letters of the 字号 changed.
 */
export function innocentNames(listed: readonly ListedName[], count: number): string[] {
  const random = randomOf(SEED + 1);
  const pick = pickOf(random);
  const taken = new Set(listed.flatMap(({ listing }) => [listing.name, ...(listing.formerNames ?? []).map(({ name }) => name)]).map((name) => normaliseName(name).normal));
  const names: string[] = [];
  while (names.length < count) {
    const at = names.length;
    const near = pick(listed).made;
    const made = at % 2 === 0 ? makeOf(random) : nearTo(near, at % 3, makeOf(random));
    const name = named(made, regionOf(made, random));
    if (!taken.has(normaliseName(name).normal)) names.push(name);
  }
  return names;
}

function nearTo(near: Made, way: number, other: Made): Made {
  if (way === 0) return { ...near, trade: other.trade === near.trade ? `${near.trade}服务` : other.trade };
  if (way === 1) return { ...near, place: other.place.province === near.place.province ? PLACES[other.place === PLACES[0] ? 8 : 0] as Made['place'] : other.place };
  return { ...near, brand: near.brand.slice(0, -2) + other.brand.slice(-2) };
}
