import type { Listing } from '../list/index.ts';
import type { Day } from '../shared/index.ts';

/** What counting needs of one row about a penalty. One decision may have several rows: one for each act, or from two sources. */
export interface PenaltyRow {
  readonly docNo?: string;
  readonly decidedOn: Day;
  readonly publishedOn?: Day;
  /** Day from which it no longer counts: credit repaired, or the decision quashed. */
  readonly removedOn?: Day;
  /** The acts that it punishes, as the source words them. */
  readonly act: string;
  readonly warningOnly: boolean;
  readonly simple: boolean;
}

/** A record of a `penalty` list as a row to count. */
export function penaltyRowOf({ listingDocNo, listedOn, publishedOn, removedOn, measuresLiftedAt, ground, penaltyKinds, penaltyProcedure }: Listing): PenaltyRow {
  return {
    ...(listingDocNo === undefined ? {} : { docNo: listingDocNo }),
    decidedOn: listedOn,
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...optional('removedOn', earliest(removedOn, measuresLiftedAt)),
    act: ground,
    warningOnly: isWarningOnly(penaltyKinds),
    simple: isSimple(penaltyProcedure),
  };
}

const LIGHT = /^(?:予以|给予)?(?:警告|通报批评)$/u;

/** Whether a decision only warns or criticises. Kinds that are not stated may be anything: they count. */
export function isWarningOnly(kinds: string | undefined): boolean {
  const words = (kinds ?? '').split(/[、,，;；/|\s]+/u).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => LIGHT.test(word));
}

export function isSimple(procedure: string | undefined): boolean {
  return procedure !== undefined && /简易|当场|simple/iu.test(procedure);
}

/**
 * A document number as it is compared: brackets of every style, width, white space, dashes, 第 and leading zeros do not tell
 * two decisions apart.
 */
export function docKeyOf(docNo: string): string {
  return docNo
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff]/gu, '')
    .replace(/[〔﹝【[{〈《「『]/gu, '(')
    .replace(/[〕﹞】\]}〉》」』]/gu, ')')
    .replace(/[‐‑‒–—―−﹣_]/gu, '-')
    .replace(/第(?=\d)/gu, '')
    .replace(/(?<!\d)0+(?=\d)/gu, '')
    .toUpperCase();
}

/** What tells a decision from the party's others: its number; without one its day and its acts. */
export function decisionKey({ docNo, decidedOn, act }: Pick<PenaltyRow, 'docNo' | 'decidedOn' | 'act'>): string {
  const key = docNo === undefined ? '' : docKeyOf(docNo);
  return key === '' ? `${decidedOn} ${plainAct(act)}` : key;
}

/** Acts of a row, each once. */
export function actsOf(act: string): string[] {
  return [...new Set(act.split(/[;；|\n]+/u).map(plainAct).filter((one) => one !== ''))];
}

function plainAct(act: string): string {
  return act.normalize('NFKC').replace(/[\s、,。.，]/gu, '');
}

export function earliest(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}
