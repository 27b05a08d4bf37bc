import type { PenaltyCases } from '../policy/index.ts';
import { amountText, type Fen } from './amount.ts';
import type { Advice, ArticleAdvice, CaseFacts, Counter, Factor, Sign, Statute, Trigger, Unread } from './types.ts';
import { findWord, wordsFound } from './words.ts';

/** A case as it was read, before it is weighed. Texts in the form of `wordText`. */
export interface CaseReading {
  readonly facts: CaseFacts;
  readonly range?: { readonly min: Fen; readonly max: Fen };
  readonly goodsValue?: Fen;
  /** The field of discretion; empty when the page has none. */
  readonly stated: string;
  /** Kinds and content of the penalty, without what a statute only threatens. */
  readonly decision: string;
  /** Title, act and facts. */
  readonly told: string;
  readonly statutes: readonly Statute[];
}

/**
 * Weighs a case. Only what Art 2 of Order 44 names makes `consider`: heavier kinds, a fine set on the heavier-punishment
 * principle (stated, or in the top part of a span that was entered), or refusal to perform (Art 11). Decides nothing.
 */
export function adviceOn(reading: CaseReading, section: PenaltyCases): Advice {
  const { facts } = reading;
  const triggers = triggersOf(reading, section);
  const counters = countersOf(reading, section);
  const signs = signsOf(reading, section);
  // The page says both: that the fine is near the top and that it was set lower. A person has to say which.
  const doubtful = triggers.length > 0 && triggers.every(({ why }) => why === 'top-of-range') && counters.some(({ why }) => why === 'lighter-stated');
  const level = triggers.length > 0 && !doubtful ? 'consider' : doubtful || (signs.length > 0 && facts.kinds.includes('fine')) ? 'look' : 'none';
  return { level, triggers, signs, counters, articles: articlesOf(reading, section), factors: factorsOf(reading, section), unread: unreadOf(reading), ...(section.unverified === undefined ? {} : { unverified: section.unverified }) };
}

function triggersOf({ facts, range, stated, decision, told }: CaseReading, section: PenaltyCases): Trigger[] {
  const triggers: Trigger[] = [];
  const heavier = section.kinds.filter(({ id, heavier: how }) => how === 'yes' && facts.kinds.includes(id));
  if (heavier.length > 0) triggers.push({ why: 'heavier-kind', kinds: heavier.map(({ title }) => title) });
  const fined = section.kinds.some(({ id, heavier: how }) => how === 'aggravated' && facts.kinds.includes(id));
  const word = fined ? findWord(`${stated}；${decision}`, section.discretion.aggravated) : undefined;
  if (word !== undefined) triggers.push({ why: 'aggravated', word, ...(facts.fine === undefined ? {} : { fine: facts.fine }) });
  if (fined && range !== undefined && facts.fine !== undefined) {
    const from = Math.ceil(range.max - section.topShare * (range.max - range.min));
    if (facts.fine >= from) triggers.push({ why: 'top-of-range', fine: facts.fine, ...range, from });
  }
  const refusals = section.articles.filter(({ refusal }) => refusal === true).flatMap(({ words }) => words);
  const refused = findWord(`${told}；${decision}；${stated}`, refusals);
  if (refused !== undefined) triggers.push({ why: 'refusal', word: refused });
  return triggers;
}

function signsOf({ facts, stated, decision, told }: CaseReading, section: PenaltyCases): Sign[] {
  const signs: Sign[] = [];
  const grave = findWord(`${stated}；${decision}；${told}`, section.discretion.grave);
  if (grave !== undefined) signs.push({ why: 'grave-words', word: grave });
  const from = (facts.natural === true ? section.largeFine.person : section.largeFine.entity) * 100;
  if (facts.fine !== undefined && from > 0 && facts.fine >= from) signs.push({ why: 'large-fine', fine: facts.fine, from });
  return signs;
}

function countersOf({ stated, decision, told, statutes }: CaseReading, section: PenaltyCases): Counter[] {
  const counters: Counter[] = [];
  const lighter = findWord(`${stated}；${decision}`, section.discretion.lighter);
  if (lighter !== undefined) counters.push({ why: 'lighter-stated', word: lighter });
  const noIntent = findWord(`${stated}；${decision}；${told}`, section.discretion.noIntent, { denial: false });
  if (noIntent !== undefined) counters.push({ why: 'no-intent', word: noIntent });
  const cited = statutes.filter(({ name }) => name !== '行政处罚法');
  if (cited.length > 0 && cited.every(({ level }) => level === 'rule')) counters.push({ why: 'rule-only', rules: cited.map(({ name }) => name).slice(0, 3) });
  return counters;
}

const MAX_ARTICLES = 3;

/** A law names its article; words alone do too, but behind those with a law. */
function articlesOf({ told, decision, stated, statutes }: CaseReading, section: PenaltyCases): ArticleAdvice[] {
  const text = `${told}；${decision}；${stated}`;
  return section.articles
    .map(({ code, article, field, summary, statutes: laws, words, refusal, unverified }) => {
      const cited = statutes.filter(({ name }) => laws.includes(name)).map(({ name }) => `《${name}》`);
      const found = refusal === true ? [findWord(text, words)].filter((word) => word !== undefined) : wordsFound(text, words);
      return { advice: { code, article, field, summary, because: [...cited, ...found], ...(unverified === true ? { unverified } : {}) }, score: cited.length * 3 + found.length + (refusal === true ? found.length * 9 : 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_ARTICLES)
    .map(({ advice }) => advice);
}

function factorsOf({ facts, goodsValue, told, stated, decision }: CaseReading, section: PenaltyCases): Factor[] {
  const text = `${told}；${stated}；${decision}`;
  const titles = section.kinds.filter(({ id }) => facts.kinds.includes(id)).map(({ title }) => title);
  const amounts = [facts.fine, facts.confiscated].filter((fen) => fen !== undefined).map(amountText);
  const read: Readonly<Record<string, readonly string[]>> = { penalty: titles, amount: amounts, goods: goodsValue === undefined ? [] : [amountText(goodsValue)] };
  return section.factors.map(({ id, title, words }) => ({ id, title, read: [...(read[id] ?? []), ...wordsFound(text, words, 3)] }));
}

function unreadOf({ facts, range, stated, statutes }: CaseReading): Unread[] {
  const unread: Unread[] = [];
  if (facts.kinds.length === 0) unread.push('kinds');
  if (facts.kinds.includes('fine') && range === undefined) unread.push('range');
  if (facts.kinds.includes('fine') && stated === '') unread.push('discretion');
  if (statutes.length === 0) unread.push('basis');
  if (facts.decided === undefined) unread.push('decided');
  return unread;
}
