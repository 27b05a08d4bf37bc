import { parse } from 'css-what';
import { err, ok, type Result } from '../shared/index.ts';
import { migrateProfile } from './migrate.ts';
import { type Locator, type PageProfile, SiteProfile } from './schema.ts';

/** Why a profile is refused; each word has a text in the options page. */
export const PROFILE_REASONS = ['schema', 'selector-invalid', 'locator-empty', 'locator-mixed', 'host-invalid', 'path-invalid', 'hash-invalid', 'page-id-twice', 'yes-no-without-group', 'route-overlap',
  'schema-newer', 'member-unknown', 'hosts-empty', 'family-empty', 'title-invalid', 'option-trap',
  'selector-fragile', 'selector-wide', 'route-without-ordinary', 'page-reads-nothing', 'page-shadowed', 'code-alone'] as const;
export type ProfileReason = (typeof PROFILE_REASONS)[number];

/** Faults refuse a profile; these only warn: it works today, and breaks or misleads easily. */
const WARNINGS: ReadonlySet<ProfileReason> = new Set(['selector-fragile', 'selector-wide', 'route-without-ordinary', 'page-reads-nothing', 'page-shadowed', 'code-alone']);

/** One fault, with the place in the profile as a person would write it: `pages[0].applicant.name[1].css`. */
export interface ProfileProblem {
  readonly path: string;
  readonly reason: ProfileReason;
  readonly message: string;
}

/**
 * Migrates, parses and checks a site profile from outside (a file, policy, the editor).
 * In: any value, of any schema known. Out: the profile in the present schema, or every fault found (never only the
 * first), each with its place; `warnings` stand beside a profile that is good. Nothing is repaired.
 */
export function lintProfile(value: unknown): Result<SiteProfile, 'profile-invalid'> & { readonly problems: readonly ProfileProblem[]; readonly warnings: readonly ProfileProblem[] } {
  const migrated = migrateProfile(value);
  if (!migrated.ok && migrated.reason === 'schema-newer') return refused([{ path: 'schema', reason: 'schema-newer', message: migrated.detail ?? '' }]);
  const raw = migrated.ok ? migrated.value : value;
  const parsed = SiteProfile.safeParse(raw);
  if (!parsed.success) return refused(parsed.error.issues.map((issue) => ({ path: pathText(issue.path), reason: 'schema' as const, message: issue.message })));
  const found = [...strays(raw, parsed.data, ''), ...checkHosts(parsed.data), ...checkPages(parsed.data)];
  const warnings = found.filter(({ reason }) => WARNINGS.has(reason));
  const problems = found.filter(({ reason }) => !WARNINGS.has(reason));
  return problems.length === 0 ? { ...ok(parsed.data), problems, warnings } : { ...refused(problems), warnings };
}

function refused(problems: readonly ProfileProblem[]) {
  return { ...err('profile-invalid' as const, problems[0]?.path), problems, warnings: [] as readonly ProfileProblem[] };
}

/** Members that the schema does not know: most often a misspelt name, which else would be passed over in silence. */
function strays(raw: unknown, known: unknown, path: string): ProfileProblem[] {
  if (typeof raw !== 'object' || raw === null || typeof known !== 'object' || known === null) return [];
  return Object.entries(raw).flatMap(([name, member]: [string, unknown]) => {
    const inner = Array.isArray(raw) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    return Object.hasOwn(known, name) ? strays(member, (known as Record<string, unknown>)[name], inner) : [{ path: inner, reason: 'member-unknown' as const, message: '' }];
  });
}

function pathText(path: readonly PropertyKey[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('');
}

/** `host`, `host:port`, or a match pattern with scheme and path. `<all_urls>` and bare `*` are too wide for a profile. */
const HOST = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/iu;
const PATTERN = /^(?:\*|https?):\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::(?:\d{1,5}|\*))?\/\S*$/iu;

function checkHosts({ hosts, family }: SiteProfile): ProfileProblem[] {
  const problems: ProfileProblem[] = hosts.flatMap((host, at) => (HOST.test(host) || PATTERN.test(host) ? [] : [{ path: `hosts[${at}]`, reason: 'host-invalid' as const, message: host }]));
  if (hosts.length === 0 && family === undefined) problems.push({ path: 'hosts', reason: 'hosts-empty', message: '' });
  if (family === undefined) return problems;
  if ((family.title ?? '').replaceAll('*', '') === '' && (family.marks ?? []).length === 0) problems.push({ path: 'family', reason: 'family-empty', message: '' });
  family.marks?.forEach((mark, at) => problems.push(...checkLocator(mark, `family.marks[${at}]`)));
  return problems;
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
    if (page.title !== undefined && page.title.replaceAll('*', '') === '') problems.push({ path: `${path}.title`, reason: 'title-invalid', message: page.title });
    problems.push(...checkUse(page, path, profile.pages.slice(0, at)));
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
    ...Object.entries(page.penaltyCase ?? {}).map(([field, list]): [string, readonly Locator[] | undefined] => [`penaltyCase.${field}`, list]),
  ];
  return lists.filter((entry): entry is [string, readonly Locator[]] => entry[1] !== undefined);
}

/** One kind per locator; `css` may be narrowed by `text`; `within` only limits where another kind looks. */
function checkLocator(locator: Locator, path: string): ProfileProblem[] {
  const kinds = (['label', 'row', 'column', 'css', 'text', 'heading'] as const).filter((kind) => locator[kind] !== undefined);
  const problems: ProfileProblem[] = [];
  if (kinds.length === 0) problems.push({ path, reason: 'locator-empty', message: '' });
  if (kinds.length > 1 && !['css,text', 'row,column'].includes(kinds.join())) problems.push({ path, reason: 'locator-mixed', message: kinds.join(', ') });
  if (locator.if !== undefined) problems.push(...checkLocator({ label: locator.if.label, row: locator.if.row, css: locator.if.css }, `${path}.if`));
  for (const member of ['css', 'within'] as const) {
    const selector = locator[member];
    if (selector === undefined) continue;
    const reason = selectorFault(selector);
    // A text beside the selector says which of many it is.
    if (reason !== undefined && !(reason === 'selector-wide' && locator.text !== undefined)) problems.push({ path: `${path}.${member}`, reason, message: selector });
  }
  return problems;
}

/** States come and go, places shift when a row is added, and names with long numbers are made up anew at each load. */
const STATES = new Set(['checked', 'disabled', 'enabled', 'focus', 'hover', 'active', 'visited', 'target', 'focus-within', 'focus-visible']);
const PLACES = /^(?:nth-|first-|last-|only-)/u;
const GENERATED = /\d{4,}|^(?:ext-gen|rc_select|el-id-)|[0-9a-f]{8,}/iu;
const MAX_STEPS = 4;

/** What is wrong with a selector: it cannot be parsed, it breaks easily, or it finds half the page. */
function selectorFault(text: string): ProfileReason | undefined {
  if (!isSelector(text)) return 'selector-invalid';
  const tokens = text.split('>>>').flatMap((part) => parse(part.trim()).flat());
  const fragile = tokens.some((token) => (token.type === 'pseudo' && (STATES.has(token.name) || PLACES.test(token.name))) || (token.type === 'attribute' && (token.name === 'id' || token.name === 'class') && GENERATED.test(token.value)));
  if (fragile || tokens.filter(({ type }) => ['child', 'descendant', 'adjacent', 'sibling'].includes(type)).length > MAX_STEPS) return 'selector-fragile';
  return tokens.every(({ type }) => type === 'universal' || type === 'tag') && tokens.length === 1 && !/^(?:h[1-6]|fieldset|form|[a-z]+-[a-z-]+)$/u.test(text.trim()) ? 'selector-wide' : undefined;
}

/** Texts that speak of a promise and are no route: time limits, papers, other duties. */
const TRAP = /^(?:承诺件|即办件)$|承诺(?:办结|办理|完成|办)?(?:时限|时间|期限|日期)|双告知|承诺书$|^(?:安全|廉政|服务|产品质量)承诺$/u;

/** Pages that cannot be reached, read nothing, or leave no way out. */
function checkUse(page: PageProfile, path: string, before: readonly PageProfile[]): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const reads = page.applicant !== undefined || page.route !== undefined || page.submit !== undefined || page.penaltyCase !== undefined || page.columns !== undefined || page.step === true;
  if (!reads && page.kind !== 'list' && page.kind !== 'guide' && page.kind !== 'other') problems.push({ path, reason: 'page-reads-nothing', message: '' });
  const told = ({ path: at, hash, frame, title, when, unless }: PageProfile): string => JSON.stringify([at, hash, frame, title, when, unless]);
  const other = before.find((one) => told(one) === told(page));
  if (other !== undefined) problems.push({ path, reason: 'page-shadowed', message: other.id });
  if (page.applicant?.code !== undefined && page.applicant.name === undefined) problems.push({ path: `${path}.applicant`, reason: 'code-alone', message: '' });
  page.route?.commitment.forEach((text, at) => {
    if (TRAP.test(text.replace(/\s/gu, ''))) problems.push({ path: `${path}.route.commitment[${at}]`, reason: 'option-trap', message: text });
  });
  if (page.route !== undefined && page.route.ordinary.length === 0) problems.push({ path: `${path}.route.ordinary`, reason: 'route-without-ordinary', message: '' });
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
