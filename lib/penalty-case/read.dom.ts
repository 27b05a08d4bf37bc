import { deepQuery, groupOfLabel, indexTexts, isControl, isTick, optionText, targetOfLabel, wholeText, type Target } from '../page/index.dom.ts';
import { MAX_TEXT } from '../page/text.ts';
import { inView, partsOf, readTarget, targetsOf, type View } from '../site/locate.dom.ts';
import { fieldOfLabel } from './labels.ts';
import { readDecision } from './prose.ts';
import { proseMark, proseRoot, runningText } from './running-text.dom.ts';
import { MAX_CASE_TEXT, MAX_CASE_TEXTS, type CaseField, type CaseReaderStart, type CaseText } from './types.ts';

/** The texts of a case page, and a cheap text that differs when one of them has changed. */
export interface CaseRead {
  readonly texts: readonly CaseText[];
  readonly shadowRoots: readonly ShadowRoot[];
  probe(): string;
}

interface Found {
  readonly field: CaseField;
  readonly wan: boolean;
  readonly target: Target;
}
/** Labels are repeated in tabs that are hidden and in print views: the first ones with a value count. */
const MAX_A_FIELD = 3;
/** The decision itself is a few lines; what is longer holds the whole paper. */
const LONG_CONTENT = 300;
/** The party is read by the reader of every page; nothing of it is read a second time. */
const NOT_READ: ReadonlySet<CaseField> = new Set(['party', 'partyCode']);

/** Reads a penalty-case page: by its description where it has one, for each field else by the labels of such pages, else from a decision in running text. Reads only. */
export function readCase(document: Document, { described, scope, exclude }: CaseReaderStart = {}): CaseRead {
  const texts = indexTexts(document);
  const base: View = { root: document, texts, excluded: [] };
  const part = partsOf(base, scope)[0];
  const view: View = { ...base, ...(part === undefined ? {} : { scope: part }), excluded: partsOf({ ...base, ...(part === undefined ? {} : { scope: part }) }, exclude) };
  const byProfile = Object.entries(described ?? {}).flatMap(([name, locators]) =>
    (locators ?? []).flatMap((locator) => targetsOf(view, locator).map((target): Found => ({ field: name as CaseField, wan: false, target }))),
  );
  const known = new Set(byProfile.filter(({ target }) => longText(target) !== '').map(({ field }) => field));
  const found = [...byProfile, ...byLabels(view).filter(({ field }) => !known.has(field))].filter(({ field }) => !NOT_READ.has(field));
  const read: CaseText[] = [];
  for (const { field, wan, target } of found) {
    const text = longText(target);
    if (text === '' || read.length >= MAX_CASE_TEXTS || read.filter((one) => one.field === field).length >= MAX_A_FIELD) continue;
    if (!read.some((one) => one.field === field && one.text === text)) read.push({ field, text, ...(wan ? { wan } : {}) });
  }
  const prose = proseRoot(view);
  const withProse = prose === undefined ? read : filledIn(read, readDecision(runningText(prose, view.excluded)));
  return { texts: withProse, shadowRoots: texts.shadowRoots, probe: () => [...found.map(({ target }) => longText(target)), prose === undefined ? '' : proseMark(prose)].join('\n') };
}

/**
 * What labels name goes before what running text says. A whole paper under the label of the decision is read as running text:
 * what it quotes of the law, and its remedies, are no decision.
 */
function filledIn(read: readonly CaseText[], prose: readonly CaseText[]): CaseText[] {
  const decides = prose.some(({ field }) => field === 'content');
  const labelled = read.filter(({ field, text }) => !(decides && field === 'content' && text.length > LONG_CONTENT));
  return [...labelled, ...prose.filter(({ field }) => !labelled.some((one) => one.field === field))].slice(0, MAX_CASE_TEXTS);
}

function byLabels(view: View): Found[] {
  return [...view.texts.byKey].flatMap(([key, places]) => {
    const named = key.length > 30 ? undefined : fieldOfLabel(key);
    if (named === undefined) return [];
    return places.flatMap((place): Found[] => {
      if (!inView(view, place.node)) return [];
      const group = groupOfLabel(place);
      // Of a group of ticks every chosen one counts, not the first.
      if (group !== undefined && deepQuery(group, 'input[type=checkbox], input[type=radio]').length > 1) return [{ ...named, target: { element: group } }];
      const target = targetOfLabel(place);
      return target === undefined ? [] : [{ ...named, target }];
    });
  });
}

/** As `readTarget`, with what a long text or a choice of several holds. The next label is no value. */
function longText(target: Target): string {
  if (!('element' in target)) return usable(readTarget(target));
  const { element } = target;
  if (element instanceof HTMLTextAreaElement) return cut(element.value);
  if (element instanceof HTMLSelectElement && element.multiple) return cut([...element.selectedOptions].map(({ text }) => text).join('、'));
  const ticks = isControl(element) ? [] : deepQuery(element, 'input[type=checkbox], input[type=radio]').filter(isTick);
  if (ticks.length > 1) return cut(ticks.filter(({ checked }) => checked).map(optionText).join('、'));
  const value = readTarget(target);
  return usable(value.length < MAX_TEXT || isControl(element) ? value : cut(wholeText(element)));
}

const cut = (text: string): string => text.replace(/\s+/gu, ' ').trim().slice(0, MAX_CASE_TEXT);
function usable(text: string): string {
  return /[:：]$/u.test(text) || fieldOfLabel(text) !== undefined ? '' : text;
}
