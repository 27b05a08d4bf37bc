import { i18n } from '#i18n';
import type { ClueOutcome, ClueRefusal, ClueState } from '../clue/index.ts';
import { messageKey } from './words.ts';
import type { RegField } from '../shared/reg-fields.ts';

export const clueStateText = (word: ClueState): string => i18n.t(`clueState.${word}`);
export const clueFieldText = (word: RegField): string => i18n.t(`regField.${word}`);
export const clueOutcomeText = (word: ClueOutcome): string => i18n.t(`clueOutcome.${messageKey(word)}`);
/** `unreachable` is ours, when the background does not answer at all. */
export const clueRefusalText = (word: ClueRefusal | 'unreachable'): string => (word === 'unreachable' ? i18n.t('common.unreachable') : i18n.t(`clueRefusal.${messageKey(word)}`));
