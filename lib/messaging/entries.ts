import { CLUE_MAX, CLUE_OUTCOMES, CLUE_STATES, CORRECTABLE } from '../clue/index.ts';
import { ROWS_ASKED } from '../badge/index.ts';
import { GUARD_EVENTS } from '../guard/index.ts';
import { JUDGEMENT_REASONS, JUDGEMENT_VERDICTS, MAX_NOTE } from '../judgement/index.ts';
import { FrameReadingSchema } from '../site/index.ts';
import { CASE_DECISIONS, SITE_MODES } from '../policy/index.ts';
import { CASE_FIELDS, MAX_CASE_TEXT, MAX_CASE_TEXTS } from '../penalty-case/index.ts';
import { GROUND_CODES } from '../list/index.ts';
import { WORK_SOURCES, WORK_STATES } from '../worklist/index.ts';
import { OUTCOMES } from '../check/index.ts';
import { z } from '../shared/zod.ts';
import { FIELDS } from '../stats/index.ts';
import type { Protocol } from './protocol.ts';
import { DECISION_KINDS, SETTING_KEYS } from './shapes.ts';
import { REG_FIELDS } from '../shared/reg-fields.ts';

/** Messages that the background answers. The rest of the protocol goes from the background to frames. */
export type BackgroundMessage = Exclude<keyof Protocol, 'guardOrders' | 'siteChanged' | 'showVerdict' | 'badgesChanged' | 'editorLook' | 'editorPick' | 'editorStop' | 'editorSave'>;

export interface MessageEntry {
  readonly request: z.ZodType;
  readonly senders: 'page' | 'content';
  /** For content senders: whether only the top frame of a tab may send it. */
  readonly frame: 'top' | 'any';
  /** Something that the officer does: counted apart from what the page makes our script send. */
  readonly act?: true;
  readonly purpose: string;
}

/** Texts from a page are cut by the guard at 300 characters; whatever is longer did not come from it. */
const pageText = z.string().max(300);
const empty = z.object({});
/** One applicant of a table. */
const SubjectSchema = z.object({ name: pageText.optional(), code: pageText.optional(), regNo: pageText.optional(), orgCode: pageText.optional(), legalRep: pageText.optional() });
const RowSchema = z.strictObject({ name: pageText.optional(), code: pageText.optional(), regNo: pageText.optional(), legalRep: pageText.optional() });
const count = z.number().int().min(0).max(1_000_000);
const listId = z.string().max(64);
const recordRef = z.object({ listId, recordId: z.string().max(200) });
const REASONS = [...new Set(JUDGEMENT_VERDICTS.flatMap((verdict) => [...JUDGEMENT_REASONS[verdict]]))];
/** A reason of another verdict is refused: "waiting for papers" is no ground for "not the same". */
const judgementFields = { verdictKey: z.string().max(100), records: z.array(recordRef).min(1).max(20), verdict: z.enum(JUDGEMENT_VERDICTS), reasonCode: z.enum(REASONS), note: z.string().max(MAX_NOTE).optional() };
const fits = ({ verdict, reasonCode }: { verdict: (typeof JUDGEMENT_VERDICTS)[number]; reasonCode: string }) => (JUDGEMENT_REASONS[verdict] as readonly string[]).includes(reasonCode);
const decision = { verdictKey: z.string().max(100), kind: z.enum(DECISION_KINDS), reason: z.string().max(1000) };
const period = { from: z.string().max(10), to: z.string().max(10) };
const listing = { key: z.string().max(100), kind: z.enum(CASE_DECISIONS), reasonCode: z.string().max(40).optional(), note: z.string().max(MAX_NOTE).optional(), article: z.string().max(40).optional() };
const tabId = z.number().int();
const requestId = z.string().max(80);
const signerId = z.string().max(40);
const secretText = z.string().max(300);

const draftId = z.string().max(40);
const clueRef = { id: z.string().max(40), seen: z.number().int().min(1) };
/** Longer texts are refused here, not cut: the forms do not take them. */
const ClueFactsSchema = z.object({ name: z.string().max(CLUE_MAX.name).optional(), code: z.string().max(CLUE_MAX.code).optional(), field: z.enum(REG_FIELDS), note: z.string().max(CLUE_MAX.note).optional(), text: z.string().max(CLUE_MAX.text).optional() });
const ClueMoveSchema = z.object({ to: z.enum(CLUE_STATES), on: z.string().max(10), reason: z.string().max(CLUE_MAX.reason), body: z.string().max(CLUE_MAX.body).optional(), letterNo: z.string().max(CLUE_MAX.letterNo).optional(), outcome: z.enum(CLUE_OUTCOMES).optional() });

/** Request schema, allowed sender and frame of every message: the table in docs/messages.md is printed from this. */
export const ENTRIES: Readonly<Record<BackgroundMessage, MessageEntry>> = {
  guardStarted: { request: z.object({ again: z.boolean().optional(), attached: z.boolean().optional() }), senders: 'content', frame: 'any', purpose: 'A frame starts; answered with the profiles of its host.' },
  frameRead: { request: FrameReadingSchema, senders: 'content', frame: 'any', purpose: 'What a frame says now; answered with the orders in force.' },
  frameGone: { request: empty, senders: 'content', frame: 'any', purpose: 'A frame is being unloaded.' },
  guardEvent: {
    request: z.object({ event: z.enum(GUARD_EVENTS), verdictKey: pageText.optional(), optionText: pageText.optional() }),
    senders: 'content',
    frame: 'any',
    purpose: 'The guard stopped, reverted or noticed something; recorded.',
  },
  caseReaderStarted: { request: empty, senders: 'content', frame: 'any', purpose: 'The case reader starts in a penalty-case page; answered with its description.' },
  caseRead: {
    request: z.object({ texts: z.array(z.object({ field: z.enum(CASE_FIELDS), text: z.string().max(MAX_CASE_TEXT), wan: z.boolean().optional() })).max(MAX_CASE_TEXTS) }),
    senders: 'content',
    frame: 'any',
    purpose: 'The labelled texts of a penalty-case page, capped; weighed in the background, not kept.',
  },
  badgesStarted: { request: empty, senders: 'content', frame: 'any', purpose: 'Badges start in a frame; answered with the heads of columns that its site profile names.' },
  badgeRows: { request: z.strictObject({ rows: z.array(RowSchema).max(ROWS_ASKED) }), senders: 'content', frame: 'any', purpose: 'Parties of up to 200 rows of a table: name, codes, legal representative; answered with their badges, without the lists.' },
  badgesCounted: { request: z.strictObject({ rows: count, listed: count, unsure: count }), senders: 'content', frame: 'any', purpose: "How many parties a page's tables had, and how many of them have a badge; recorded once a page." },
  overlayReady: { request: empty, senders: 'content', frame: 'top', purpose: 'The overlay asks what to show.' },
  decide: {
    request: z.object(decision),
    senders: 'content',
    frame: 'top',
    act: true,
    purpose: 'An officer overrides or confirms; recorded before it takes effect.',
  },
  judge: { request: z.object(judgementFields).refine(fits), senders: 'content', frame: 'top', act: true, purpose: 'An officer concludes: same party, not the same, undecided; recorded before it takes effect.' },
  decideListing: { request: z.object(listing), senders: 'content', frame: 'top', act: true, purpose: 'A case handler decides about listing; recorded before it counts. Lists nobody.' },
  openSheet: { request: z.strictObject({}), senders: 'content', frame: 'top', act: true, purpose: "The overlay opens the check sheet of its tab's own check." },
  openPanel: { request: z.strictObject({}), senders: 'content', frame: 'top', act: true, purpose: 'The overlay opens the side panel of its window.' },
  tabVerdict: { request: z.object({ tabId: z.number().int() }), senders: 'page', frame: 'any', purpose: 'The verdict of a tab: applicant as read, outcome, grade, effects.' },
  checkPage: { request: z.object({ tabId: z.number().int() }), senders: 'page', frame: 'any', purpose: 'Reads the page of a site that is checked on demand.' },
  switchSite: {
    request: z.object({ tabId: z.number().int(), mode: z.enum(SITE_MODES), reason: z.string().max(1000) }),
    senders: 'page',
    frame: 'any',
    purpose: 'An officer switches the site of a tab off, to on demand, or on again, with a reason; recorded first, and only as far as policy lets officers.',
  },
  panelCase: { request: z.object({ tabId }), senders: 'page', frame: 'any', purpose: 'The case of a tab for the side panel: verdict, route, judgements and decisions.' },
  decideTab: { request: z.object({ ...decision, tabId }), senders: 'page', frame: 'any', purpose: 'As `decide`, from the side panel.' },
  judgeTab: { request: z.object({ ...judgementFields, tabId }).refine(fits), senders: 'page', frame: 'any', purpose: 'As `judge`, from the side panel.' },
  decideListingTab: { request: z.object({ ...listing, tabId }), senders: 'page', frame: 'any', purpose: 'As `decideListing`, from the side panel.' },
  caseReminders: { request: empty, senders: 'page', frame: 'any', purpose: 'Penalty cases with something left to be done, soonest first.' },
  caseStep: { request: z.object({ id: z.string().max(40), step: z.string().max(40), done: z.boolean() }), senders: 'page', frame: 'any', purpose: 'A step of a penalty case is done or not; recorded first.' },
  signRequest: { request: z.object({ requestId }), senders: 'page', frame: 'any', purpose: 'What a second signer is asked to sign, and who may.' },
  sign: { request: z.object({ requestId, signerId, passphrase: secretText.optional(), code: z.string().max(20).optional() }), senders: 'page', frame: 'any', purpose: 'A second signer signs an override; tries are counted, refusals recorded.' },
  declineSign: { request: z.object({ requestId, signerId: signerId.optional() }), senders: 'page', frame: 'any', purpose: 'A second signer says no; recorded.' },
  signers: { request: empty, senders: 'page', frame: 'any', purpose: 'Second signers, and what this desk holds of them; no secrets.' },
  addSigner: {
    request: z.object({ id: signerId, name: z.string().min(1).max(40), until: z.string().max(10).optional(), passphrase: secretText.optional(), secret: secretText.optional(), code: z.string().max(20).optional() }),
    senders: 'page',
    frame: 'any',
    purpose: 'Sets up a second signer with a key under a passphrase or with one-time codes; recorded first.',
  },
  importSignerKey: { request: z.object({ file: z.unknown() }), senders: 'page', frame: 'any', purpose: "Brings a signer's sealed key to this desk; recorded first." },
  removeSigner: { request: z.object({ id: signerId }), senders: 'page', frame: 'any', purpose: 'Removes a second signer of this desk; recorded first.' },
  lookup: {
    request: z.object({ name: z.string().max(300).optional(), code: z.string().max(300).optional() }),
    senders: 'page',
    frame: 'any',
    purpose: 'Manual look-up by name or code; recorded.',
  },
  status: { request: empty, senders: 'page', frame: 'any', purpose: 'Lists with their three clocks, policy problems, version.' },
  syncNow: { request: z.object({ listId: z.string().max(64).optional() }), senders: 'page', frame: 'any', purpose: 'Starts a sync of one or all lists.' },
  rollbackList: {
    request: z.object({ listId: z.string().max(64), reason: z.string().max(1000) }),
    senders: 'page',
    frame: 'any',
    purpose: 'Back to the verified version of a list before the current one, with a reason; recorded first, pinned until unpinned.',
  },
  pinList: {
    request: z.object({ listId: z.string().max(64), reason: z.string().max(1000) }),
    senders: 'page',
    frame: 'any',
    purpose: 'A list stays at its version in force, with a reason; recorded first, until unpinned.',
  },
  unpinList: { request: z.object({ listId: z.string().max(64) }), senders: 'page', frame: 'any', purpose: 'A pinned list follows its publisher again; recorded.' },
  recordImport: {
    request: z.object({
      listId,
      how: z.enum(['media', 'table']),
      fileName: z.string().max(300),
      sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(),
      version: z.number().int(),
      asOf: z.string().max(10),
      count: z.number().int().min(0),
      setHash: z.string().max(64),
      rows: z.number().int().min(0).optional(),
      refusedRows: z.number().int().min(0).optional(),
      duplicates: z.number().int().min(0).optional(),
    }),
    senders: 'page',
    frame: 'any',
    purpose: 'A list from media or from a table is about to come into force: recorded first.',
  },
  importEnded: {
    request: z.object({ listId, how: z.enum(['media', 'table']), outcome: z.string().max(40), detail: z.string().max(300).optional() }),
    senders: 'page',
    frame: 'any',
    purpose: 'An import by hand has ended or was given up; recorded.',
  },
  removeLocalList: { request: z.object({ listId }), senders: 'page', frame: 'any', purpose: 'Removes a list that was imported by hand; recorded first.' },
  policy: { request: empty, senders: 'page', frame: 'any', purpose: 'Policy in force with the origin of each value.' },
  saveSetting: { request: z.object({ key: z.enum(SETTING_KEYS), value: z.unknown() }), senders: 'page', frame: 'any', purpose: 'Replaces one local setting; refused as a whole when any part is wrong.' },
  saveRulePack: { request: z.object({ pack: z.unknown(), reason: z.string().max(1000), how: z.enum(['edit', 'import']).optional() }), senders: 'page', frame: 'any', purpose: 'Puts a rule pack of this desk into force, or takes it back, with a reason; recorded first.' },
  tryReadings: { request: z.object({ readings: z.array(FrameReadingSchema).max(50) }), senders: 'page', frame: 'any', purpose: 'The verdict that readings of the editor would give; recorded as a manual look-up.' },
  publishProfile: { request: z.object({ profile: z.unknown(), proof: z.unknown() }), senders: 'page', frame: 'any', purpose: 'Puts a described page into force on this machine, with its proof; recorded first.' },
  proofs: { request: empty, senders: 'page', frame: 'any', purpose: 'Saved proofs by profile id.' },
  notices: { request: empty, senders: 'page', frame: 'any', purpose: 'What checking past applicants again has found, newest first.' },
  noticesSeen: { request: z.object({ ids: z.array(z.number().int().min(1)).max(1000).optional() }), senders: 'page', frame: 'any', purpose: 'Such notices have been seen; recorded first.' },
  profileDrafts: { request: empty, senders: 'page', frame: 'any', purpose: 'Profiles of this machine that are not in force yet, by id.' },
  saveDraft: { request: z.object({ id: z.string().max(60), profile: z.unknown() }), senders: 'page', frame: 'any', purpose: 'Keeps a profile that is not in force; null gives it up.' },
  records: {
    request: z.object({
      kind: z.string().max(40).optional(),
      day: z.string().max(10).optional(),
      cells: z
        .strictObject({ ...period, whats: z.array(z.string().max(100)).max(100).optional(), line: z.string().max(100).optional(), site: z.string().max(100).optional(), grounds: z.array(z.string().max(100)).max(30).optional() })
        .optional(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    senders: 'page',
    frame: 'any',
    purpose: 'A page of audit entries, newest first.',
  },
  verifyRecords: { request: empty, senders: 'page', frame: 'any', purpose: 'Checks the hash chain from its first entry.' },
  exportRecords: { request: empty, senders: 'page', frame: 'any', purpose: 'All entries as JSON Lines; the export is recorded too.' },
  feedback: { request: z.object(period), senders: 'page', frame: 'any', purpose: 'To whom which measure was applied in a period, on which basis: the feedback file.' },
  feedbackIssued: {
    request: z.object({ ...period, rows: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/), how: z.enum(['csv', 'xlsx', 'json']) }),
    senders: 'page',
    frame: 'any',
    purpose: 'A feedback file goes out; its period and hash are recorded first.',
  },
  centralState: { request: empty, senders: 'page', frame: 'any', purpose: 'How far the central store has been told, and what stands in the way; no credentials.' },
  centralNow: { request: empty, senders: 'page', frame: 'any', purpose: 'Sends now what waits for the central store.' },
  checkBatch: {
    request: z.object({ subjects: z.array(SubjectSchema).max(200) }),
    senders: 'page',
    frame: 'any',
    purpose: 'Verdicts of up to 200 applicants, by the same check as one on a page; the batch is recorded as a whole.',
  },
  recordBatch: {
    request: z.object({
      rows: z.number().int().min(0),
      checked: z.number().int().min(0),
      ended: z.enum(['done', 'cancelled', 'failed']),
      counts: z.partialRecord(z.enum(OUTCOMES), z.number().int().min(0)),
      lists: z.array(z.string().max(100)).max(100),
      asOf: z.string().max(10).optional(),
      rules: z.string().max(200).optional(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    senders: 'page',
    frame: 'any',
    purpose: 'What a batch came to: counts by outcome, lists, hash of the file; no applicant.',
  },
  checkEntries: { request: z.object({ check: z.number().int().min(1) }), senders: 'page', frame: 'any', purpose: 'The entry of a check and those that belong to it, for its check sheet.' },
  sheetIssued: {
    request: z.object({ check: z.number().int().min(1), sheet: z.string().regex(/^[0-9a-f]{64}$/), how: z.enum(['print', 'html', 'json']) }),
    senders: 'page',
    frame: 'any',
    purpose: 'A check sheet goes out; its hash is recorded first.',
  },
  findSheetCode: { request: z.object({ code: z.string().max(40) }), senders: 'page', frame: 'any', purpose: 'The check that a code on a check sheet stands for.' },
  worklist: {
    request: z.object({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(500), state: z.enum(WORK_STATES).optional(), field: z.enum(GROUND_CODES).optional(), region: z.string().max(6).optional(), source: z.enum(WORK_SOURCES).optional(), text: pageText.optional() }),
    senders: 'page',
    frame: 'any',
    purpose: 'A page of the work list of inspections, most urgent first.',
  },
  markInspected: { request: z.object({ party: z.string().max(300), on: z.string().max(10) }), senders: 'page', frame: 'any', purpose: 'An inspector has inspected a party; recorded first.' },
  unmarkInspected: { request: z.object({ visit: z.string().max(60) }), senders: 'page', frame: 'any', purpose: 'Takes such a mark back; recorded first.' },
  addToWorklist: { request: z.object({ subjects: z.array(SubjectSchema).max(200) }), senders: 'page', frame: 'any', purpose: 'Puts parties of a file on the work list, those that a list names for sure.' },
  worklistExported: { request: z.object({ rows: z.number().int().min(0), how: z.enum(['xlsx', 'ics']) }), senders: 'page', frame: 'any', purpose: 'The work list goes out as a file; recorded first, without names.' },
  tallies: { request: z.object(period), senders: 'page', frame: 'any', purpose: 'Counters a day.' },
  typicalCases: { request: z.object(period), senders: 'page', frame: 'any', purpose: 'Cases that were marked as made known to the public in a period.' },
  markCase: {
    request: z.strictObject({
      publishedOn: z.string().max(10),
      field: z.enum(FIELDS),
      name: z.string().min(1).max(300),
      authority: z.string().max(300),
      docNo: z.string().max(200).optional(),
      where: z.string().max(500).optional(),
      record: recordRef.optional(),
    }),
    senders: 'page',
    frame: 'any',
    purpose: 'Marks a case as made known to the public, for the annex table; recorded first.',
  },
  unmarkCase: { request: z.object({ id: z.string().max(80) }), senders: 'page', frame: 'any', purpose: 'Takes such a mark back; recorded first.' },
  statistics: { request: z.object(period), senders: 'page', frame: 'any', purpose: 'What was counted on this desk in a period, by day, kind, page kind, site and ground, and how long a list was past its limit.' },
  draftClue: { request: z.object({ tabId }), senders: 'page', frame: 'any', purpose: 'Opens the window for registering a clue from a tab: its selection, and the party of its case.' },
  clueDraft: { request: z.object({ id: draftId }), senders: 'page', frame: 'any', purpose: 'What was read for a clue that is about to be registered.' },
  registerClue: { request: z.object({ draft: draftId.optional(), facts: ClueFactsSchema }), senders: 'page', frame: 'any', purpose: 'Registers a clue; recorded first.' },
  clues: { request: empty, senders: 'page', frame: 'any', purpose: 'The clue ledger.' },
  lateClues: { request: empty, senders: 'page', frame: 'any', purpose: 'How many clues are past their due day.' },
  moveClue: { request: z.object({ ...clueRef, move: ClueMoveSchema }), senders: 'page', frame: 'any', purpose: 'A step of a clue (transfer, answer, end), with day and reason; recorded first.' },
  correctClue: { request: z.object({ ...clueRef, patch: z.partialRecord(z.enum(CORRECTABLE), z.string().max(CLUE_MAX.note)), reason: z.string().max(CLUE_MAX.reason) }), senders: 'page', frame: 'any', purpose: 'Corrects a clue; before and after are recorded first.' },
  verifyClues: { request: empty, senders: 'page', frame: 'any', purpose: 'Compares the clue ledger with the audit chain.' },
  rebuildClues: { request: empty, senders: 'page', frame: 'any', purpose: 'Makes the clue ledger anew from the audit chain alone; recorded.' },
  repeatGroupIssued: { request: z.object({ rows: z.number().int().min(0), published: z.number().int().min(0), rule: z.string().max(200), ...period, lists: z.array(z.string().max(120)).max(50) }), senders: 'page', frame: 'any', purpose: 'The group list of repeat offenders goes out as a file: by which rule, window and lists; recorded first, without names.' },
  clueLetterIssued: { request: z.object({ id: z.string().max(60), sha256: z.string().regex(/^[0-9a-f]{64}$/), attachments: z.number().int().min(0).max(100) }), senders: 'page', frame: 'any', purpose: 'A transfer letter is printed; recorded first, by the hash of its content.' },
  cluesExported: { request: z.object({ format: z.enum(['xlsx', 'csv']), count: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/).optional() }), senders: 'page', frame: 'any', purpose: 'Clues go out as a file; recorded first.' },
};
