import { activeCell, cellOf, deepQuery, isVisible, nextCell, rowOf, sectionTitle, targetOfLabel, wholeText, type Target, type TextPlace } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import { usccCheck } from '../subject/checksum.ts';
import { elementOf, inSearchArea, inSearchForm } from './buttons.dom.ts';
import { ENOUGH, scoreOf, type Evidence, type EvidenceWord } from './evidence.ts';
import { isHeadRow } from './columns.ts';
import * as words from './generic.ts';
import { readTarget, type View } from './locate.dom.ts';
import { placedTargets } from './placed.dom.ts';

/** A target that may be a field of the applicant, with everything that speaks for and against it. */
export interface Candidate {
  readonly target: Target;
  readonly value: string;
  readonly score: number;
  readonly reasons: readonly Evidence[];
}
export type ApplicantField = 'name' | 'code' | 'regNo' | 'orgCode' | 'legalRep';
export type Applicant = Readonly<Record<ApplicantField, readonly Candidate[]>>;

export const because = (word: EvidenceWord, weight: number): Evidence => ({ word, weight });

function candidate(target: Target, reasons: readonly (Evidence | undefined)[]): Candidate {
  const all = reasons.filter((one): one is Evidence => one !== undefined);
  return { target, value: readTarget(target), reasons: all, score: scoreOf(all) };
}

const relaxedCache = new WeakMap<View, ReadonlyMap<string, readonly string[]>>();
/** Places of labels, also of those with remarks around them. */
export function labelled(view: View, keys: ReadonlySet<string>): TextPlace[] {
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

/** Whose part of the page it is, and whether it is a filter: the same for every field. */
function around(view: View, place: TextPlace): (Evidence | undefined)[] {
  const element = elementOf(place);
  const title = element === null ? '' : sectionTitle(element);
  const other = words.OTHER_PARTY.test(title) || words.OTHER_PARTY.test(labelBefore(element));
  return [
    other ? because('other-party', -100) : words.OWN_SECTION.test(title) ? because('own-section', 15) : undefined,
    inSearchForm(view, place) ? because('search-form', -100) : undefined,
  ];
}

/** 「许可机关 | 某局 | 统一社会信用代码 | …」: the pair before in the same row says whose code it is. */
function labelBefore(element: Element | null): string {
  const cell = cellOf(element);
  for (let at = cell?.previousElementSibling ?? null; at !== null; at = at.previousElementSibling) {
    const key = labelKey(wholeText(at));
    if (words.OTHER_PARTY.test(key) && key.length <= 12 && !words.isPartyLabel(key)) return key;
    if (words.isPartyLabel(key)) return '';
  }
  return '';
}

/** The next label is no value: empty cells make neighbours of them. Nor is a remark that goes on with the label. */
function usable(value: string): boolean {
  return !/[:：]$/u.test(value) && !/^[(（].*[)）]$/u.test(value) && !words.isFieldLabel(labelKey(value));
}

/** A code has at least eight letters and digits; `*` for masked places. Spaces and hyphens may divide it. */
const looksLikeCode = (value: string): boolean => /^(?=.*\d)[0-9A-Za-z*×\-\s]{8,30}$/u.test(value.normalize('NFKC'));
const looksLikeName = (value: string): boolean => !/^[\d\s:/.-]+$/u.test(value) && labelKey(value).length >= 2;
const looksLikePerson = (value: string): boolean => looksLikeName(value) && value.length <= 40 && !looksLikeCode(value);

function ofCode(value: string): Evidence | undefined {
  if (value === '') return undefined;
  return usccCheck(value.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase()) ? because('code-check', 30) : because('value-code', 10);
}
function ofName(view: View, value: string, weak: boolean): (Evidence | undefined)[] {
  const key = labelKey(value);
  if (words.OFFICE.test(key)) return [because('value-office', -50)];
  if (words.ENTITY.test(key)) return [because('value-name', 20)];
  if (words.PROJECT.test(key)) return [because('value-project', -60)];
  if (!weak || !words.PERSON.test(key)) return [];
  // An official who asked for something inside the office is called 申请人 as well.
  return [because('value-person', -5), words.INTERNAL_LABELS.some((label) => view.texts.byKey.has(label)) ? because('internal-form', -60) : undefined];
}

type Fits = (value: string) => boolean;
type More = (value: string) => (Evidence | undefined)[];

function byLabel(view: View, keys: ReadonlySet<string>, first: Evidence, fits: Fits, more: More): Candidate[] {
  return labelled(view, keys).flatMap((place) => {
    const target = targetOfLabel(place);
    const value = target === undefined ? undefined : readTarget(target);
    if (target !== undefined && value !== undefined && usable(value) && (value === '' || fits(value))) return [candidate(target, [first, ...around(view, place), ...more(value)])];
    const placed = placedTargets(view, place).find((one) => isStrong(first.word, readTarget(one), fits));
    return placed === undefined ? [] : [candidate(placed, [first, ...around(view, place), ...more(readTarget(placed))])];
  });
}

/** Beyond doubt by itself: for values that only their place on the screen joins to a label. */
function isStrong(word: EvidenceWord, value: string, fits: Fits): boolean {
  if (!usable(value) || !fits(value)) return false;
  if (word === 'label-code') return ofCode(value)?.word === 'code-check';
  return (word === 'label-legal-rep' ? words.PERSON : words.ENTITY).test(labelKey(value));
}

/** Controls that are labelled by an attribute alone. */
function byAttribute(view: View, keys: ReadonlySet<string>, fits: Fits, more: More): Candidate[] {
  const found = deepQuery(view.root, 'input[aria-label], input[placeholder], textarea[aria-label], textarea[placeholder]', view.texts.shadowRoots).filter((element) => {
    const names = [element.getAttribute('aria-label'), element.getAttribute('placeholder')].map((name) => words.relaxedKey(labelKey(name ?? '')));
    return names.some((name) => keys.has(name)) && isVisible(element);
  });
  return found.flatMap((element) => {
    const value = readTarget({ element });
    return fits(value) ? [candidate({ element }, [because('label-attribute', 45), ...around(view, { node: element, key: '' }), ...more(value)])] : [];
  });
}

const enough = (list: readonly Candidate[]): Candidate[] => list.filter(({ score }) => score >= ENOUGH);
const filled = (list: readonly Candidate[]): boolean => list.some(({ value }) => value !== '');
/** The first kind of evidence that gives a value wins; equal evidence stands side by side. */
function firstFilled(tries: readonly (() => readonly Candidate[])[]): Candidate[] {
  let empty: Candidate[] = [];
  for (const one of tries) {
    const found = enough(one());
    if (filled(found)) return found;
    if (empty.length === 0) empty = found;
  }
  return empty;
}

/** Who the page says the applicant is. Everything found counts; contradictions are shown, not settled. */
export function applicantOf(view: View, hasRoute: boolean): Applicant {
  const codeMore: More = (value) => [ofCode(value)];
  const codeLabel = because('label-code', 60);
  const code = firstFilled([
    () => byLabel(view, words.CODE_LABELS, codeLabel, looksLikeCode, codeMore),
    () => codeByType(view),
    () => byAttribute(view, words.CODE_LABELS, looksLikeCode, codeMore),
  ]);
  const coded = filled(code);
  const [strong, weak, plain] = words.NAME_LABELS;
  const nameMore = (isWeak: boolean): More => (value) => [...ofName(view, value, isWeak), coded ? because('beside-code', 10) : undefined];
  const name = firstFilled([
    () => byLabel(view, strong, because('label-party', 60), looksLikeName, nameMore(false)),
    () => byLabel(view, weak, because('label-weak', 45), looksLikeName, nameMore(true)),
    () => byAttribute(view, new Set([...strong, ...weak]), looksLikeName, nameMore(true)),
    // 「名称」 alone may name anything; beside a code, or with an organisation's name behind it, it is the party's.
    () => (coded || hasRoute ? byLabel(view, plain, because('label-plain', 20), looksLikeName, nameMore(true)) : []),
    () => (coded || hasRoute ? nameHeadings(view) : []),
  ]);
  const ownRow = coded || name.length !== 1 || name[0] === undefined ? undefined : rowOf(anchorElement(name[0].target));
  if (ownRow !== undefined) code.push(...columnIn({ ...view, clickedRows: [ownRow] }, words.CODE_LABELS, looksLikeCode));
  const pair = name.length === 0 && code.length === 0 ? nameWithCode(view) : undefined;
  if (pair !== undefined) return pair;
  const none = name.length === 0 && code.length === 0;
  const legalRep = firstFilled([
    () => (none ? [] : byLabel(view, words.LEGAL_REP_LABELS, because('label-legal-rep', 60), looksLikePerson, () => [])),
    () => (none ? [] : byAttribute(view, words.LEGAL_REP_LABELS, looksLikePerson, () => [])),
  ]);
  const number = (keys: ReadonlySet<string>): Candidate[] => enough(byLabel(view, keys, codeLabel, looksLikeCode, () => []));
  return { name, code, regNo: number(words.REG_NO_LABELS), orgCode: number(words.ORG_CODE_LABELS), legalRep };
}

/** Without any label the heading of a page or dialog is the name. */
function nameHeadings(view: View): Candidate[] {
  const headings = deepQuery(view.root, 'h1, h2, h3, h4, [role=heading], [class*=dialog] [class*=title], [class*=layer-title], [class*=modal-title]', view.texts.shadowRoots);
  return headings.flatMap((element) => {
    const text = wholeText(element).trim();
    const matter = words.HEADING_MATTER.exec(text)?.[0];
    if (!words.NAME_HEADING.test(labelKey(text.slice(matter?.length ?? 0))) || !isVisible(element)) return [];
    return [candidate(matter === undefined ? { element } : { element, cut: [matter, ''] }, [because('heading', 40), because('value-name', 20), ...around(view, { node: element, key: '' })])];
  });
}

/** 「示例有限公司（9199…）」 in a bar above the form. Several of them are a list; cells of a table are as well. */
function nameWithCode(view: View): Applicant | undefined {
  const found = [...view.texts.byKey].filter(([key]) => {
    const [, name = '', code = ''] = words.NAME_WITH_CODE.exec(key) ?? [];
    return code !== '' && words.ENTITY.test(name) && usccCheck(code);
  });
  const place = found[0]?.[1][0];
  const element = place === undefined ? null : elementOf(place);
  if (found.length !== 1 || element === null || cellOf(element) !== undefined || inSearchArea(view, element)) return undefined;
  const text = readTarget({ element });
  const open = Math.max(text.lastIndexOf('('), text.lastIndexOf('（'));
  const start = /[0-9A-Z]{18}/u.exec(text.slice(open).normalize('NFKC'))?.index ?? 1;
  const reasons = [because('value-name', 20), because('code-check', 30), because('beside-code', 10)];
  const cutAt = (cut: readonly [string, string]): Candidate[] => enough([candidate({ element, cut }, reasons)]);
  return { name: cutAt(['', text.slice(open)]), code: cutAt([text.slice(0, open + start), text.at(-1) ?? '']), regNo: [], orgCode: [], legalRep: [] };
}

export function anchorElement(target: Target): Element | null {
  return 'element' in target ? target.element : ('text' in target ? target.text : target.inline).parentElement;
}

/** Parties of several like parts side by side: cards of a list, of which none is open. */
export function isCardList(applicant: Applicant): boolean {
  const elements = applicant.name.flatMap(({ target, value }) => (value === '' ? [] : [anchorElement(target)]));
  const parties = new Set(applicant.name.map(({ value }) => labelKey(value)).filter((key) => key !== ''));
  const [first, ...rest] = elements;
  if (parties.size < 3 || first === undefined || first === null) return false;
  let card: Element = first;
  while (card.parentElement !== null && !rest.some((other) => other !== null && card.parentElement?.contains(other) === true)) card = card.parentElement;
  const like = [...(card.parentElement?.children ?? [])].filter((other) => other.tagName === card.tagName && other.className === card.className);
  return elements.every((element) => like.some((one) => one.contains(element)));
}

/** 「证件号码」 is an entity's code only if the type of document that stands before it says so. */
function codeByType(view: View): Candidate[] {
  const types = labelled(view, words.ID_TYPE_LABELS);
  return labelled(view, words.ID_NUMBER_LABELS).flatMap((place) => {
    const target = targetOfLabel(place);
    if (target === undefined) return [];
    const value = readTarget(target);
    if (value !== '' && !looksLikeCode(value)) return [];
    const before = types.filter((type) => (type.node.compareDocumentPosition(place.node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0).at(-1) ?? types[0];
    const typeTarget = before === undefined ? undefined : targetOfLabel(before);
    const type = typeTarget === undefined ? '' : readTarget(typeTarget);
    const entity = words.ENTITY_ID_TYPE.test(type);
    return [candidate(target, [because('label-weak', 10), type === '' ? undefined : entity ? because('id-type', 40) : because('person-id-type', -60), ...around(view, place), ofCode(value)])];
  });
}

/** What a column holds in the row that was clicked or is marked. */
function columnIn(view: View, keys: ReadonlySet<string>, fits: Fits): Candidate[] {
  return labelled(view, keys).flatMap((place) => {
    const head = cellOf(elementOf(place));
    // In a form of pairs the next cell holds the value: that is no list's head.
    if (head === undefined || (head.tagName === 'TD' && nextCell(head as HTMLTableCellElement) !== undefined && rowOf(head)?.querySelector('input, select, textarea') !== null)) return [];
    const cell = activeCell(head, view.clickedRows, false);
    if (cell === undefined) return [];
    const value = readTarget({ element: cell });
    return value !== '' && fits(value) && !words.isFieldLabel(labelKey(value)) ? [candidate({ element: cell }, [because('clicked-row', 40), words.ENTITY.test(labelKey(value)) ? because('value-name', 20) : undefined])] : [];
  });
}

/** Name and code in the row of a list that was clicked or is marked: for dialogs that do not repeat them. */
export function fromRow(view: View): Applicant {
  const inRow = (keys: ReadonlySet<string>, fits: Fits): Candidate[] => columnIn(view, keys, fits);
  const [strong, weak] = words.NAME_LABELS;
  const name = inRow(strong, looksLikeName);
  return { name: name.length > 0 ? name : inRow(weak, looksLikeName), code: inRow(words.CODE_LABELS, looksLikeCode), regNo: [], orgCode: [], legalRep: [] };
}

/** Whether a label of a party heads the column of a list. */
export function hasPartyColumn(view: View): boolean {
  return labelled(view, new Set([...words.NAME_LABELS[0], ...words.CODE_LABELS])).some((place) => cellOf(elementOf(place))?.matches('th, [role=columnheader]') === true);
}

/** Whether some table of the page seems to have parties in its columns, also one whose head is made of plain cells. */
export function namesParties(view: View): boolean {
  return labelled(view, PARTY_HEADS).some((place) => {
    const head = cellOf(elementOf(place));
    if (head?.matches('th, [role=columnheader]') === true) return true;
    const cells = [...(rowOf(head)?.children ?? [])];
    return cells.length < 40 && isHeadRow(cells.map((cell) => ((cell.textContent ?? '').length > 120 ? '' : labelKey(cell.textContent ?? ''))));
  });
}
const PARTY_HEADS: ReadonlySet<string> = new Set([...words.NAME_LABELS[0], ...words.NAME_LABELS[1], ...words.CODE_LABELS]);
