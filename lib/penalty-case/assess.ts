import type { PenaltyCases } from '../policy/index.ts';
import { maskPersonIds, usccCheck } from '../subject/index.ts';
import { plainText, readAmount, type Fen } from './amount.ts';
import { adviceOn, type CaseReading } from './advise.ts';
import { keysOf } from './case-key.ts';
import { readDayIn } from './days.ts';
import { amountBeside, rangeInFen, rangeOf, readRange } from './range.ts';
import { statutesIn } from './statutes.ts';
import type { AssessedCase, CaseFacts, CaseField, CaseText } from './types.ts';
import { findWord, withoutThreats, wordText } from './words.ts';

const ORGANISATION = /(?:公司|厂|店|行|社|部|室|所|超市|药房|集团|中心|馆|铺|合作社|企业|坊|吧|场|院|园|站|队|会|\(有限合伙\)|\(普通合伙\))(?:\(.{2,8}\))?$/u;
/** Anything else under the label of an office may be a person's name. */
const OFFICE = /^[^\d]{2,40}(?:局|厅|委|政府|队|所|院)$/u;
const MAX_NUMBER = 60;
const MAX_NAME = 80;

/** In: the texts of one case page, as its labels name them; the pack's section. Out: what was read, and the advice. */
export function assessCase(texts: readonly CaseText[], section: PenaltyCases): AssessedCase {
  const all = (field: CaseField): string => texts.filter((one) => one.field === field).map(({ text }) => text).join('；');
  const first = (field: CaseField): CaseText | undefined => texts.find((one) => one.field === field && one.text !== '');
  const amountOf = (field: CaseField): Fen | undefined => {
    // A label that is drawn in pieces may have one of its own pieces for a value.
    const read = texts.filter((one) => one.field === field).map((one) => readAmount(one.text, one)).find(({ ok }) => ok);
    return read?.ok === true ? read.value : undefined;
  };
  const decision = withoutThreats(wordText(`${all('kinds')}；${all('content')}`));
  const plainContent = plainText(all('content'));
  const fine = amountOf('fine') ?? amountBeside(plainContent, /罚款/gu);
  const kinds = section.kinds.filter(({ words }) => findWord(decision, words) !== undefined).map(({ id }) => id);
  const fined = fine !== undefined && fine > 0 && !kinds.includes('fine') && section.kinds.some(({ id }) => id === 'fine');
  const [lowest, highest] = [first('rangeMin'), first('rangeMax')];
  const range = readRange(all('range')) ?? (lowest === undefined || highest === undefined ? undefined : rangeOf(lowest.text, highest.text, lowest.wan === true || highest.wan === true));
  const goodsValue = amountOf('goodsValue');
  const facts: CaseFacts = {
    ...numberOf('docNo', all('docNo')),
    ...numberOf('caseNo', all('caseNo')),
    ...valued('authority', OFFICE.exec(wordText(first('authority')?.text ?? ''))?.[0]),
    ...partyOf(first('party')?.text ?? '', all('partyCode'), all('partyType')),
    kinds: fined ? [...kinds, 'fine'] : kinds,
    ...valued('fine', fine),
    ...valued('confiscated', amountOf('confiscated') ?? amountBeside(plainContent, /没收/gu)),
    ...valued('noticed', readDayIn(all('noticed'))),
    ...valued('decided', readDayIn(all('decided'))),
  };
  const reading: CaseReading = {
    facts,
    range: range === undefined ? undefined : rangeInFen(range, goodsValue),
    goodsValue,
    stated: wordText(all('discretion')),
    decision,
    told: wordText(`${all('title')}；${all('act')}；${all('facts')}`),
    statutes: statutesIn(`${all('basis')}；${all('content')}；${all('act')}`, section),
  };
  return { facts, advice: adviceOn(reading, section), keys: keysOf(facts, wordText(first('party')?.text ?? ''), wordText(first('partyCode')?.text ?? ''), wordText(all('act') || all('title'))) };
}

function valued<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [K in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: Value };
}

/** Brackets of every kind become 〔〕: the same number is written with six of them. */
function numberOf<Name extends 'docNo' | 'caseNo'>(name: Name, text: string): { readonly [K in Name]?: string } {
  const plain = maskPersonIds(wordText(text.split('；')[0] ?? '').replace(/[[【〔﹝﹙(]/gu, '〔').replace(/[\]】〕﹞﹚)]/gu, '〕')).slice(0, MAX_NUMBER);
  return valued(name, plain === '' || !/\d/u.test(plain) ? undefined : plain);
}

/** The name of an organisation is kept for the list of cases; that of a person never, nor one that could be either. */
function partyOf(name: string, code: string, type: string): Pick<CaseFacts, 'organisation' | 'natural'> {
  const plain = wordText(name);
  if (/自然人|个人$|公民/u.test(wordText(type))) return { natural: true };
  const sound = usccCheck(wordText(code).toUpperCase()) && !plain.includes('*');
  if (plain.length >= 4 && (ORGANISATION.test(plain) || (sound && plain.length > 4))) return { organisation: maskPersonIds(name.trim()).slice(0, MAX_NAME) };
  return plain === '' ? {} : /^[\p{Script=Han}·]{2,5}$/u.test(plain) && !sound ? { natural: true } : {};
}

