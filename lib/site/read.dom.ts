import { indexTexts, type Target } from '../page/index.dom.ts';
import { cleanName, labelKey, MAX_TEXT } from '../page/index.ts';
import type { SubjectText } from '../subject/index.ts';
import { namesParties } from './candidates.dom.ts';
import { readGeneric } from './generic.dom.ts';
import { bearsMarks, elementsOf, firstElements, partsOf, readTarget, targetsOf, type View } from './locate.dom.ts';
import { inspectionDays } from './inspections.dom.ts';
import { candidatesFor, fitsGlob, type Candidate, type Place } from './place.ts';
import { hasCombo, isListItem } from './drawn-select.dom.ts';
import { chosenIn, optionsOf, sideOf, type RouteField, type RouteWords } from './route.dom.ts';
import type { Locators, PageProfile, RouteProfile, SiteProfile } from './schema.ts';
import type { z } from '../shared/zod.ts';
import type { FrameReading, RouteReading } from './types.ts';

type LocatorList = z.infer<typeof Locators>;
type FieldName = keyof NonNullable<PageProfile['applicant']>;
export const FIELDS = ['name', 'code', 'regNo', 'orgCode', 'legalRep', 'personId'] as const satisfies readonly FieldName[];

export interface ReadOptions {
  readonly document: Document;
  readonly place: Place;
  readonly profiles: readonly SiteProfile[];
  /** Whether generic detection may run where no profile page fits. */
  readonly generic: boolean;
  /** Rows that were clicked, latest first, one a list. */
  readonly clickedRows?: readonly Element[];
}

/** A reading, and the parts of the page that it rests on: what the guard closes and the slow poll compares. */
export interface PageRead {
  readonly reading: FrameReading;
  readonly fields: readonly RouteField[];
  readonly submit: readonly Element[];
  readonly shadowRoots: readonly ShadowRoot[];
  /** A table of the page names parties in its columns. */
  readonly partyTable: boolean;
  /** A text that differs when any value or choice that was read has changed. Cheap. */
  probe(): string;
}

/** Reads one frame: with the most specific profile page that fits, else generically where allowed. Reads only. */
export function readPage(options: ReadOptions): PageRead {
  const texts = indexTexts(options.document);
  const base: View = { root: options.document, texts, clickedRows: options.clickedRows, excluded: [] };
  const fitting = candidatesFor(options.profiles, options.place).find(({ site, page }) => (site.hosts.length > 0 || (site.family !== undefined && bearsMarks(base, site.family))) && conditionsHold(base, page));
  if (fitting !== undefined) return readProfile(base, fitting);
  if (options.generic) return readGeneric(base);
  return finish(base, { kind: 'other', how: 'profile', state: 'not-this-page' }, emptyRead());
}

function conditionsHold(view: View, page: PageProfile): boolean {
  const there = (locator: LocatorList[number]): boolean => elementsOf(view, locator).length > 0;
  if (page.title !== undefined && !fitsGlob(page.title, view.root.title)) return false;
  return (page.when ?? []).every(there) && !(page.unless ?? []).some(there);
}

export interface Parts {
  readonly values: readonly (readonly [FieldName, readonly Target[]])[];
  readonly fields: readonly RouteField[];
  readonly submit: readonly Element[];
  /** Whether the case goes on here; otherwise told by the submit actions. */
  readonly goesOn?: boolean;
  readonly missing: readonly string[];
  readonly fromRow?: boolean;
  readonly why?: FrameReading['why'];
}
function emptyRead(): Parts {
  return { values: [], fields: [], submit: [], missing: [] };
}

function readProfile(base: View, { site, page }: Candidate): PageRead {
  const head = { profileId: site.id, pageId: page.id, kind: page.kind, how: 'profile' as const };
  if (page.ready !== undefined && firstElements(base, page.ready).length === 0) {
    return finish(base, { ...head, state: 'waiting' }, emptyRead());
  }
  const scope = partsOf(base, page.scope)[0];
  const view: View = { ...base, scope, excluded: partsOf({ ...base, scope }, page.exclude) };
  const missing: string[] = page.scope !== undefined && scope === undefined ? ['scope'] : [];
  const values: (readonly [FieldName, readonly Target[]])[] = [];
  for (const field of FIELDS) {
    const locators = page.applicant?.[field];
    if (locators === undefined) continue;
    const found = firstWithValue(view, locators);
    // Before a row is clicked, or while a condition does not hold, there is nothing to be found.
    const mayLack = locators.every((locator) => locator.if !== undefined || (locator.column !== undefined && locator.row === undefined));
    if (found === undefined && !mayLack) missing.push(field);
    if (found !== undefined) values.push([field, found]);
  }
  const fields = page.route === undefined ? [] : routeFields(view, page.route);
  if (page.route !== undefined && fields.length === 0) missing.push('route');
  // Submit actions often stand outside the part that is read: the whole frame is searched.
  const submit = (page.submit ?? []).flatMap((locator) => elementsOf(base, locator));
  if (page.submit !== undefined && submit.length === 0) missing.push('submit');
  const read = finish(view, { ...head, state: 'ready' }, { values, fields, submit, missing, ...(page.step === true ? { goesOn: true } : {}) });
  // Whoever describes a table has seen it: its heads need not be among the words that are known.
  return page.columns === undefined ? read : { ...read, partyTable: true };
}

/** The first alternative with a value wins; if none has one, the first that found an element at all (empty field). */
function firstWithValue(view: View, locators: LocatorList): readonly Target[] | undefined {
  let empty: readonly Target[] | undefined;
  for (const locator of locators) {
    const targets = targetsOf(view, locator);
    if (targets.some((target) => readTarget(target) !== '')) return targets;
    if (targets.length > 0) empty ??= targets;
  }
  return empty;
}

/** Fields of a route profile. Without a group the whole scope is one field, in which only real controls count. */
export function routeFields(view: View, route: RouteProfile): RouteField[] {
  const words: RouteWords = { commitment: new Set(route.commitment.map(labelKey)), ordinary: new Set(route.ordinary.map(labelKey)) };
  if (route.group === undefined) {
    const group = view.scope ?? view.root.documentElement;
    return keepPresent([{ group, words, bareTexts: false }]);
  }
  return keepPresent(firstElements(view, route.group).map((group) => ({ group, words, bareTexts: true })));
}

/** A field counts when its commitment option is there, or when it is a drawn select whose options come later. */
export function keepPresent(fields: readonly RouteField[]): RouteField[] {
  return fields.filter((field) => optionsOf(field).some((option) => option.side === 'commitment') || (field.bareTexts && hasCombo(field)));
}

export function finish(view: View, head: Pick<FrameReading, 'profileId' | 'pageId' | 'kind' | 'how' | 'state'>, parts: Parts): PageRead {
  const applicant: Partial<Record<FieldName, string>> = {};
  const found: Partial<Record<FieldName, readonly string[]>> = {};
  for (const [field, targets] of parts.values) {
    const distinct = distinctValues(field, targets);
    found[field] = distinct;
    if (distinct[0] !== undefined) applicant[field] = distinct[0];
  }
  const others = otherApplicants(found.name ?? [], found.code ?? []);
  const inspected = head.kind === 'inspection' ? inspectionDays(view, applicant.name) : undefined;
  const reading: FrameReading = {
    ...head,
    applicant: applicant satisfies SubjectText,
    severalApplicants: others.length > 0,
    ...(others.length > 0 ? { others } : {}),
    ...(parts.fromRow === true ? { fromRow: true } : {}),
    ...(parts.why === undefined ? {} : { why: parts.why }),
    ...(inspected === undefined ? {} : { inspected }),
    route: routeReading(view, head.how, parts.fields),
    hasSubmit: parts.goesOn ?? parts.submit.length > 0,
    missing: parts.missing,
  };
  return { reading, fields: parts.fields, submit: parts.submit, shadowRoots: view.texts.shadowRoots, partyTable: namesParties(view), probe: () => probeOf(parts) };
}

/** Applicants a page names beyond the first; more than this on one page is a list, not an application. */
const MAX_OTHERS = 5;

/** As many names as codes: they belong together in order. Otherwise nobody can say which, and each stands for itself. */
function otherApplicants(names: readonly string[], codes: readonly string[]): SubjectText[] {
  const paired = names.length === codes.length;
  const others: SubjectText[] = paired
    ? names.slice(1).map((name, index) => ({ name, code: codes[index + 1] }))
    : [...names.slice(1).map((name) => ({ name })), ...codes.slice(1).map((code) => ({ code }))];
  return others.slice(0, MAX_OTHERS);
}

function distinctValues(field: FieldName, targets: readonly Target[]): string[] {
  const clean = (target: Target): string => (field === 'name' ? cleanName(readTarget(target)) : readTarget(target));
  const seen = new Map<string, string>();
  for (const value of targets.map(clean)) {
    // 「（」 and 「(」 or a blank do not make two applicants of one.
    if (value !== '' && !seen.has(labelKey(value))) seen.set(labelKey(value), value.slice(0, MAX_TEXT));
  }
  return [...seen.values()];
}

/** Groups whose commitment option has been seen once: lists of drawn selects leave the page when they close. */
const seen = new WeakMap<Element, string>();

/** Whether a field is known to offer the commitment route: described so, or its option is or was there. */
function offersCommitment(view: View, how: FrameReading['how'], field: RouteField): boolean {
  if (how === 'profile' || seen.has(field.group)) return true;
  const text = optionsOf(field).find((option) => option.side === 'commitment')?.text ?? (chosenIn(field) === 'none' ? undefined : '') ?? openListText(view, field);
  if (text === undefined) return false;
  seen.set(field.group, text);
  return true;
}

function openListText(view: View, field: RouteField): string | undefined {
  if (!hasCombo(field)) return undefined;
  const listed = (side: 'commitment' | 'ordinary'): string | undefined =>
    [...view.texts.byKey].find(([key, places]) => key.length > 1 && sideOf(field.words, key) === side && places.some(({ node }) => node instanceof Element && isListItem(node)))?.[0];
  return listed('ordinary') === undefined ? undefined : listed('commitment');
}

function routeReading(view: View, how: FrameReading['how'], all: readonly RouteField[]): RouteReading {
  const fields = all.filter((field) => offersCommitment(view, how, field));
  if (fields.length === 0) return { present: false, chosen: 'none' };
  const sides = fields.map(chosenIn);
  const chosen = sides.includes('commitment') ? 'commitment' : sides.includes('ordinary') ? 'ordinary' : 'none';
  const text = fields.flatMap(optionsOf).find((option) => option.side === 'commitment')?.text ?? fields.map(({ group }) => seen.get(group)).find((known) => known !== undefined && known !== '') ?? [...(fields[0]?.words.commitment ?? [])][0];
  return { present: true, chosen, commitmentText: text?.slice(0, MAX_TEXT) };
}

function probeOf(parts: Parts): string {
  const values = parts.values.flatMap(([field, targets]) => targets.map((target) => `${field}=${readTarget(target)}`));
  return [...values, ...parts.fields.map(chosenIn), location.href, document.title].join('\n');
}
