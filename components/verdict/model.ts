/** What a verdict asks the reader to see first. Pure, so that the choices can be tested without rendering. */
import type { CheckReason, Finding, Freshness, ListFacts, Verdict } from '../../lib/check/index.ts';
import type { AlignedSegment, MatchStep } from '../../lib/match/index.ts';

/** Reasons that say the list itself cannot be fully relied on: always shown, above everything else. */
const LIST_REASONS: readonly CheckReason[] = [
  'no-list-configured',
  'list-never-synced',
  'list-broken',
  'list-expired',
  'list-stale',
  'clock-behind',
  'list-unsigned',
  'list-aging',
];

/** A person who looks one thing up has not left the other out: nothing is missing then. */
const MISSING: readonly CheckReason[] = ['code-missing', 'name-missing'];

/** Reasons split into those about the list and those about what was read, each in the verdict's own order. */
export function splitReasons(verdict: Verdict): { list: CheckReason[]; reading: CheckReason[] } {
  const list = verdict.reasons.filter((reason) => LIST_REASONS.includes(reason));
  const manual = verdict.pageKind === 'manual';
  return { list, reading: verdict.reasons.filter((reason) => !LIST_REASONS.includes(reason) && !(manual && MISSING.includes(reason))) };
}

const REASON_OF_FRESHNESS: Readonly<Partial<Record<Freshness, CheckReason>>> = {
  aging: 'list-aging',
  stale: 'list-stale',
  expired: 'list-expired',
  broken: 'list-broken',
  'clock-behind': 'clock-behind',
  'never-synced': 'list-never-synced',
};

/**
 * List reasons, completed from the facts of the lists: a list that cannot be relied on is said to be so even
 * where the verdict gives no reason word for it.
 */
export function listWarnings(verdict: Verdict): CheckReason[] {
  const found = new Set(splitReasons(verdict).list);
  for (const facts of verdict.lists) {
    const reason = REASON_OF_FRESHNESS[facts.freshness];
    if (reason !== undefined) found.add(reason);
    if (facts.trust === 'local') found.add('list-unsigned');
  }
  return LIST_REASONS.filter((reason) => found.has(reason));
}

/** The oldest `asOf` among the lists: what "not found" may be claimed as of. */
export function claimedAsOf(lists: readonly ListFacts[]): string | undefined {
  const days = lists.map((facts) => facts.asOf).filter((day) => day !== undefined);
  return days.length === lists.length ? [...days].sort()[0] : undefined;
}

/** One pair of strings that the officer should see side by side. */
export interface Pair {
  readonly identity: Finding['by'];
  readonly page: string;
  readonly list: string;
  /** Laid out by the comparison itself; absent where the characters alone are to be compared. */
  readonly aligned?: readonly AlignedSegment[];
}

/**
 * Which strings to show for a finding: what was matched on, then the names where codes agree but names do not,
 * or the codes where names agree but codes do not.
 */
export function comparedPairs(finding: Finding, applicant: Verdict['applicant']): Pair[] {
  const pairs: Pair[] = [{ identity: finding.by, page: finding.pageValue, list: finding.listValue, ...(finding.aligned.length === 0 ? {} : { aligned: finding.aligned }) }];
  if (finding.flags.includes('name-differs') && applicant.name !== undefined) {
    pairs.push({ identity: 'name', page: applicant.name, list: finding.listedName });
  }
  if (finding.grade === 'G1x' && finding.by !== 'uscc' && applicant.code !== undefined && finding.listedUscc !== undefined) {
    pairs.push({ identity: 'uscc', page: applicant.code, list: finding.listedUscc });
  }
  return pairs;
}

/** Characters that a step explains, page before list; a side that has none is a dash. White space has nothing to show. */
export function fragmentsOf(aligned: readonly AlignedSegment[], step: MatchStep): string[] {
  const own = aligned.filter((segment) => segment.step === step && (segment.left + segment.right).trim() !== '');
  return own.slice(0, MAX_FRAGMENTS).map(({ left, right }) => `${left.trim() === '' ? '—' : left} / ${right.trim() === '' ? '—' : right}`);
}

/** More would be the name again. */
const MAX_FRAGMENTS = 4;

/** A name that is only alike: shown folded, apart from what was found. */
export function isLike(finding: Finding): boolean {
  return finding.grade === 'G5';
}

/** The reading is shown where nothing was found, or where something about it is doubtful; otherwise the page shows it already. */
export function needsReading(verdict: Verdict): boolean {
  return verdict.findings.every(isLike) || splitReasons(verdict).reading.length > 0 || verdict.applicant.codeSuggestion !== undefined;
}

/** Met through a person: shown apart, since it is no listing of the applicant. */
export function isAboutPerson({ listKind, flags }: Finding): boolean {
  return listKind === 'person' || flags.includes('through-legal-rep');
}
