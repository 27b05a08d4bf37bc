import { CLUE_OUTCOMES, CLUE_STATES } from '../clue/index.ts';
import { GUARD_EVENTS } from '../guard/index.ts';
import { JUDGEMENT_REASONS, JUDGEMENT_VERDICTS, LAPSE_REASONS } from '../judgement/index.ts';
import { CASE_DECISIONS, DEFAULT_PENALTY_CASES, INSPECTION_LEVELS, SITE_MODES } from '../policy/index.ts';
import type { AuditEntry, EntryKind } from '../record/index.ts';
import { SIGN_REFUSALS } from '../signer/index.ts';

type Data = AuditEntry['data'];
/** A member of an entry, and the only words that may leave the desk out of it. */
type Worded = readonly [member: string, words: readonly string[]];

const JUDGED = JUDGEMENT_VERDICTS.flatMap((verdict) => [...JUDGEMENT_REASONS[verdict]]);
const idsOf = (some: readonly { readonly id: string }[]): readonly string[] => some.map(({ id }) => id);

/** What happened, by kind of the entry. */
const EVENTS: Readonly<Partial<Record<EntryKind, Worded>>> = {
  'choice-stopped': ['event', GUARD_EVENTS],
  'submit-stopped': ['event', GUARD_EVENTS],
  tamper: ['event', GUARD_EVENTS],
  judgement: ['verdict', JUDGEMENT_VERDICTS],
  'judgement-lapsed': ['verdict', JUDGEMENT_VERDICTS],
  sync: ['decision', ['rollback', 'pin', 'unpin']],
  import: ['decision', ['remove']],
  site: ['event', ['profile-published', 'profile-outdated']],
  policy: ['event', ['site-switched', 'clues-rebuilt']],
  signer: ['event', ['signer-added', 'signer-key-imported', 'signer-removed']],
  'listing-advice': ['advice', ['consider', 'look', 'none']],
  'listing-decision': ['listing', CASE_DECISIONS],
  'clue-moved': ['to', CLUE_STATES],
  inspection: ['level', INSPECTION_LEVELS],
  export: ['what', ['records', 'sheet', 'worklist', 'feedback', 'clues', 'clue-letter']],
  'typical-case': ['event', ['case-marked', 'case-unmarked']],
};

/** Why, by kind. A rule pack's own reasons and steps have ids that somebody has made up: only the built-in ones are known to be no name. */
const REASONS: Readonly<Partial<Record<EntryKind, Worded>>> = {
  'override-refused': ['refusal', SIGN_REFUSALS],
  judgement: ['reasonCode', JUDGED],
  'judgement-lapsed': ['lapse', LAPSE_REASONS],
  policy: ['mode', SITE_MODES],
  'listing-decision': ['reasonCode', idsOf(DEFAULT_PENALTY_CASES.reasons)],
  'listing-step': ['stepId', idsOf(DEFAULT_PENALTY_CASES.deadlines)],
  'clue-moved': ['outcome', CLUE_OUTCOMES],
};

export function eventOf(kind: EntryKind, data: Data): string {
  if (kind === 'listing-step') return data['done'] === true ? 'done' : data['done'] === false ? 'undone' : '';
  return wordedIn(EVENTS[kind], data);
}

export function reasonOf(kind: EntryKind, data: Data): string {
  return wordedIn(REASONS[kind], data);
}

/** The value, if it is one of the words; else nothing. */
export function word(words: readonly string[], value: unknown): string {
  return typeof value === 'string' && words.includes(value) ? value : '';
}

function wordedIn(worded: Worded | undefined, data: Data): string {
  return worded === undefined ? '' : word(worded[1], data[worded[0]]);
}
