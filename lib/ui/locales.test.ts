import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, test } from 'vitest';
import { CHECK_REASONS, FRESHNESS, OUTCOMES } from '../check/index.ts';
import { GUARD_EVENTS } from '../guard/index.ts';
import { CLUE_OUTCOMES, CLUE_REFUSALS, CLUE_STATES } from '../clue/index.ts';
import { CHANGE_KINDS, GROUND_CODES, LIST_KINDS, SYNC_REASONS } from '../list/index.ts';
import { FILE_FAULTS, ROW_ERRORS, ROW_WARNINGS, TARGETS } from '../list/import/index.ts';
import { NOTICE_KINDS, ROUTES_SEEN } from '../rescreen/index.ts';
import { JUDGEMENT_REASONS, JUDGEMENT_VERDICTS, LAPSE_REASONS } from '../judgement/index.ts';
import { GRADES, MATCH_FLAGS, MATCH_STEPS, SETTLES, STANDINGS } from '../match/index.ts';
import { DECISION_KINDS, LIST_DECISIONS, LISTING_REFUSALS, SIGNER_REFUSALS } from '../messaging/index.ts';
import { UNREAD, URGENCIES } from '../penalty-case/index.ts';
import { MEASURES } from '../feedback/index.ts';
import { OUTBOX_FAULTS } from '../outbox/index.ts';
import { CASE_DECISIONS, EFFECT_NAMES, INSPECTION_LEVELS, PAGE_KINDS, SITE_MODES } from '../policy/index.ts';
import { ENTRY_KINDS } from '../record/index.ts';
import { SHEET_FAULTS } from '../sheet/index.ts';
import { SIGN_REFUSALS } from '../signer/index.ts';
import { EVIDENCE, PROFILE_REASONS } from '../site/index.ts';
import { FIELDS, LINK_FIGURES, PERIODS } from '../stats/index.ts';
import { ANCHORS } from '../repeat/index.ts';
import { CODE_KINDS } from '../subject/index.ts';
import { WORK_SOURCES, WORK_STATES } from '../worklist/index.ts';
import { messageKey, OUTCOME_WORDS } from './words.ts';
import { PACK_FAULTS, PREVIEW_CASES } from '../pack-editing/index.ts';
import { SETUP_STEPS } from './setup-steps.ts';

/** Every closed set that people get to see, and the section of the locale files that words it. */
const SETS: readonly (readonly [string, readonly string[]])[] = [
  ['outcome', OUTCOMES],
  ['reason', CHECK_REASONS],
  ['freshness', FRESHNESS],
  ['grade', GRADES],
  ['standing', STANDINGS],
  ['flag', MATCH_FLAGS],
  ['step', MATCH_STEPS],
  ['settle', SETTLES],
  ['noticeKind', NOTICE_KINDS],
  ['routeSeen', ROUTES_SEEN],
  ['codeKind', CODE_KINDS],
  ['ground', GROUND_CODES],
  ['listKind', LIST_KINDS],
  ['sync', SYNC_REASONS],
  ['effect', EFFECT_NAMES],
  ['pageKind', PAGE_KINDS],
  ['decision', DECISION_KINDS],
  ['judgementVerdict', JUDGEMENT_VERDICTS],
  ['judgementReason', [...new Set(JUDGEMENT_VERDICTS.flatMap((verdict) => [...JUDGEMENT_REASONS[verdict]]))]],
  ['lapse', LAPSE_REASONS],
  ['signRefusal', [...SIGN_REFUSALS, 'unreachable']],
  ['signerRefusal', SIGNER_REFUSALS],
  ['listDecision', LIST_DECISIONS],
  ['change', CHANGE_KINDS],
  ['entry', ENTRY_KINDS],
  ['measure', MEASURES],
  ['outboxFault', OUTBOX_FAULTS],
  ['event', GUARD_EVENTS],
  ['profileReason', PROFILE_REASONS],
  ['evidence', EVIDENCE],
  ['sheetFault', SHEET_FAULTS],
  ['rowReason', [...ROW_ERRORS, ...ROW_WARNINGS]],
  ['fileFault', FILE_FAULTS],
  ['column', TARGETS],
  ['siteMode', SITE_MODES],
  ['inspectionLevel', INSPECTION_LEVELS],
  ['workState', WORK_STATES],
  ['workSource', WORK_SOURCES],
  ['figure', LINK_FIGURES],
  ['regField', FIELDS],
  ['stats.periodName', PERIODS],
  ['repeatAnchor', ANCHORS],
  ['clueState', CLUE_STATES],
  ['clueOutcome', CLUE_OUTCOMES],
  ['clueRefusal', CLUE_REFUSALS],
  ['listing.kind', CASE_DECISIONS],
  ['listing.unread', UNREAD],
  ['listing.urgency', URGENCIES],
  ['setup.title', SETUP_STEPS],
  ['packFault', PACK_FAULTS],
  ['packCase', PREVIEW_CASES],
  ['listing.refusal', [...LISTING_REFUSALS, 'unreachable']],
];

async function texts(locale: 'zh_CN' | 'en'): Promise<ReadonlyMap<string, string>> {
  const messages = await parseMessagesFile(fileURLToPath(new URL(`../locales/${locale}.yml`, import.meta.url)));
  // Names with @@ are the browser's own and have no text in the files.
  const own = messages.filter((message) => !message.key.join('.').startsWith('@@'));
  return new Map(own.map((message) => [message.key.join('.'), message.type === 'simple' ? message.message : '']));
}
const [zh, en] = await Promise.all([texts('zh_CN'), texts('en')]);

/** Sections whose keys are put together at run time, most of them in `words.ts`. */
const PUT_TOGETHER = [...SETS.map(([section]) => section), 'setup.next', 'packRefusal', 'pack.field', 'pack.strengths', 'pack.route', 'pack.routeWord', 'pack.event', 'clueColumn', 'clueStep', 'headline', 'overlay.bar', 'judgement.will', 'judgement.caseOnly', 'signers.event', 'standing', 'by', 'checksum', 'trust', 'lowered', 'syncStage', 'source', 'chain', 'tabState', 'switchRefusal', 'refusal', 'pinRefusal', 'compareFault', 'field', 'keyFault', 'suite', 'fact', 'transferPlace', 'planKind', 'mediaFault', 'importStage', 'markRefusal', 'profilePart', 'publishReason', 'editor.by', 'editor.field', 'editor.add', 'editor.side', 'editor.proof', 'sites.proof', 'stats.dimension', 'stats.column', 'annex.event', 'badge.text', 'badge.label', 'badge.by', 'riskClass', 'inspectionAdvice.levels', 'inspectionAdvice.state', 'feedbackColumn', 'group.column'];
/** Names of parts that stand as a whole in the code: sections of the options page, and rules. */
const NAMED = ['options', 'policy'];

test('every text is used somewhere', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const code = globSync(['{components,entrypoints,lib}/**/*.{ts,tsx}', 'wxt.config.ts'], { cwd: root, exclude: (name) => name.includes('.test.') })
    .map((file) => readFileSync(`${root}/${file}`, 'utf8'))
    .join('\n');
  const unused = [...zh.keys()].filter((key) => !PUT_TOGETHER.some((section) => key.startsWith(`${section}.`)) && !code.includes(`'${key}'`) && !NAMED.some((section) => key.startsWith(`${section}.`) && code.includes(`'${key.slice(section.length + 1)}'`)) && !code.includes(`__MSG_${key.replaceAll('.', '_')}__`));
  expect(unused).toEqual([]);
});

describe('locale files', () => {
  test('have the same keys', () => {
    expect([...en.keys()].toSorted()).toEqual([...zh.keys()].toSorted());
  });

  test('take the same values under each key', () => {
    const holes = (text = '') => [...new Set(text.match(/\$\d/g))].toSorted().join();
    expect([...zh.keys()].filter((key) => holes(en.get(key)) !== holes(zh.get(key)))).toEqual([]);
  });

  test('have a text under each key', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('put no two values side by side: the browser takes what is between two $ for a name, and then does not load the extension', () => {
    expect([...zh, ...en].filter(([, text]) => /\$[\w@]+\$/.test(text)).map(([key]) => key)).toEqual([]);
  });

  test('no two keys become the same message name in the browser', () => {
    const names = [...zh.keys()].map((key) => key.replaceAll('.', '_').toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });
});

test.each(SETS)('every word of %s has a text in Chinese and in English', (section, words) => {
  expect(words.length).toBeGreaterThan(0);
  const wordless = words.filter((word) => {
    const key = `${section}.${messageKey(word)}`;
    return !/\p{Script=Han}/u.test(zh.get(key) ?? '') || !/[A-Za-z]/.test(en.get(key) ?? '');
  });
  expect(wordless).toEqual([]);
});

test('Chinese outcome texts are the words by which others find the panel', () => {
  for (const outcome of OUTCOMES) expect(zh.get(`outcome.${messageKey(outcome)}`)).toBe(OUTCOME_WORDS[outcome]);
});
