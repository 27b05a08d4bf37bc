import type { Locator, PageProfile, SiteProfile } from '../site/index.ts';
import { caseValueOf, VALUE_FIELDS, type FoundPart, type FoundRoute, type FrameLook, type Pointed, type RouteSideWord, type ValueField } from './types.ts';

/** Parts of an address that differ from case to case: long digits, hashes, encoded names. */
const KEY_OF_CASE = /\d{3,}|[0-9a-f]{8,}|%[0-9a-f]{2}/iu;
const MAX_ALTERNATIVES = 3;

/** The path with keys of a case left open. */
export function proposedPath(path: string): string {
  return path.split('/').map((part) => (KEY_OF_CASE.test(part) ? '*' : part)).join('/').replace(/;.*$/u, '*');
}

/** A route of a single-page system; anchors within a page are no address. */
export function proposedHash(hash: string): string | undefined {
  if (!/^#!?\//u.test(hash)) return undefined;
  const [path = '', query] = hash.split('?');
  return proposedPath(path) + (query === undefined ? '' : '*');
}

/** Whether anything on a frame is worth describing. */
export function hasSomething({ found, route }: FrameLook): boolean {
  return route !== undefined || found.length > 0;
}

/**
 * The profile that the editor starts from: `existing` in its next version, with a page for every frame that has
 * something and is not described yet; a new one otherwise.
 */
export function draftFrom(looks: readonly FrameLook[], existing: SiteProfile | undefined): SiteProfile {
  const top = looks.find(({ at }) => at.length === 0) ?? looks[0];
  const host = top?.host ?? '';
  const start: SiteProfile = existing === undefined ? { schema: 2, id: slug(host), version: 1, title: titleWithoutValues(top?.title ?? '', looks) || host, hosts: [host], pages: [] } : { ...existing, version: existing.version + 1 };
  return looks.filter((look) => hasSomething(look) && look.reading.how === 'generic').reduce(withFrame, start);
}

/** The page's title, less what is the present applicant's: a profile goes to other desks. */
function titleWithoutValues(title: string, looks: readonly FrameLook[]): string {
  const bare = valuesOf(looks).reduce((text, value) => text.replaceAll(value, ' '), title);
  return bare.replace(/[（(]\s*[）)]/gu, '').replace(/\s+/gu, ' ').replace(/^[\s\-—–_|:：·]+|[\s\-—–_|:：·]+$/gu, '');
}

function slug(host: string): string {
  return host.toLowerCase().replace(/[^a-z0-9]+/gu, '-').replace(/^-|-$/gu, '').slice(0, 60) || 'site';
}

/** The profile with a page for this frame, made of what was found on it. */
export function withFrame(profile: SiteProfile, look: FrameLook): SiteProfile {
  const hash = proposedHash(look.hash);
  const kind = look.reading.kind === 'other' && look.route !== undefined ? 'licensing' : look.reading.kind;
  const empty: PageProfile = { id: freeId(profile), kind, path: proposedPath(look.path), ...(hash === undefined ? {} : { hash }), frame: look.at.length === 0 ? 'top' : 'child' };
  const values = VALUE_FIELDS.reduce((page, field) => {
    const part = look.found.find((one) => one.field === field);
    return part === undefined ? page : withPart(page, part);
  }, empty);
  const routed = look.route === undefined ? values : withRoute(values, look.route);
  const page = look.found.filter(({ field }) => field === 'submit').reduce(withPart, routed);
  return { ...profile, pages: [...profile.pages, page] };
}

function freeId({ pages }: SiteProfile): string {
  for (let number = pages.length + 1; ; number += 1) if (!pages.some(({ id }) => id === `page-${number}`)) return `page-${number}`;
}

export function changePage(profile: SiteProfile, pageId: string, change: (page: PageProfile) => PageProfile): SiteProfile {
  return { ...profile, pages: profile.pages.map((page) => (page.id === pageId ? change(page) : page)) };
}

/** The page with a part as it was pointed at; a part that nothing tells from others changes nothing. */
export function withPart(page: PageProfile, { field, locators }: Pick<FoundPart, 'field' | 'locators'>): PageProfile {
  const [first] = locators;
  if (first === undefined) return page;
  const ofCase = caseValueOf(field);
  if (ofCase !== undefined) return { ...page, penaltyCase: { ...page.penaltyCase, [ofCase]: locators.slice(0, MAX_ALTERNATIVES) } };
  if (field === 'submit' || field === 'exclude') return { ...page, [field]: [...(page[field] ?? []).filter((one) => JSON.stringify(one) !== JSON.stringify(first)), first] };
  if (field === 'scope') return { ...page, scope: [first] };
  if (field === 'route') return page.route === undefined ? page : { ...page, route: { ...page.route, group: locators.slice(0, MAX_ALTERNATIVES) } };
  return { ...page, applicant: { ...page.applicant, [field as ValueField]: locators.slice(0, MAX_ALTERNATIVES) } };
}

export function withoutPart(page: PageProfile, field: Pointed, index = 0): PageProfile {
  if (field === 'submit' || field === 'exclude') {
    const left = (page[field] ?? []).filter((_, at) => at !== index);
    return { ...page, [field]: left.length === 0 ? undefined : left };
  }
  if (field === 'route' || field === 'scope') return { ...page, [field]: undefined };
  const ofCase = caseValueOf(field);
  if (ofCase !== undefined) {
    const { [ofCase]: _cleared, ...rest } = page.penaltyCase ?? {};
    return { ...page, penaltyCase: Object.keys(rest).length === 0 ? undefined : rest };
  }
  const { [field as ValueField]: _gone, ...left } = page.applicant ?? {};
  return { ...page, applicant: Object.keys(left).length === 0 ? undefined : left };
}

/** Options as they are worded; a group of 是 and 否 is told by its label. Nothing while no option is the commitment. */
export function withRoute(page: PageProfile, { group, options }: FoundRoute): PageProfile {
  const of = (side: RouteSideWord): string[] => options.filter((option) => option.side === side).map(({ text }) => text);
  const commitment = of('commitment');
  if (commitment.length === 0) return page;
  const yesNo = commitment.every((text) => text.length < 3);
  return { ...page, route: { kind: yesNo ? 'yes-no' : 'choice', ...(group.length === 0 ? {} : { group: group.slice(0, MAX_ALTERNATIVES) }), commitment, ordinary: of('ordinary') } };
}

/** Texts and selectors of the profile that hold a value of this very page: they would fit no other case. */
export function valuesInside(profile: SiteProfile, looks: readonly FrameLook[]): string[] {
  const values = valuesOf(looks);
  const texts: unknown[] = [profile.title, ...profile.pages.map(({ title }) => title), ...profile.pages.flatMap((page) => locatorsOf(page)).flatMap((locator) => Object.values(locator))];
  return texts.filter((text): text is string => typeof text === 'string' && values.some((value) => text.includes(value)));
}

function valuesOf(looks: readonly FrameLook[]): string[] {
  return looks.flatMap(({ reading }) => [reading.applicant, ...(reading.others ?? [])]).flatMap((subject) => Object.values(subject)).filter((value): value is string => typeof value === 'string' && value.length > 1);
}

function locatorsOf(page: PageProfile): Locator[] {
  return [...Object.values(page.applicant ?? {}).flat(), ...Object.values(page.penaltyCase ?? {}).flat(), ...(page.route?.group ?? []), ...(page.submit ?? []), ...(page.scope ?? []), ...(page.exclude ?? []), ...(page.when ?? []), ...(page.unless ?? []), ...(page.ready ?? [])].filter((one) => one !== undefined);
}

/** A locator in the words of the page. */
export function locatorText({ label, row, column, css, text, within }: Locator): string {
  const main = label ?? row ?? column ?? text;
  return [main === undefined ? (css ?? '') : `「${main}」`, main !== undefined && css !== undefined ? css : '', within === undefined ? '' : `@ ${within}`].filter((part) => part !== '').join(' ');
}
