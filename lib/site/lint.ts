import { parse } from 'css-what';
import { err, ok, type Result } from '../shared/index.ts';
import { type Locator, type PageProfile, SiteProfile } from './schema.ts';

/** Why a profile is refused; each word has a text in the options page. */
export const PROFILE_REASONS = ['schema', 'selector-invalid', 'locator-empty', 'locator-mixed', 'host-invalid', 'path-invalid', 'hash-invalid', 'page-id-twice', 'yes-no-without-group', 'route-overlap'] as const;
export type ProfileReason = (typeof PROFILE_REASONS)[number];

/** One fault, with the place in the profile as a person would write it: `pages[0].applicant.name[1].css`. */
export interface ProfileProblem {
  readonly path: string;
  readonly reason: ProfileReason;
  readonly message: string;
}

/**
 * Parses and checks a site profile from outside (a file, policy, the editor).
 * In: any value. Out: the profile, or every problem found (never only the first). Nothing is repaired.
 */
export function lintProfile(value: unknown): Result<SiteProfile, 'profile-invalid'> & { readonly problems: readonly ProfileProblem[] } {
  const parsed = SiteProfile.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({ path: pathText(issue.path), reason: 'schema' as const, message: issue.message }));
    return { ...err('profile-invalid', problems[0]?.path), problems };
  }
  const problems = [...checkHosts(parsed.data), ...checkPages(parsed.data)];
  return problems.length === 0 ? { ...ok(parsed.data), problems } : { ...err('profile-invalid', problems[0]?.path), problems };
}

function pathText(path: readonly PropertyKey[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('');
}

/** `host`, `host:port`, or a match pattern with scheme and path. `<all_urls>` and bare `*` are too wide for a profile. */
const HOST = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/iu;
const PATTERN = /^(?:\*|https?):\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?:\d{1,5}|\*))?\/\S*$/iu;

function checkHosts(profile: SiteProfile): ProfileProblem[] {
  return profile.hosts.flatMap((host, at) => (HOST.test(host) || PATTERN.test(host) ? [] : [{ path: `hosts[${at}]`, reason: 'host-invalid' as const, message: host }]));
}

function checkPages(profile: SiteProfile): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const ids = new Set<string>();
  profile.pages.forEach((page, at) => {
    const path = `pages[${at}]`;
    if (ids.has(page.id)) problems.push({ path: `${path}.id`, reason: 'page-id-twice', message: page.id });
    ids.add(page.id);
    if (page.path !== undefined && !/^[/*]/u.test(page.path)) problems.push({ path: `${path}.path`, reason: 'path-invalid', message: page.path });
    if (page.hash !== undefined && !/^[#*]/u.test(page.hash)) problems.push({ path: `${path}.hash`, reason: 'hash-invalid', message: page.hash });
    for (const [where, locators] of locatorsOf(page)) {
      locators.forEach((locator, index) => problems.push(...checkLocator(locator, `${path}.${where}[${index}]`)));
    }
    problems.push(...checkRoute(page, path));
  });
  return problems;
}

function locatorsOf(page: PageProfile): [string, readonly Locator[]][] {
  const lists: [string, readonly Locator[] | undefined][] = [
    ['when', page.when],
    ['unless', page.unless],
    ['ready', page.ready],
    ['scope', page.scope],
    ['exclude', page.exclude],
    ['submit', page.submit],
    ['route.group', page.route?.group],
    ...Object.entries(page.applicant ?? {}).map(([field, list]): [string, readonly Locator[] | undefined] => [`applicant.${field}`, list]),
  ];
  return lists.filter((entry): entry is [string, readonly Locator[]] => entry[1] !== undefined);
}

/** One kind per locator; `css` may be narrowed by `text`; `within` only limits where another kind looks. */
function checkLocator(locator: Locator, path: string): ProfileProblem[] {
  const kinds = (['label', 'row', 'column', 'css', 'text'] as const).filter((kind) => locator[kind] !== undefined);
  const problems: ProfileProblem[] = [];
  if (kinds.length === 0) problems.push({ path, reason: 'locator-empty', message: '' });
  if (kinds.length > 1 && kinds.join() !== 'css,text') problems.push({ path, reason: 'locator-mixed', message: kinds.join(', ') });
  for (const member of ['css', 'within'] as const) {
    const selector = locator[member];
    if (selector !== undefined && !isSelector(selector)) problems.push({ path: `${path}.${member}`, reason: 'selector-invalid', message: selector });
  }
  return problems;
}

function isSelector(text: string): boolean {
  return text.split('>>>').every((part) => {
    try {
      // Pseudo-elements are legal CSS that can never be found in a document.
      return part.trim() !== '' && parse(part.trim()).every((one) => one.every((token) => token.type !== 'pseudo-element'));
    } catch (error) {
      if (error instanceof Error) return false;
      throw error;
    }
  });
}

function checkRoute(page: PageProfile, path: string): ProfileProblem[] {
  const route = page.route;
  if (route === undefined) return [];
  const problems: ProfileProblem[] = [];
  if (route.kind === 'yes-no' && route.group === undefined) problems.push({ path: `${path}.route.group`, reason: 'yes-no-without-group', message: '' });
  route.ordinary.forEach((text, at) => {
    if (route.commitment.includes(text)) problems.push({ path: `${path}.route.ordinary[${at}]`, reason: 'route-overlap', message: text });
  });
  return problems;
}
