import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { openJudgementStore } from '../../lib/judgement/index.bg.ts';
import { openListStore, sharedValue } from '../../lib/list/index.bg.ts';
import { listen } from '../../lib/messaging/index.bg.ts';
import { openCaseDecisionStore } from '../../lib/penalty-case/index.bg.ts';
import { createPolicyService } from '../../lib/policy/index.bg.ts';
import { openRecordStore } from '../../lib/record/index.bg.ts';
import { openSignerStore } from '../../lib/signer/index.bg.ts';
import { openCaseStore } from '../../lib/stats/index.bg.ts';
import { forgetHeldCases, listFloors } from '../../lib/storage/index.bg.ts';
import { atWork } from '../../lib/shared/at-work.ts';
import { adminHandlers } from './admin.ts';
import { createBadges } from './badges.ts';
import { batchHandlers } from './batches.ts';
import { createCases } from './cases.ts';
import { createCentral } from './central.ts';
import { createClues } from './clues.ts';
import { keepFaults } from './faults.ts';
import { feedbackHandlers } from './feedback.ts';
import { createImports } from './imports.ts';
import { createHealth } from './health.ts';
import { openingHandlers } from './opening.ts';
import { createJudgements } from './judging.ts';
import { createPenaltyCases, type PenaltyCaseDesk } from './penalty-cases.ts';
import { publishingHandlers } from './publishing.ts';
import { createRescreen } from './rescreen.ts';
import { createRecorder } from './recorder.ts';
import { rulePackHandlers } from './rule-packs.ts';
import { createSiteControl } from './site-control.ts';
import { sheetHandlers } from './sheets.ts';
import { signerHandlers } from './signers.ts';
import { createSites } from './sites.ts';
import { createStatistics } from './statistics.ts';
import { createSync } from './sync.ts';
import { typicalCaseHandlers } from './typical-cases.ts';
import { createWorklist } from './worklist.ts';

/** Whatever has woken the worker comes first; one that dies before does it at its next start. */
const RESCREEN_AFTER_MS = 5_000;
const COUNT_AFTER_MS = 8_000;

/**
 * Composition root. Every listener is added in the first synchronous turn: an event that wakes the worker is
 * lost to listeners that are added after an `await`.
 */
export default defineBackground(() => {
  keepFaults();
  const policy = createPolicyService();
  const lists = openListStore(undefined, { kept: sharedValue(listFloors) });
  // Whatever has woken this worker most likely ends in a look-up.
  lists.warm();
  const signers = openSignerStore();
  const records = createRecorder(openRecordStore());
  const sync = createSync({ policy, lists, records });
  const health = createHealth({ policy, records });
  const judgements = createJudgements({ store: openJudgementStore(), records });
  const rescreen = createRescreen({ policy, lists, records });
  const worklist = createWorklist({ policy, lists, records });
  // Each needs the other; no reading arrives before both are there.
  const cases = createCases({ policy, lists, records, health, signers, judgements, onShown: (tabCase) => (void rescreen.note(tabCase), void worklist.note(tabCase)), onReading: (sender, reading) => penalties.onReading(sender, reading) });
  const penalties: PenaltyCaseDesk = createPenaltyCases({ store: openCaseDecisionStore(), policy, records, cases });
  const badges = createBadges({ policy, lists, records, judgements, caseOf: cases.settledCase, wasAsked: cases.wasAsked });
  const sites = createSites(policy);
  const control = createSiteControl({ policy, cases, records, sites });
  const central = createCentral({ policy, records });
  const statistics = createStatistics({ policy, lists, records });
  const clues = createClues({ policy, cases, records });
  const imports = createImports({ policy, lists, records, sync });

  listen({
    ...cases.handlers,
    ...badges.handlers,
    ...signerHandlers({ store: signers, policy, records }),
    ...control.handlers,
    ...rescreen.handlers,
    ...worklist.handlers,
    ...adminHandlers({ health, policy, lists, records, sync, cases, imports }),
    ...publishingHandlers({ policy, records, sites }),
    ...rulePackHandlers({ policy, records }),
    ...sheetHandlers(records),
    ...central.handlers,
    ...feedbackHandlers({ policy, records }),
    ...openingHandlers(cases),
    ...clues.handlers,
    ...batchHandlers({ policy, lists, records, judgements }),
    ...statistics.handlers,
    ...typicalCaseHandlers({ store: openCaseStore(), policy, records }),
    ...penalties.handlers,
  });
  policy.start();
  policy.onChange((inForce) => {
    const noted = records.add('policy', { lists: inForce.lists.length, hosts: inForce.sites.hosts.length, profiles: inForce.sites.profiles.length, off: [...(inForce.sites.off ?? [])], onDemand: [...(inForce.sites.onDemand ?? [])], pack: inForce.pack.version, problems: inForce.problems.length });
    const told = sites.reconcile().then(() => control.changed());
    void atWork(() => Promise.all([noted, told, sync.plan(), central.plan(), cases.recheckAll(), badges.changed(), worklist.run()]));
  });
  sync.onUpdated(() => void atWork(() => Promise.all([cases.recheckAll(), badges.changed(), rescreen.run(), worklist.run()])));

  browser.alarms.onAlarm.addListener((alarm) => {
    void sync.onAlarm(alarm.name);
    void central.onAlarm(alarm.name);
  });
  browser.permissions.onAdded.addListener(() => {
    void sites.reconcile();
    void sync.plan();
    void central.plan();
  });
  browser.permissions.onRemoved.addListener(() => void sites.reconcile());
  browser.tabs.onRemoved.addListener((tabId) => void cases.close(tabId));
  browser.commands.onCommand.addListener((name, tab) => {
    void control.onCommand(name);
    void clues.onCommand(name, tab);
  });
  clues.watchMenu();
  control.watchTabs();
  browser.runtime.onStartup.addListener(() => void forgetHeldCases());
  browser.runtime.onInstalled.addListener(() => {
    clues.installMenu();
    void sites.guardOpenTabs();
  });

  void sites.reconcile();
  void sync.plan();
  void imports.tidy();
  void central.plan();
  // A worker that died in the midst of checking past applicants again goes on with it here.
  setTimeout(() => void rescreen.run().then(() => worklist.run()), RESCREEN_AFTER_MS);
  setTimeout(() => void statistics.catchUp(), COUNT_AFTER_MS);
});
