import { deepQuery, groupOfLabel, isControl, isVisible, sectionTitle, targetOfLabel, wholeText, type Target, type TextPlace } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import { isFloating } from './drawn-select.dom.ts';
import type { PageKind } from '../policy/index.ts';
import type { Detection, Found } from './detect.dom.ts';
import { scoreOf, type Evidence, type EvidenceWord } from './evidence.ts';
import * as words from './generic.ts';
import { readTarget, type View } from './locate.dom.ts';
import { finish, keepPresent, type PageRead, type Parts } from './read.dom.ts';
import { optionsOf, TICKS, type RouteField } from './route.dom.ts';

type Value = Parts['values'][number];

/** Reads a page that no profile describes. Every hit is checked against negative evidence before it counts. */
export function readGeneric(view: View): PageRead {
  const kind = kindOf(view);
  const fields = kind === 'guide' ? [] : genericRoute(view);
  const values = applicantValues(view, fields.length > 0);
  // Buttons are gated in every frame: in old systems those of a dialog stand in the top document.
  const submit = kind === 'guide' ? [] : submitButtons(view);
  const goesOn = fields.length > 0 ? submit.length > 0 : kind !== 'guide' && hasStepButton(view);
  const head = { kind: kind === 'other' && fields.length > 0 ? ('licensing' as const) : kind, how: 'generic' as const, state: 'ready' as const };
  return finish(view, head, { values, fields, submit, goesOn, missing: [] });
}

const because = (word: EvidenceWord, weight: number): Evidence => ({ word, weight });

/** The same findings with their places, for the editor. */
export function detectGeneric(view: View): Detection {
  const kind = kindOf(view);
  const fields = kind === 'guide' ? [] : genericRoute(view);
  const values = new Map(applicantValues(view, fields.length > 0));
  const list = (name: Value[0], word: EvidenceWord): Found[] =>
    (values.get(name) ?? []).flatMap((target) => {
      const element = 'element' in target ? target.element : ('text' in target ? target.text : target.inline).parentElement;
      const reasons = [because(word, 60)];
      return element === null ? [] : [{ element, value: readTarget(target), score: scoreOf(reasons), reasons }];
    });
  const route = fields.map((field) => {
    const reasons = [because('commitment-option', 60)];
    return { element: field.group, value: optionsOf(field).find(({ side }) => side === 'commitment')?.text ?? '', score: scoreOf(reasons), reasons };
  });
  const submit = submitButtons(view).map((element) => ({ element, value: buttonKey(element), score: 60, reasons: [because('submit-word', 60)] }));
  return {
    kind: { kind: kind === 'other' && fields.length > 0 ? 'licensing' : kind, reasons: [] },
    applicant: { name: list('name', 'label-party'), code: list('code', 'label-code'), regNo: list('regNo', 'label-code'), orgCode: list('orgCode', 'label-code'), legalRep: list('legalRep', 'label-legal-rep') },
    route,
    submit,
  };
}

function kindOf(view: View): PageKind {
  const headings = [...view.root.querySelectorAll('h1, h2, h3, legend, [class*=title]')].slice(0, 20).filter(isVisible);
  const texts = [view.root.title, ...headings.map((heading) => wholeText(heading).trim()).filter((text) => text.length <= 30)];
  for (const [kind, pattern] of words.KIND_WORDS) if (texts.some((text) => pattern.test(text))) return kind;
  return 'other';
}

function placesOf(view: View, keys: ReadonlySet<string>): TextPlace[] {
  return labelled(view, keys).filter((place) => !isSomeoneElse(place) && !inSearchForm(view, place));
}

const relaxedCache = new WeakMap<View, ReadonlyMap<string, readonly string[]>>();
/** Places of labels, also of those with remarks around them. */
function labelled(view: View, keys: ReadonlySet<string>): TextPlace[] {
  let relaxed = relaxedCache.get(view);
  if (relaxed === undefined) {
    const found = new Map<string, string[]>();
    for (const key of view.texts.byKey.keys()) {
      const bare = key.length > 40 ? key : words.relaxedKey(key);
      if (bare !== key && bare !== '') found.set(bare, [...(found.get(bare) ?? []), key]);
    }
    relaxed = found;
    relaxedCache.set(view, relaxed);
  }
  const all = [...keys].flatMap((key) => [key, ...(relaxed.get(key) ?? []).filter((one) => !keys.has(one))]);
  return all.flatMap((key) => view.texts.byKey.get(key) ?? []);
}

/** Controls that are labelled by an attribute alone. */
function byAttribute(view: View, keys: ReadonlySet<string>): Target[] {
  const found = deepQuery(view.root, 'input[aria-label], input[placeholder], textarea[aria-label], textarea[placeholder]', view.texts.shadowRoots).filter((element) => {
    const names = [element.getAttribute('aria-label'), element.getAttribute('placeholder')].map((name) => words.relaxedKey(labelKey(name ?? '')));
    return names.some((name) => keys.has(name)) && isVisible(element);
  });
  return found.filter((element) => !isSomeoneElse({ node: element, key: '' }) && !inSearchForm(view, { node: element, key: '' })).map((element) => ({ element }));
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
  const target = place.inline === undefined ? (isControl(place.node) ? { element: place.node } : targetOfLabel(place)) : undefined;
  // What cannot be typed into is no filter.
  return target !== undefined && 'element' in target && isEditable(target.element) && inSearchArea(view, elementOf(place));
}

function inSearchArea(view: View, element: Element | null): boolean {
  const form = element?.closest('form, [role=search], [class*=search], [class*=query], [class*=filter]');
  if (form !== undefined && form !== null) return isSearchArea(view, form);
  // Without a form: the nearest wrapper with a search button tells.
  for (let at = element, depth = 0; at !== null && depth < 5 && at.tagName !== 'BODY'; at = at.parentElement, depth += 1) {
    const around = at;
    if (searchButtons(view).some((button) => around.contains(button))) return isSearchArea(view, around);
  }
  return false;
}

function isEditable(element: Element): boolean {
  const control = [element, ...deepQuery(element, 'input, select, textarea')].find((one) => isControl(one) && isVisible(one));
  return control !== undefined && !(control as HTMLInputElement).disabled && !(control as HTMLInputElement).readOnly;
}

/** 「查询」 beside the code of an application fetches the party's data: what hands an application in is no filter. */
function isSearchArea(view: View, area: Element): boolean {
  return searchButtons(view).some((button) => area.contains(button)) && !submitButtons(view).some((button) => area.contains(button));
}

function buttonKey(button: Element): string {
  return labelKey(button instanceof HTMLInputElement ? button.value : wholeText(button));
}
function buttons(view: View): Element[] {
  return [...view.root.querySelectorAll('button, input[type=submit], input[type=button], [role=button], a[class*=btn], a[class*=button]')].filter(isVisible);
}
const buttonCache = new WeakMap<View, Element[]>();
function submitButtons(view: View): Element[] {
  let found = buttonCache.get(view);
  if (found === undefined) {
    found = buttons(view).filter((button) => words.SUBMIT_BUTTONS.has(buttonKey(button)));
    buttonCache.set(view, found);
  }
  return found;
}
/** Rows of a list repeat their buttons; a step has each once. */
function hasStepButton(view: View): boolean {
  const found = buttons(view).map(buttonKey).filter((key) => words.STEP_BUTTONS.has(key));
  return found.some((key) => found.indexOf(key) === found.lastIndexOf(key));
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
  for (const tier of tiers) {
    const found = byAttribute(view, tier).filter((target) => fits(readTarget(target)));
    if (found.length > 0) return found;
  }
  return [];
}

function applicantValues(view: View, hasRoute: boolean): Value[] {
  const code = firstTier(view, words.CODE_LABELS, looksLikeCode);
  const typed = code.length > 0 ? code : codeByType(view);
  const named = firstTier(view, words.NAME_LABELS.slice(0, 2), looksLikeName);
  // 「名称」 alone may name anything; beside a code it is the party's.
  const plain = named.length > 0 || typed.length === 0 ? named : firstTier(view, words.NAME_LABELS.slice(2), looksLikeName);
  const name = plain.length > 0 || (typed.length === 0 && !hasRoute) ? plain : nameHeadings(view);
  const found: Value[] = [
    ['name', name],
    ['code', typed],
    ['regNo', targets(view, words.REG_NO_LABELS, looksLikeCode)],
    ['orgCode', targets(view, words.ORG_CODE_LABELS, looksLikeCode)],
    ['legalRep', name.length === 0 && typed.length === 0 ? [] : targets(view, words.LEGAL_REP_LABELS, looksLikePerson)],
  ];
  return found.filter(([, list]) => list.length > 0);
}

/** Without any label the heading of a page or dialog is the name. */
function nameHeadings(view: View): Target[] {
  const headings = deepQuery(view.root, 'h1, h2, h3, h4, [role=heading]', view.texts.shadowRoots);
  return headings.filter((element) => isVisible(element) && words.NAME_HEADING.test(labelKey(wholeText(element))) && !isSomeoneElse({ node: element, key: '' })).map((element) => ({ element }));
}

/** 「证件号码」 is an entity's code only if the type of document beside it says so. */
function codeByType(view: View): Target[] {
  const types = placesOf(view, words.ID_TYPE_LABELS).map(targetOfLabel);
  const type = types.map((target) => (target === undefined ? '' : readTarget(target))).find((value) => value !== '');
  return type !== undefined && words.ENTITY_ID_TYPE.test(type) ? targets(view, words.ID_NUMBER_LABELS, looksLikeCode) : [];
}

/** A route field needs a label that says so, or an ordinary option beside the commitment option. */
function genericRoute(view: View): RouteField[] {
  const choice = { commitment: words.COMMITMENT_OPTIONS, ordinary: words.ORDINARY_OPTIONS, loose: true };
  const about = [...view.texts.byKey].filter(([key]) => words.YES_NO_LABEL.test(key) || words.YES_NO_LABEL.test(words.relaxedKey(key))).flatMap(([, list]) => list);
  const fields: RouteField[] = [
    ...groupsOf(view, labelled(view, words.ROUTE_LABELS)).map((group) => ({ group, words: choice, bareTexts: true })),
    ...groupsOf(view, about).map((group) => yesNoField(group)),
    ...tickLabels(view, about, words.YES_NO_LABEL).map((group) => ({ group, words: choice, bareTexts: false, tick: true })),
  ];
  const sentences = [...view.texts.byKey].filter(([key]) => words.COMMITMENT_TICK.test(key) && words.COMMITMENT_OPTIONS.has(key)).flatMap(([, list]) => list);
  for (const group of tickLabels(view, sentences, words.COMMITMENT_TICK)) fields.push({ group, words: choice, bareTexts: false, tick: true });
  const present = keepPresent(fields).filter(canBeChosen);
  if (present.length > 0) return present;
  const whole: RouteField = { group: view.root.documentElement, words: choice, bareTexts: false };
  const options = optionsOf(whole).filter((option) => isVisible(option.element) || option.input instanceof HTMLOptionElement);
  const both = options.some((option) => option.side === 'commitment') && options.some((option) => option.side === 'ordinary');
  return both && !inSearchArea(view, options.find((option) => option.side === 'commitment')?.element ?? null) ? [whole] : [];
}

/** A field about the commitment route with 是 and 否, or with one tick or switch that says yes by itself. */
function yesNoField(group: Element): RouteField {
  const answers = { group, words: { commitment: words.YES, ordinary: words.NO }, bareTexts: true };
  const ticks = [group, ...deepQuery(group, TICKS)].filter((one) => one.matches(TICKS) && one.querySelector(TICKS) === null);
  const alone = ticks.length === 1 && !optionsOf(answers).some((option) => option.side === 'commitment');
  return alone ? { ...answers, tick: true } : answers;
}

/** Labels of single ticks whose whole text is about the commitment route. */
function tickLabels(view: View, places: readonly TextPlace[], wording: RegExp): Element[] {
  const labels = places.filter((place) => !inSearchArea(view, elementOf(place))).map((place) => elementOf(place)?.closest('label'));
  return [...new Set(labels)].filter((label): label is HTMLLabelElement => {
    const control = label?.control;
    return label !== undefined && label !== null && label.contains(control ?? null) && control instanceof HTMLInputElement && control.type === 'checkbox' && wording.test(labelKey(wholeText(label)));
  });
}

function groupsOf(view: View, places: readonly TextPlace[]): Element[] {
  const found = places.filter((place) => !inSearchArea(view, elementOf(place))).map(groupOfLabel);
  return [...new Set(found.filter((group): group is Element => group !== undefined))];
}

/** Guide pages print 「是否告知承诺制：是」 as plain text: an attribute, not a choice. */
function canBeChosen(field: RouteField): boolean {
  if (isControl(field.group) || field.group.querySelector('input, select, textarea, button, [role=radio], [role=checkbox], [role=combobox], [role=switch], [role=option]') !== null) return true;
  return optionsOf(field).some(({ side, element }) => side === 'commitment' && (getComputedStyle(element).cursor === 'pointer' || element.matches('[tabindex], [onclick]') || !isVisible(element) || isFloating(element, field.group)));
}
