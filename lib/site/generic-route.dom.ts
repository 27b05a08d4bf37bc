import { deepQuery, groupOfLabel, isControl, isVisible, wholeText, type TextPlace } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import { buttonKey, elementOf, inSearchArea } from './buttons.dom.ts';
import { because, labelled } from './candidates.dom.ts';
import { isFloating } from './drawn-select.dom.ts';
import { ENOUGH, scoreOf, type Evidence } from './evidence.ts';
import * as words from './generic.ts';
import type { View } from './locate.dom.ts';
import { keepPresent } from './read.dom.ts';
import { optionsOf, sideOf, TICKS, type RouteField } from './route.dom.ts';

/** A field in which the route may be chosen, and why. */
export interface GenericRoute {
  readonly field: RouteField;
  readonly score: number;
  readonly reasons: readonly Evidence[];
}

const CHOICE = { commitment: words.COMMITMENT_OPTIONS, ordinary: words.ORDINARY_OPTIONS, loose: true };

/** A route field needs a label that says so, a sentence that does, or an ordinary option beside the commitment option. */
export function genericRoute(view: View): GenericRoute[] {
  const placesOf = (wording: RegExp, also: (key: string) => boolean = () => true): TextPlace[] =>
    [...view.texts.byKey].filter(([key]) => (wording.test(key) || wording.test(words.relaxedKey(key))) && also(key)).flatMap(([, list]) => list);
  const about = placesOf(words.YES_NO_LABEL);
  const sentences = placesOf(words.COMMITMENT_TICK, (key) => words.COMMITMENT_OPTIONS.has(key) || words.takesRoute(key));
  const named = labelled(view, words.ROUTE_LABELS);
  const found: [RouteField, Evidence][] = [
    ...[...groupsOf(named), ...columnsOf(named)].map((group): [RouteField, Evidence] => [{ group, words: CHOICE, bareTexts: group.tagName !== 'TABLE' }, because('route-label', 40)]),
    ...groupsOf(about).map((group): [RouteField, Evidence] => [yesNoField(group), because('yes-no-label', 50)]),
    ...tickLabels(about, words.YES_NO_LABEL).map((group): [RouteField, Evidence] => [{ group, words: CHOICE, bareTexts: false, tick: true }, because('tick-sentence', 60)]),
    ...tickLabels(sentences, words.COMMITMENT_TICK).map((group): [RouteField, Evidence] => [{ group, words: CHOICE, bareTexts: false, tick: true }, because('tick-sentence', 60)]),
  ];
  const present = new Set(keepPresent(found.map(([field]) => field)));
  const judged = found.filter(([field]) => present.has(field)).map(([field, first]) => judge(view, field, first));
  const good = judged.filter(({ score }) => score >= ENOUGH);
  return good.length > 0 ? good : unnamed(view);
}

function judge(view: View, field: RouteField, first: Evidence): GenericRoute {
  const sides = new Set(optionsOf(field).map(({ side }) => side));
  const reasons = [
    first,
    sides.has('commitment') ? because('commitment-option', 30) : undefined,
    sides.has('ordinary') ? because('ordinary-option', 20) : undefined,
    canBeChosen(field) ? undefined : because('not-a-choice', -200),
    inSearchArea(view, field.group) ? because('search-form', -200) : undefined,
  ].filter((one): one is Evidence => one !== undefined);
  return { field, reasons, score: scoreOf(reasons) };
}

/** Without a label: options of both sides somewhere on the page, or one button that takes the route by itself. */
function unnamed(view: View): GenericRoute[] {
  const controls = view.root.querySelectorAll<HTMLInputElement | HTMLOptionElement>('input[type=button], input[type=submit], option');
  const told = (key: string): boolean => sideOf(CHOICE, key) === 'commitment' || key.includes('告知承诺');
  // Asking every control of a long page costs more than all the rest: only where the words stand at all.
  if (![...view.texts.byKey.keys()].some(told) && ![...controls].some((one) => told(labelKey(one instanceof HTMLOptionElement ? one.text : one.value)))) return [];
  const field: RouteField = { group: view.root.documentElement, words: CHOICE, bareTexts: false };
  const options = optionsOf(field).filter((option) => isVisible(option.element) || option.input instanceof HTMLOptionElement);
  const commitment = options.filter((option) => option.side === 'commitment');
  const [first] = commitment;
  if (first === undefined || commitment.every((option) => inSearchArea(view, option.element))) return [];
  if (options.some((option) => option.side === 'ordinary')) {
    const reasons = [because('commitment-option', 30), because('ordinary-option', 20)];
    return [{ field, reasons, score: scoreOf(reasons) }];
  }
  const alone = commitment.find(({ element }) => element.matches('button, input') && words.LONE_BUTTON.test(buttonKey(element)) && element.closest('nav, [role=navigation], [role=menu]') === null);
  if (alone === undefined) return [];
  const reasons = [because('commitment-option', 50)];
  return [{ field, reasons, score: scoreOf(reasons) }];
}

/** A field about the commitment route with 是 and 否, or with one tick or switch that says yes by itself. */
function yesNoField(group: Element): RouteField {
  const answers = { group, words: { commitment: words.YES, ordinary: words.NO }, bareTexts: true };
  const ticks = [group, ...deepQuery(group, TICKS)].filter((one) => one.matches(TICKS) && one.querySelector(TICKS) === null);
  const alone = ticks.length === 1 && !optionsOf(answers).some((option) => option.side === 'commitment');
  return alone ? { ...answers, tick: true } : answers;
}

/** Labels of single ticks whose whole text is about the commitment route. */
function tickLabels(places: readonly TextPlace[], wording: RegExp): Element[] {
  const labels = places.map((place) => elementOf(place)?.closest('label'));
  return [...new Set(labels)].filter((label): label is HTMLLabelElement => {
    const control = label?.control;
    return label !== undefined && label !== null && label.contains(control ?? null) && control instanceof HTMLInputElement && control.type === 'checkbox' && wording.test(labelKey(wholeText(label)));
  });
}

function groupsOf(places: readonly TextPlace[]): Element[] {
  const found = places.map(groupOfLabel);
  return [...new Set(found.filter((group): group is Element => group !== undefined))];
}

/** A choice a row, under a head such as 「材料形式」: the whole list is one field. */
function columnsOf(places: readonly TextPlace[]): Element[] {
  const tables = places.map((place) => elementOf(place)?.closest('th')?.closest('table'));
  return [...new Set(tables)].filter((table): table is HTMLTableElement => table !== undefined && table !== null && table.querySelector('td input, td select, td [role=radio], td [role=checkbox]') !== null);
}

/** Guide pages print 「是否告知承诺制：是」 as plain text: an attribute, not a choice. */
function canBeChosen(field: RouteField): boolean {
  if (isControl(field.group) || field.group.querySelector('input, select, textarea, button, [role=radio], [role=checkbox], [role=combobox], [role=switch], [role=option]') !== null) return true;
  return optionsOf(field).some(({ side, element }) => side === 'commitment' && (getComputedStyle(element).cursor === 'pointer' || element.matches('[tabindex], [onclick]') || !isVisible(element) || isFloating(element, field.group)));
}
