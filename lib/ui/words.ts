/**
 * Texts of closed words. Every function is exhaustive by type: a word that has no text in
 * `lib/locales/zh_CN.yml` fails the type check, and `locales.test.ts` fails where `en.yml` lacks it.
 */
import { i18n } from '#i18n';
import type { AppliedEffect, CheckReason, Freshness, Outcome } from '../check/index.ts';
import type { GuardEvent } from '../guard/index.ts';
import type { JudgementReason, JudgementVerdict, LapseReason } from '../judgement/index.ts';
import type { FileFault, RowReason, Target } from '../list/import/index.ts';
import type { ImportProgress } from './importing.ts';
import type { NoticeKind, RouteSeen } from '../rescreen/index.ts';
import type { ChangeKind, CompareAnswer, GroundCode, ListingField, ListKind, MediaFault, RiskClass, Suite, SyncProgress, SyncReason } from '../list/index.ts';
import type { Grade, MatchFlag, MatchStep, Settle, Standing } from '../match/index.ts';
import type { ChainReport, DecisionAnswer, DecisionKind, ListDecision, PinAnswer, SignerRefusal, PublishAnswer, RollbackAnswer, SaveRulePackAnswer, SwitchAnswer, TabVerdict, UnmarkAnswer, UnpinAnswer, MarkAnswer } from '../messaging/index.ts';
import type { WorkSource, WorkState } from '../worklist/index.ts';
import type { EffectName, InspectionLevel, PageKind, PolicySource, SiteMode } from '../policy/index.ts';
import type { EntryKind } from '../record/index.ts';
import type { EvidenceWord, ProfileReason } from '../site/index.ts';
import type { SheetFault } from '../sheet/index.ts';
import type { PackFaultReason, PreviewCase } from '../pack-editing/index.ts';
import type { SignRefusal } from '../signer/index.ts';
import type { CodeKind } from '../subject/index.ts';

/** Why an inspection was not marked, or a mark not taken back. */
export type MarkRefusal = Extract<MarkAnswer, { ok: false }>['reason'] | Extract<UnmarkAnswer, { ok: false }>['reason'] | 'unreachable';

/** Why a rule pack was not put into force. */
export type PackRefusal = Extract<SaveRulePackAnswer, { ok: false }>['reason'] | 'unreachable';

/** Message keys may not hold hyphens (Chrome: letters, digits, `_`, `@`). */
type Key<W extends string> = W extends `${infer Head}-${infer Tail}` ? `${Head}_${Key<Tail>}` : W;
export function messageKey<W extends string>(word: W): Key<W> {
  return word.replaceAll('-', '_') as Key<W>;
}

/**
 * The Chinese words by which outcomes are known in every language: accessible names carry them, and
 * other tools find the overlay by them (`docs/messages.md`).
 */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  listed: '已列入',
  suspected: '疑似',
  related: '关联',
  'different-entity': '同名不同主体',
  'not-found': '未检索到',
  'cannot-check': '无法核查',
};

export const outcomeText = (word: Outcome): string => i18n.t(`outcome.${messageKey(word)}`);
export const checkReasonText = (word: CheckReason): string => i18n.t(`reason.${messageKey(word)}`);
export const freshnessText = (word: Freshness): string => i18n.t(`freshness.${messageKey(word)}`);
export const gradeText = (word: Grade): string => i18n.t(`grade.${word}`);
export const standingText = (word: Standing): string => i18n.t(`standing.${messageKey(word)}`);
export const identityText = (word: 'uscc' | 'regNo' | 'orgCode' | 'name' | 'formerName' | 'personId' | 'personName'): string => i18n.t(`by.${word}`);
export const settleText = (word: Settle): string => i18n.t(`settle.${messageKey(word)}`);
export const matchStepText = (word: MatchStep): string => i18n.t(`step.${messageKey(word)}`);
export const matchFlagText = (word: MatchFlag): string => i18n.t(`flag.${messageKey(word)}`);
export const codeKindText = (word: CodeKind): string => i18n.t(`codeKind.${word}`);
export const checksumText = (word: 'valid' | 'invalid' | 'none'): string => i18n.t(`checksum.${word}`);
export const groundText = (word: GroundCode): string => i18n.t(`ground.${word}`);
export const listKindText = (word: ListKind): string => i18n.t(`listKind.${word}`);
export const trustText = (word: 'signed' | 'local'): string => i18n.t(`trust.${word}`);
export const effectText = (word: EffectName): string => i18n.t(`effect.${messageKey(word)}`);
export const loweredText = (word: NonNullable<AppliedEffect['loweredBy']>): string => i18n.t(`lowered.${messageKey(word)}`);
export const pageKindText = (word: PageKind): string => i18n.t(`pageKind.${word}`);
export const syncReasonText = (word: SyncReason): string => i18n.t(`sync.${messageKey(word)}`);
export const syncStageText = (word: SyncProgress['stage']): string => i18n.t(`syncStage.${word}`);
export const suiteText = (word: Suite | 'any'): string => i18n.t(`suite.${word}`);
export const policySourceText = (word: PolicySource): string => i18n.t(`source.${word}`);
export const decisionText = (word: DecisionKind): string => i18n.t(`decision.${messageKey(word)}`);
export const judgementVerdictText = (word: JudgementVerdict): string => i18n.t(`judgementVerdict.${word}`);
export const judgementReasonText = (word: JudgementReason): string => i18n.t(`judgementReason.${messageKey(word)}`);
export const lapseText = (word: LapseReason): string => i18n.t(`lapse.${messageKey(word)}`);
export const signRefusalText = (word: SignRefusal | 'unreachable'): string => i18n.t(`signRefusal.${messageKey(word)}`);
export const signerRefusalText = (word: SignerRefusal): string => i18n.t(`signerRefusal.${messageKey(word)}`);
export const listDecisionText = (word: ListDecision): string => i18n.t(`listDecision.${word}`);
export const changeKindText = (word: ChangeKind): string => i18n.t(`change.${word}`);
export const listingFieldText = (word: ListingField): string => i18n.t(`field.${word}`);
export const compareFaultText = (word: Extract<CompareAnswer, { ok: false }>['reason']): string => i18n.t(`compareFault.${messageKey(word)}`);
export const entryKindText = (word: EntryKind): string => i18n.t(`entry.${messageKey(word)}`);
export const inspectionLevelText = (word: InspectionLevel): string => i18n.t(`inspectionLevel.${messageKey(word)}`);
export const workStateText = (word: WorkState): string => i18n.t(`workState.${messageKey(word)}`);
export const workSourceText = (word: WorkSource): string => i18n.t(`workSource.${word}`);
export const markRefusalText = (word: MarkRefusal): string => i18n.t(`markRefusal.${messageKey(word)}`);
export const guardEventText = (word: GuardEvent): string => i18n.t(`event.${messageKey(word)}`);
export const chainReasonText = (word: Extract<ChainReport, { ok: false }>['reason']): string => i18n.t(`chain.${word}`);
export const profileReasonText = (word: ProfileReason): string => i18n.t(`profileReason.${messageKey(word)}`);
export const riskClassText = (word: RiskClass): string => i18n.t(`riskClass.${word}`);
export const rowReasonText = (word: RowReason): string => i18n.t(`rowReason.${messageKey(word)}`);
export const fileFaultText = (word: FileFault): string => i18n.t(`fileFault.${messageKey(word)}`);
export const mediaFaultText = (word: MediaFault): string => i18n.t(`mediaFault.${messageKey(word)}`);
export const columnText = (word: Target): string => i18n.t(`column.${word}`);
export const importStageText = (word: ImportProgress['stage']): string => i18n.t(`importStage.${word}`);
/** Part of a page profile; a member that a later build may add is shown by its name. */
const PROFILE_PARTS = ['name', 'code', 'route', 'submit', 'scope'] as const;
export const profilePartText = (part: string): string => {
  const known = PROFILE_PARTS.find((one) => one === part);
  return known === undefined ? part : i18n.t(`profilePart.${known}`);
};
export const evidenceText = (word: EvidenceWord): string => i18n.t(`evidence.${messageKey(word)}`);
/** Name of a list imported by hand, without what marks its id: `localListName` of `lib/list` would bring Zod into the overlay. */
export const localNameText = (listId: string): string => listId.replace(/^local:/, '');
export const siteModeText = (word: SiteMode): string => i18n.t(`siteMode.${messageKey(word)}`);
export type SwitchRefusal = Extract<SwitchAnswer, { readonly ok: false }>['reason'] | 'unreachable';
export const switchRefusalText = (word: SwitchRefusal): string => (word === 'unreachable' ? i18n.t('common.unreachable') : i18n.t(`switchRefusal.${messageKey(word)}`));
export const tabStateText = (word: TabVerdict['state']): string => i18n.t(`tabState.${messageKey(word)}`);

/** Why a list was not put back, pinned or released; `unreachable` as below. */
export type PinRefusal = Extract<RollbackAnswer | PinAnswer | UnpinAnswer, { ok: false }>['reason'] | 'unreachable';
export const pinRefusalText = (word: PinRefusal): string => i18n.t(`pinRefusal.${messageKey(word)}`);

/** Why a decision was refused; `unreachable` is ours, when the background does not answer at all. */
export type RefusalReason = Extract<DecisionAnswer, { ok: false }>['reason'] | 'unreachable';
export const refusalText = (word: RefusalReason): string => i18n.t(`refusal.${messageKey(word)}`);

/** The codes again, as values: importing them from `lib/list` would bring Zod into the overlay. */
const GROUND_CODES: Readonly<Record<GroundCode, true>> = {
  ART5_FOOD: true,
  ART6_DRUG: true,
  ART7_QUALITY: true,
  ART8_CONSUMER: true,
  ART9_COMPETITION: true,
  ART10_OTHER: true,
  ART11_REFUSAL: true,
  COURT_DOC: true,
  DISCLOSURE_REG: true,
  LEGACY_83: true,
  UNKNOWN: true,
};

/** Text of a ground code that arrives as a plain string (findings carry it so); unknown words read as not stated. */
export function groundCodeText(word: string): string {
  return groundText(Object.hasOwn(GROUND_CODES, word) ? (word as GroundCode) : 'UNKNOWN');
}

export const sheetFaultText = (word: SheetFault): string => i18n.t(`sheetFault.${messageKey(word)}`);
export const publishReasonText = (word: Extract<PublishAnswer, { ok: false }>['reason']): string => i18n.t(`publishReason.${messageKey(word)}`);
export const noticeKindText = (word: NoticeKind): string => i18n.t(`noticeKind.${messageKey(word)}`);
export const routeSeenText = (word: RouteSeen): string => i18n.t(`routeSeen.${word}`);
export const packRefusalText = (word: PackRefusal): string => i18n.t(`packRefusal.${messageKey(word)}`);
export const packFaultText = (word: PackFaultReason): string => i18n.t(`packFault.${messageKey(word)}`);
export const previewCaseText = (word: PreviewCase): string => i18n.t(`packCase.${messageKey(word)}`);
