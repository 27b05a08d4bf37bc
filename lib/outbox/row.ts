import { OUTCOMES } from '../check/index.ts';
import { GROUND_CODES, isLocalListId, SYNC_REASONS } from '../list/index.ts';
import { GRADES } from '../match/index.ts';
import { EFFECT_NAMES, PAGE_KINDS } from '../policy/index.ts';
import { dayOf, type AuditEntry, type EntryKind } from '../record/index.ts';
import { parseUrl } from '../shared/index.ts';
import { membersOf } from '../shared/members.ts';
import { REG_FIELDS } from '../shared/reg-fields.ts';
import { maskPersonIds } from '../subject/index.ts';
import { eventOf, reasonOf, word } from './words.ts';

/** One entry as the central store gets it: no name, no code, no text that anybody has typed, no hash of an entry. */
export interface CentralRow {
  readonly chain: string;
  readonly seq: number;
  /** Chinese day. */
  readonly day: string;
  /** Seconds since 1970, UTC. */
  readonly at: number;
  readonly kind: EntryKind;
  readonly office: string;
  readonly app: string;
  readonly host: string;
  readonly page_kind: string;
  readonly outcome: string;
  readonly grade: string;
  readonly ground: string;
  /** Regulatory field of a clue or a typical case. */
  readonly field: string;
  readonly lists: readonly string[];
  readonly effects: readonly string[];
  readonly signed: 0 | 1;
  readonly event: string;
  readonly reason: string;
  /** How many an entry is about: applicants of a batch, parties checked again, rows of tables, lines of a file. */
  readonly n: number;
  /** How many of them are listed; of parties checked again, newly so. */
  readonly hits: number;
}
/** Columns of an insert, in the order of the migrations. */
export const COLUMNS = ['chain', 'seq', 'day', 'at', 'kind', 'office', 'app', 'host', 'page_kind', 'outcome', 'grade', 'ground', 'field', 'lists', 'effects', 'signed', 'event', 'reason', 'n', 'hits'] as const satisfies readonly (keyof CentralRow)[];

type Data = AuditEntry['data'];
type Fact = Exclude<keyof CentralRow, 'chain' | 'seq' | 'day' | 'at' | 'kind' | 'office' | 'app'>;

const CHECKED: readonly Fact[] = ['host', 'page_kind', 'outcome', 'grade', 'ground', 'lists', 'effects'];
/**
 * What leaves the desk, by kind, each for a figure of the centre. A kind that is not named here leaves with its number, day
 * and kind alone, so that no gap is seen: of a correction of a clue or an inspection that was taken back, that it happened is the figure.
 */
const ALLOWED: Readonly<Partial<Record<EntryKind, readonly Fact[]>>> = {
  check: CHECKED,
  'manual-lookup': CHECKED,
  prompt: CHECKED,
  block: CHECKED,
  'choice-stopped': [...CHECKED, 'event'],
  'submit-stopped': [...CHECKED, 'event'],
  tamper: [...CHECKED, 'event'],
  override: [...CHECKED, 'signed'],
  'override-requested': CHECKED,
  'override-refused': [...CHECKED, 'reason'],
  confirm: CHECKED,
  judgement: [...CHECKED, 'event', 'reason'],
  'judgement-lapsed': [...CHECKED, 'event', 'reason'],
  sync: ['outcome', 'lists', 'event'],
  import: ['outcome', 'lists', 'event', 'n'],
  policy: ['event', 'reason', 'host'],
  signer: ['event'],
  site: ['host', 'event'],
  rescreen: ['lists', 'n', 'hits'],
  'notice-seen': ['n'],
  'listing-advice': ['host', 'event', 'ground'],
  'listing-decision': ['host', 'event', 'reason', 'ground'],
  'listing-step': ['event', 'reason'],
  batch: ['lists', 'n', 'hits'],
  'clue-registered': ['host', 'field'],
  'clue-moved': ['event', 'reason', 'field'],
  table: ['host', 'lists', 'n', 'hits'],
  inspection: ['event', 'ground'],
  export: ['event', 'n'],
  'typical-case': ['event', 'field'],
};

/** Versions are counted: a longer number is none. */
const LIST_VERSION = /^(.{1,200})@(\d{1,10})$/su;
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/;
const MOST_WORDS = 20;

/** One reader a fact: a word of a closed set, a list that policy names, a count, or what has the shape of a host. Anything else is left out. */
const READ: { readonly [F in Fact]: (entry: AuditEntry, check: Data, lists: readonly string[]) => CentralRow[F] } = {
  host: ({ data: { host } }) => (typeof host === 'string' && isHost(host) ? host : ''),
  page_kind: ({ data }) => word(PAGE_KINDS, data.pageKind),
  outcome: ({ data: { outcome } }) => word(OUTCOMES, outcome) || word(SYNC_REASONS, outcome),
  grade: ({ data }) => word(GRADES, data.grade),
  ground: ({ kind, data }, check) => word(GROUND_CODES, groundIn(kind, data, check)),
  field: ({ data }) => word(REG_FIELDS, data.field),
  lists: ({ data: { lists, listId, version } }, _, known) => {
    const named: readonly unknown[] = Array.isArray(lists) ? lists : typeof listId === 'string' ? [`${listId}@${typeof version === 'number' ? version : 0}`] : [];
    return named.slice(0, MOST_WORDS).flatMap((one) => listVersion(one, known));
  },
  effects: ({ data: { effects } }) => (Array.isArray(effects) ? effects.slice(0, MOST_WORDS).flatMap((effect) => word(EFFECT_NAMES, effect) || []) : []),
  signed: ({ data }) => (data.signer === undefined ? 0 : 1),
  event: ({ kind, data }) => eventOf(kind, data),
  reason: ({ kind, data }) => reasonOf(kind, data),
  n: ({ data: { checked, count, rows, notices } }) => counted(checked ?? count ?? rows ?? (Array.isArray(notices) ? notices.length : 0)),
  hits: ({ data: { newlyListed, listed, counts } }) => counted(newlyListed ?? listed ?? membersOf(counts).listed),
};
const NOTHING: { readonly [F in Fact]: CentralRow[F] } = { host: '', page_kind: '', outcome: '', grade: '', ground: '', field: '', lists: [], effects: [], signed: 0, event: '', reason: '', n: 0, hits: 0 };

/** Of a penalty case the article that was chosen, else the one advised first; of an inspection the first listing's; else the check's first finding. */
function groundIn(kind: EntryKind, data: Data, { facts }: Data): unknown {
  if (kind === 'listing-advice' || kind === 'listing-decision') return data.article ?? (Array.isArray(data.articles) ? data.articles[0] : undefined);
  if (kind === 'inspection') return Array.isArray(data.grounds) ? data.grounds[0] : undefined;
  const { findings } = membersOf(facts);
  return membersOf(Array.isArray(findings) ? findings[0] : undefined)['groundCode'];
}

function counted(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 2 ** 32 ? value : 0;
}

/** What holds for every row of a desk. `lists`: ids of the lists that policy names. */
export interface DeskFacts {
  readonly chain: string;
  readonly office?: string;
  readonly app: string;
  readonly lists: readonly string[];
}

/**
 * The row of an entry. In: the entry; what holds for the whole desk; and the entry of the check that it belongs to, which
 * alone knows the ground of the listing. The same entry always gives the same key (day, kind, chain, seq).
 */
export function centralRow(entry: AuditEntry, desk: DeskFacts, check: AuditEntry | undefined): CentralRow {
  const facts = (ALLOWED[entry.kind] ?? []).map((fact) => [fact, READ[fact](entry, check?.data ?? {}, desk.lists)] as const);
  return { chain: desk.chain, seq: entry.seq, day: dayOf(entry), at: Math.floor(Date.parse(entry.at) / 1000), kind: entry.kind, office: desk.office ?? '', app: desk.app, ...NOTHING, ...Object.fromEntries(facts) };
}

/** As a browser writes it, so that no number passes for one, and nothing in it that looks like a number of a person. */
function isHost(text: string): boolean {
  return HOST.test(text) && ['http', 'https'].some((scheme) => parseUrl(`${scheme}://${text}/`)?.host === text) && maskPersonIds(text) === text;
}

/** A list that was imported by hand bears a name that somebody has typed. */
function listVersion(value: unknown, known: readonly string[]): string[] {
  const [, id, version] = (typeof value === 'string' ? LIST_VERSION.exec(value) : null) ?? [];
  if (id === undefined || version === undefined) return [];
  return [`${known.includes(id) ? id : isLocalListId(id) ? 'local' : 'other'}@${version}`];
}
