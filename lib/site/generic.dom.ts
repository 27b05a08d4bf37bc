import { groupOfLabel, isControl, isVisible, sectionTitle, targetOfLabel, wholeText, type Target, type TextPlace } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import type { PageKind } from '../policy/index.ts';
import * as words from './generic.ts';
import { readTarget, type View } from './locate.dom.ts';
import { finish, keepPresent, type PageRead, type Parts } from './read.dom.ts';
import { optionsOf, type RouteField } from './route.dom.ts';

type Value = Parts['values'][number];

/** Reads a page that no profile describes. Every hit is checked against negative evidence before it counts. */
export function readGeneric(view: View): PageRead {
  const kind = kindOf(view);
  const fields = kind === 'guide' ? [] : genericRoute(view);
  const values = applicantValues(view);
  const submit = fields.length === 0 ? [] : buttons(view).filter((button) => words.SUBMIT_BUTTONS.has(buttonKey(button)));
  const head = { kind: kind === 'other' && fields.length > 0 ? ('licensing' as const) : kind, how: 'generic' as const, state: 'ready' as const };
  return finish(view, head, { values, fields, submit, missing: [] });
}

function kindOf(view: View): PageKind {
  const headings = [...view.root.querySelectorAll('h1, h2, h3, legend, [class*=title]')].slice(0, 20).filter(isVisible);
  const texts = [view.root.title, ...headings.map((heading) => wholeText(heading).trim()).filter((text) => text.length <= 30)];
  for (const [kind, pattern] of words.KIND_WORDS) if (texts.some((text) => pattern.test(text))) return kind;
  return 'other';
}

function placesOf(view: View, keys: ReadonlySet<string>): TextPlace[] {
  return [...keys].flatMap((key) => view.texts.byKey.get(key) ?? []).filter((place) => !isSomeoneElse(place) && !inSearchForm(view, place));
}

function elementOf(place: TextPlace): Element | null {
  return place.node instanceof Text ? place.node.parentElement : place.node;
}

function isSomeoneElse(place: TextPlace): boolean {
  const element = elementOf(place);
  return element === null || words.OTHER_PARTY.test(sectionTitle(element));
}

/** A filter above a list carries the same labels as an application; its buttons give it away. */
function inSearchForm(view: View, place: TextPlace): boolean {
  const element = elementOf(place);
  const form = element?.closest('form, [role=search], [class*=search], [class*=query], [class*=filter]');
  if (form !== undefined && form !== null) return searchButtons(view).some((button) => form.contains(button));
  // Without a form: a search button a few wrappers up counts only if nothing below hands an application in.
  for (let at = element, depth = 0; at !== null && depth < 5 && at.tagName !== 'BODY'; at = at.parentElement, depth += 1) {
    const around = at;
    if (searchButtons(view).some((button) => around.contains(button))) return true;
  }
  return false;
}

function buttonKey(button: Element): string {
  return labelKey(button instanceof HTMLInputElement ? button.value : wholeText(button));
}
function buttons(view: View): Element[] {
  return [...view.root.querySelectorAll('button, input[type=submit], input[type=button], [role=button], a[class*=btn], a[class*=button]')].filter(isVisible);
}
const searchCache = new WeakMap<View, Element[]>();
function searchButtons(view: View): Element[] {
  let found = searchCache.get(view);
  if (found === undefined) {
    found = buttons(view).filter((button) => words.SEARCH_BUTTON.test(buttonKey(button)));
    searchCache.set(view, found);
  }
  return found;
}

function targets(view: View, keys: ReadonlySet<string>, fits: (value: string) => boolean): Target[] {
  const found = placesOf(view, keys).map(targetOfLabel);
  return found.filter((target): target is Target => target !== undefined && usable(target) && (readTarget(target) === '' || fits(readTarget(target))));
}

/** The next label is no value: empty cells make neighbours of them. */
function usable(target: Target): boolean {
  const value = readTarget(target);
  const key = labelKey(value);
  return !/[:：]$/u.test(value) && ![...words.NAME_LABELS, ...words.CODE_LABELS, words.REG_NO_LABELS, words.LEGAL_REP_LABELS].some((set) => set.has(key));
}

/** A code has at least eight letters and digits; `*` for masked places. Spaces and hyphens may divide it. */
const looksLikeCode = (value: string): boolean => /^(?=.*\d)[0-9A-Za-z*×\-\s]{8,30}$/u.test(value.normalize('NFKC'));
const looksLikeName = (value: string): boolean => !/^[\d\s:/.-]+$/u.test(value) && labelKey(value).length >= 2;
const looksLikePerson = (value: string): boolean => looksLikeName(value) && value.length <= 40;

function firstTier(view: View, tiers: readonly ReadonlySet<string>[], fits: (value: string) => boolean): Target[] {
  for (const tier of tiers) {
    const found = targets(view, tier, fits);
    if (found.some((target) => readTarget(target) !== '')) return found;
  }
  return [];
}

function applicantValues(view: View): Value[] {
  const code = firstTier(view, words.CODE_LABELS, looksLikeCode);
  const typed = code.length > 0 ? code : codeByType(view);
  const named = firstTier(view, words.NAME_LABELS.slice(0, 2), looksLikeName);
  // 「名称」 alone may name anything; beside a code it is the party's.
  const name = named.length > 0 || typed.length === 0 ? named : firstTier(view, words.NAME_LABELS.slice(2), looksLikeName);
  const found: Value[] = [
    ['name', name],
    ['code', typed],
    ['regNo', targets(view, words.REG_NO_LABELS, looksLikeCode)],
    ['orgCode', targets(view, words.ORG_CODE_LABELS, looksLikeCode)],
    ['legalRep', name.length === 0 && typed.length === 0 ? [] : targets(view, words.LEGAL_REP_LABELS, looksLikePerson)],
  ];
  return found.filter(([, list]) => list.length > 0);
}

/** 「证件号码」 is an entity's code only if the type of document beside it says so. */
function codeByType(view: View): Target[] {
  const types = placesOf(view, words.ID_TYPE_LABELS).map(targetOfLabel);
  const type = types.map((target) => (target === undefined ? '' : readTarget(target))).find((value) => value !== '');
  return type !== undefined && words.ENTITY_ID_TYPE.test(type) ? targets(view, words.ID_NUMBER_LABELS, looksLikeCode) : [];
}

/** A route field needs a label that says so, or an ordinary option beside the commitment option. */
function genericRoute(view: View): RouteField[] {
  const choice = { commitment: words.COMMITMENT_OPTIONS, ordinary: words.ORDINARY_OPTIONS };
  const labelled = groupsOf(view, [...words.ROUTE_LABELS].flatMap((key) => view.texts.byKey.get(key) ?? []));
  const yesNo = groupsOf(view, [...view.texts.byKey].filter(([key]) => words.YES_NO_LABEL.test(key)).flatMap(([, list]) => list));
  const fields: RouteField[] = [
    ...labelled.map((group) => ({ group, words: choice, bareTexts: true })),
    ...yesNo.map((group) => ({ group, words: { commitment: words.YES, ordinary: words.NO }, bareTexts: true })),
  ];
  const present = keepPresent(fields).filter(hasControl);
  if (present.length > 0) return present;
  const whole: RouteField = { group: view.root.documentElement, words: choice, bareTexts: false };
  const options = optionsOf(whole).filter((option) => isVisible(option.element) || option.input instanceof HTMLOptionElement);
  const both = options.some((option) => option.side === 'commitment') && options.some((option) => option.side === 'ordinary');
  return both && !inSearchForm(view, { node: options.find((option) => option.side === 'commitment')?.element ?? whole.group, key: '' }) ? [whole] : [];
}

function groupsOf(view: View, places: readonly TextPlace[]): Element[] {
  const found = places.filter((place) => !inSearchForm(view, place)).map(groupOfLabel);
  return [...new Set(found.filter((group): group is Element => group !== undefined))];
}

/** Guide pages print 「是否告知承诺制：是」 as plain text: an attribute, not a choice. */
function hasControl(field: RouteField): boolean {
  return isControl(field.group) || field.group.querySelector('input, select, textarea, button, [role=radio], [role=checkbox], [role=combobox], [role=switch], [role=option]') !== null;
}
