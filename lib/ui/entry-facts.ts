/** An audit entry's data in words, for the table of records. */
import { i18n } from '#i18n';
import { OUTCOMES } from '../check/index.ts';
import { CLUE_OUTCOMES, CLUE_STATES } from '../clue/index.ts';
import { GUARD_EVENTS } from '../guard/index.ts';
import { JUDGEMENT_REASONS, JUDGEMENT_VERDICTS, LAPSE_REASONS } from '../judgement/index.ts';
import { GROUND_CODES, isLocalListId, localListName, RISK_CLASSES, SYNC_REASONS } from '../list/index.ts';
import { GRADES } from '../match/index.ts';
import { DECISION_KINDS, LIST_DECISIONS } from '../messaging/index.ts';
import { CASE_DECISIONS, EFFECT_NAMES } from '../policy/index.ts';
import { SIGN_REFUSALS } from '../signer/index.ts';
import type { AuditEntry } from '../record/index.ts';
import type { Json } from '../shared/index.ts';
import { repeatNoteText } from './repeat-words.ts';
import { clueFieldText, clueOutcomeText, clueStateText } from './clue-words.ts';
import { decisionText, effectText, gradeText, groundText, guardEventText, judgementReasonText, judgementVerdictText, lapseText, listDecisionText, mediaFaultText, messageKey, outcomeText, riskClassText, signRefusalText, syncReasonText, trustText } from './words.ts';
import { REG_FIELDS } from '../shared/reg-fields.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Members that a table row has room for, in this order; the rest is in the entry's full text below the row. */
const SHOWN = ['name', 'code', 'pack', 'outcome', 'grade', 'repeat', 'riskClass', 'decision', 'verdict', 'lapse', 'reasonCode', 'reason', 'by', 'byName', 'refusal', 'signerName', 'signer', 'method', 'record', 'docNo', 'listing', 'listingReason', 'articles', 'step', 'dueOn', 'until', 'event', 'optionText', 'host', 'listId', 'fileName', 'version', 'asOf', 'count', 'rows', 'refusedRows', 'instead', 'checked', 'newlyListed', 'newlySuspected', 'lifted', 'effects', 'no', 'field', 'to', 'on', 'due', 'body', 'letterNo'] as const;
type Shown = (typeof SHOWN)[number];

/** Facts of an entry that are there, worded where the word is known and as written where it is not. */
export function entryFacts(entry: Pick<AuditEntry, 'data'>): Fact[] {
  return SHOWN.flatMap((name) => {
    const value = entry.data[name];
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    return [{ label: i18n.t(`fact.${name}`), value: valueText(name, value) }];
  });
}

const MEDIA_FAULTS = ['no-list-on-media', 'media-unreadable', 'not-an-archive'] as const;
/** How an import by hand may end without a word of the sync's. */
const ENDS = ['busy', 'cancelled', 'failed'] as const;
const endText = (word: (typeof ENDS)[number]): string => i18n.t(`fileImport.${word}`);

function valueText(name: Shown, value: Json): string {
  if (Array.isArray(value)) return value.map((item) => valueText(name, item as Json)).join(i18n.t('common.comma'));
  if (typeof value !== 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  return wordText(name, value) ?? value;
}

function wordText(name: Shown, word: string): string | undefined {
  if (name === 'to') return worded(CLUE_STATES, word, clueStateText);
  if (name === 'field') return worded(REG_FIELDS, word, clueFieldText);
  if (name === 'outcome') return worded(OUTCOMES, word, outcomeText) ?? worded(SYNC_REASONS, word, syncReasonText) ?? worded(MEDIA_FAULTS, word, mediaFaultText) ?? worded(ENDS, word, endText) ?? worded(CLUE_OUTCOMES, word, clueOutcomeText);
  if (name === 'listId' && isLocalListId(word)) return `${localListName(word)}${i18n.t('common.clause')}${trustText('local')}`;
  if (name === 'decision' && word === 'remove') return i18n.t('common.remove');
  if (name === 'repeat') return repeatNoteText(word);
  if (name === 'riskClass') return worded(RISK_CLASSES, word, riskClassText);
  if (name === 'grade') return worded(GRADES, word, gradeText);
  if (name === 'decision') return worded(DECISION_KINDS, word, decisionText) ?? worded(LIST_DECISIONS, word, listDecisionText);
  if (name === 'verdict') return worded(JUDGEMENT_VERDICTS, word, judgementVerdictText);
  if (name === 'lapse') return worded(LAPSE_REASONS, word, lapseText);
  if (name === 'reasonCode') return worded(JUDGEMENT_VERDICTS.flatMap((verdict) => [...JUDGEMENT_REASONS[verdict]]), word, judgementReasonText);
  if (name === 'refusal') return worded(SIGN_REFUSALS, word, signRefusalText);
  if (name === 'method') return word === 'key' || word === 'code' ? i18n.t(`sign.${word}`) : undefined;
  if (name === 'event' && (word === 'signer-added' || word === 'signer-removed' || word === 'signer-key-imported')) return i18n.t(`signers.event.${messageKey(word)}`);
  if (name === 'listing') return worded(CASE_DECISIONS, word, (kind) => i18n.t(`listing.kind.${messageKey(kind)}`));
  if (name === 'articles') return worded(GROUND_CODES, word, groundText);
  if (name === 'event' && (word === 'case-marked' || word === 'case-unmarked')) return i18n.t(`annex.event.${messageKey(word)}`);
  if (name === 'event' && (word === 'rule-pack-set' || word === 'rule-pack-restored')) return i18n.t(`pack.event.${messageKey(word)}`);
  if (name === 'until') return word.slice(0, 10);
  if (name === 'event') return worded(GUARD_EVENTS, word, guardEventText);
  return name === 'effects' ? worded(EFFECT_NAMES, word, effectText) : undefined;
}

function worded<W extends string>(words: readonly W[], word: string, text: (word: W) => string): string | undefined {
  const known = words.find((candidate) => candidate === word);
  return known === undefined ? undefined : text(known);
}
