import { deepContains, deepParent, deepQuery, indexTexts, isVisible, valueOf, wholeText } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import { detectPage, optionsOf, proposeLocators, readPage, sideOf, type Detection, type PageRead } from '../site/index.dom.ts';
import { COMMITMENT_OPTIONS, NO, ORDINARY_OPTIONS, YES, YES_NO_LABEL } from '../site/generic.ts';
import { elementsOf, readTarget, targetsOf, type View } from '../site/locate.dom.ts';
import type { Locator, SiteProfile } from '../site/index.ts';
import type { Mark } from './layer.dom.ts';
import { CASE_VALUES, caseValueOf, VALUE_FIELDS, type FoundPart, type FoundRoute, type FrameLook, type LookRequest, type Pointed, type ValueField } from './types.ts';

/** Reads this document with the draft, or generically, and says where everything was found. */
export function lookAt({ profiles, names }: LookRequest, clickedRow?: Element): { look: FrameLook; marks: Mark[] } {
  const read = readNow(profiles, clickedRow);
  const page = profiles.flatMap((profile) => profile.pages).find(({ id }) => id === read.reading.pageId);
  const seen = detectPage(document, clickedRow);
  const places = page === undefined ? detectedPlaces(seen) : describedPlaces(page, clickedRow);
  const found = places.map(({ field, element, value, locators }): FoundPart => {
    const why = whyOf(seen, field, element);
    return { field, value, locators: locators ?? lasting(proposeLocators(element, proposedAs(field), clickedRow), places.map((place) => place.value)), ...(why === undefined ? {} : { why }) };
  });
  const group = read.fields[0]?.group;
  const route = group === undefined ? undefined : routeOf(group === document.documentElement ? commonGroup(read) : group);
  const marks = places.map(({ field, element }) => ({ element, text: names[field] ?? field }));
  const { host, pathname: path, search, hash } = location;
  const look: FrameLook = { at: framePath(), host, path, search, hash, title: document.title.slice(0, 300), reading: read.reading, found, ...(route === undefined ? {} : { route }) };
  return { look, marks };
}

export function readNow(profiles: readonly SiteProfile[], clickedRow?: Element): PageRead {
  const { pathname: path, search, hash } = location;
  return readPage({ document, place: { path, search, hash, top: window === window.top }, profiles, generic: true, clickedRows: clickedRow === undefined ? [] : [clickedRow] });
}

/** Without ways that hold a value of this very case, or that take another field's label for a column's head. */
function lasting(locators: readonly Locator[], values: readonly string[]): Locator[] {
  const keys = values.map(labelKey).filter((key) => key.length > 1);
  const sound = locators.filter((locator) => !Object.values(locator).some((text) => typeof text === 'string' && keys.some((key) => labelKey(text).includes(key))));
  const named = sound.filter(({ column }) => column === undefined);
  return named.some(({ label, row }) => label !== undefined || row !== undefined) ? named : sound;
}

interface Place {
  readonly field: Pointed;
  readonly element: Element;
  readonly value: string;
  readonly locators?: readonly Locator[];
}

/** Why generic reading takes this very element for the field; nothing where it does not. */
function whyOf(seen: Detection, field: Pointed, element: Element): FoundPart['why'] {
  const list = field === 'scope' || field === 'exclude' || caseValueOf(field) !== undefined ? [] : field === 'route' || field === 'submit' ? seen[field] : seen.applicant[field as ValueField];
  return list.find((one) => one.element === element || one.element.contains(element) || element.contains(one.element))?.reasons.slice(0, MAX_REASONS);
}
const MAX_REASONS = 12;
/** A decision is longer than what is shown of a field. */
const MAX_SHOWN = 300;

function detectedPlaces(seen: Detection): Place[] {
  const values = VALUE_FIELDS.flatMap((field): Place[] => {
    const best = seen.applicant[field].find(({ value }) => value !== '') ?? seen.applicant[field][0];
    return best === undefined ? [] : [{ field, element: best.element, value: best.value }];
  });
  const route = seen.route.slice(0, 1).map(({ element, value }): Place => ({ field: 'route', element, value }));
  const submit = seen.submit.slice(0, 5).map(({ element, value }): Place => ({ field: 'submit', element, value: value || textOf(element) }));
  return [...values, ...route, ...submit];
}

function describedPlaces(page: SiteProfile['pages'][number], clickedRow?: Element): Place[] {
  const view: View = { root: document, texts: indexTexts(document), excluded: [], clickedRows: clickedRow === undefined ? [] : [clickedRow] };
  const described: readonly (readonly [Pointed, readonly Locator[] | undefined])[] = [...VALUE_FIELDS.map((field) => [field, page.applicant?.[field]] as const), ...CASE_VALUES.map((field) => [`case.${field}`, page.penaltyCase?.[field]] as const)];
  const values = described.flatMap(([field, locators]): Place[] => {
    const targets = (locators ?? []).map((locator) => targetsOf(view, locator)).find((all) => all.length > 0);
    const [target] = targets ?? [];
    if (target === undefined || locators === undefined) return [];
    const element = 'element' in target ? target.element : ('text' in target ? target.text : target.inline).parentElement;
    return element === null ? [] : [{ field, element, value: readTarget(target).slice(0, MAX_SHOWN), locators }];
  });
  const parts = ([['route', page.route?.group], ['submit', page.submit], ['scope', page.scope], ['exclude', page.exclude]] as const).flatMap(([field, locators]) =>
    (locators ?? []).flatMap((locator) => elementsOf(view, locator).slice(0, 1).map((element): Place => ({ field, element, value: field === 'submit' ? textOf(element) : '', locators: [locator] }))),
  );
  return [...values, ...parts];
}

/** A value of a penalty case is found again as any other value is. */
function proposedAs(field: Pointed): Parameters<typeof proposeLocators>[1] {
  return caseValueOf(field) === undefined ? (field as Exclude<Pointed, `case.${string}`>) : 'caseValue';
}

export function textOf(element: Element): string {
  return (wholeText(element).trim() || (element instanceof HTMLInputElement ? element.value : '')).replace(/\s+/gu, ' ').slice(0, 60);
}

/** What a person pointed at, as the field that it shall be. */
export function partOf(element: Element, field: Pointed): { part: FoundPart; route?: FoundRoute } {
  if (field === 'route') {
    const route = routeOf(groupAround(element));
    return { part: { field, value: route.options.map(({ text }) => text).join(' / ').slice(0, 300), locators: route.group }, route };
  }
  const target = field === 'submit' ? (element.closest('button, a, input, [role=button]') ?? element) : element;
  const ofCase = caseValueOf(field) !== undefined;
  const asValue = ofCase || field === 'name' || field === 'code' || field === 'regNo' || field === 'legalRep';
  const locators = lasting(proposeLocators(target, proposedAs(field), element.closest('tr') ?? undefined), asValue ? [valueOf(target)] : []);
  return { part: { field, value: field === 'submit' || field === 'scope' || field === 'exclude' ? textOf(target) : valueOf(target).slice(0, MAX_SHOWN), locators } };
}

const CHOICES = 'input[type=radio], input[type=checkbox], option, [role=radio], [role=checkbox], [role=switch], [role=option]';

/** The field around an option: the smallest part with more than one choice, a select, or what was pointed at. */
function groupAround(element: Element): Element {
  const select = element.closest('select');
  if (select !== null) return select;
  for (let at: Element | null = element, depth = 0; at !== null && depth < 8 && at.tagName !== 'BODY'; at = deepParent(at), depth += 1) {
    if (deepQuery(at, CHOICES).length > 1) return lifted(at);
  }
  return element;
}

/** Higher while nothing else comes in, until the field has a name. */
function lifted(group: Element): Element {
  const choices = deepQuery(group, CHOICES).length;
  for (let at: Element | null = group, depth = 0; at !== null && depth < 4 && at.tagName !== 'BODY'; at = deepParent(at), depth += 1) {
    if (deepQuery(at, CHOICES).length !== choices) break;
    if (proposeLocators(at, 'route').length > 0) return at;
  }
  return group;
}

/** Without a named field the options stand somewhere on the page: what holds them all. */
function commonGroup(read: PageRead): Element {
  const elements = read.fields.flatMap(optionsOf).filter(({ side, element }) => side !== 'other' && isVisible(element)).map(({ element }) => element);
  let at: Element = elements[0]?.parentElement ?? document.documentElement;
  while (at.parentElement !== null && !elements.every((element) => deepContains(at, element))) at = at.parentElement;
  return at;
}

/** Options of a group by their texts, each with the side that its wording names; 是 and 否 only where the label asks. */
function routeOf(group: Element): FoundRoute {
  const locators = proposeLocators(group, 'route');
  const asks = locators.some(({ label, row }) => YES_NO_LABEL.test(label ?? row ?? ''));
  const words = asks ? { commitment: YES, ordinary: NO } : { commitment: COMMITMENT_OPTIONS, ordinary: ORDINARY_OPTIONS, loose: true };
  const seen = new Map<string, FoundRoute['options'][number]>();
  for (const { text } of optionsOf({ group, words, bareTexts: true })) {
    const key = labelKey(text);
    if (key !== '' && key.length <= 40 && !seen.has(key)) seen.set(key, { text, side: sideOf(words, key) });
  }
  return { group: locators, options: [...seen.values()].slice(0, 20) };
}

/** Indexes of `window.frames` from the top document to this one; they can be compared across origins. */
export function framePath(): number[] {
  const path: number[] = [];
  for (let at: Window = window; at !== at.parent; at = at.parent) {
    let index = 0;
    while (index < at.parent.length && at.parent[index] !== at) index += 1;
    path.unshift(index);
  }
  return path;
}
