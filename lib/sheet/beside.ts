import { readRuleText, type RepeatRule } from '../repeat/index.ts';
import { isDay } from '../shared/index.ts';
import type { Cut } from './content.ts';
import type { CheckFacts, RepeatFacts } from './facts.ts';
import type { Level } from './fit.ts';
import { joined, listed, say, worded, type SheetLang } from './text.ts';

/** Numbers of decisions shown; the entry has them all. */
const DOC_NOS = 3;

/** The credit-risk class, which neither makes a listing nor follows from one. */
export function riskLines({ risk }: Pick<CheckFacts, 'risk'>, lang: SheetLang, cut: Cut): string[] {
  if (risk === undefined) return [];
  const { riskClass, sure, classifiedOn, authority, list, trust, asOf } = risk;
  return [joined(lang, [say(lang, 'sheet.riskLine', [worded(lang, 'riskClass', riskClass), classifiedOn, cut(authority, 0.5)]), sureText(sure, lang), sourceText({ id: list, trust, asOf }, lang), say(lang, 'sheet.riskApart')])];
}

/** The status of a repeat offender: how often, in which window, by which rule and lists, and what it is not. */
export function repeatLines({ source, sure, name, uscc, count, from, to, rule, docNos, authority, sources }: RepeatFacts, lang: SheetLang, level: Level, cut: Cut): string[] {
  const read = readRuleText(rule);
  const number = count === undefined ? '' : say(lang, read?.unit === 'act' ? 'repeat.acts' : 'repeat.times', [String(count)]);
  const counted = number === '' || from === undefined || to === undefined ? number : say(lang, 'repeat.inWindow', [from, to, number]);
  const party = uscc === undefined ? cut(name) : say(lang, 'sheet.repeatParty', [cut(name), uscc]);
  const numbers = docNos.length === 0 || level.trace < 7 ? '' : say(lang, 'sheet.repeatDocNos', [listed(lang, docNos.slice(0, DOC_NOS).map((docNo) => cut(docNo, 0.5))), String(docNos.length)]);
  return [
    joined(lang, [party, counted, sureText(sure, lang)]),
    joined(lang, [read === undefined ? '' : ruleLine(read, lang), numbers]),
    joined(lang, [say(lang, source === 'list' ? 'repeat.list' : 'repeat.penalties'), authority === undefined ? '' : cut(authority, 0.5), ...sources.slice(0, 2).map((one) => sourceText(one, lang)), say(lang, 'repeat.notListed')]),
  ].filter((line) => line !== '');
}

function ruleLine({ threshold, years, anchor, by, unit, warnings, simple }: RepeatRule, lang: SheetLang): string {
  return listed(lang, [
    say(lang, unit === 'act' ? 'repeat.thresholdActs' : 'repeat.threshold', [String(years), String(threshold)]),
    isDay(anchor) ? say(lang, 'repeat.anchorDay', [anchor]) : worded(lang, 'repeatAnchor', anchor),
    say(lang, by === 'decision' ? 'repeat.byDecision' : 'repeat.byPublication'),
    say(lang, warnings ? 'repeat.withWarnings' : 'repeat.withoutWarnings'),
    say(lang, simple ? 'repeat.withSimple' : 'repeat.withoutSimple'),
  ]);
}

function sureText(sure: boolean, lang: SheetLang): string {
  return say(lang, sure ? 'sheet.besideByCode' : 'sheet.besideByName');
}

function sourceText({ id, trust, asOf }: { readonly id: string; readonly trust: string; readonly asOf?: string | undefined }, lang: SheetLang): string {
  return say(lang, 'sheet.besideSource', [id, asOf ?? say(lang, 'sheet.noDate'), worded(lang, 'trust', trust)]);
}
