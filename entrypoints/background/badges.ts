import { i18n } from '#i18n';
import { browser } from 'wxt/browser';
import type { BadgeAnswer, BadgeMark } from '../../lib/badge/index.ts';
import { check, factsOf, keysFor, type CheckContext, type TabCase } from '../../lib/check/index.ts';
import type { ListStore } from '../../lib/list/index.bg.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { Handlers, Sender } from '../../lib/messaging/index.bg.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { siteStanding } from '../../lib/policy/index.ts';
import { cautionOf, markOf } from './badge-words.ts';
import { hostOf, originUrl } from './frames.ts';
import type { Judgements } from './judging.ts';
import type { Recorder } from './recorder.ts';

export interface BadgeDesk {
  readonly handlers: Pick<Handlers, 'badgesStarted' | 'badgeRows' | 'badgesCounted'>;
  /** Lists or rules have changed: tables that are open are checked anew. */
  changed(): Promise<void>;
}

interface Parts {
  readonly policy: PolicyService;
  readonly lists: ListStore;
  readonly records: Recorder;
  readonly judgements: Judgements;
  /** What was read of a tab. */
  readonly caseOf: (tabId: number) => Promise<TabCase | undefined>;
  /** Whether an officer has asked for the page of a tab that is read on demand. */
  readonly wasAsked: (tabId: number) => Promise<boolean>;
}

/** A row is no applicant's field: what is found there informs, and holds nobody up. */
const CONTEXT: CheckContext = { pageKind: 'list', applicantField: false, reading: 'generic' };

/** Parties of tables: looked up a message at a time, answered with what is to be shown, recorded as numbers only. */
export function createBadges({ policy, lists, records, judgements, caseOf, wasAsked }: Parts): BadgeDesk {
  return {
    handlers: {
      async badgesStarted(_request, sender) {
        const [tabCase, { sites }] = await Promise.all([caseOf(sender.tab?.id as number), policy.current()]);
        const reading = tabCase?.frames[sender.frameId as number];
        const page = sites.profiles.find(({ id }) => id === reading?.profileId)?.pages.find(({ id }) => id === reading?.pageId);
        return page?.columns === undefined ? {} : { heads: page.columns };
      },
      async badgeRows({ rows }, sender): Promise<BadgeAnswer> {
        const inForce = await policy.current();
        const url = originUrl(sender);
        const mode = url === undefined ? 'off' : (siteStanding(url, inForce)?.mode ?? 'on');
        if (mode === 'off' || (mode === 'on-demand' && !(await wasAsked(sender.tab?.id as number)))) return { state: 'off' };
        const answers = await lists.lookupMany(rows.map((row) => keysFor(row, inForce)));
        const now = Date.now();
        const caution = cautionOf(answers.ok ? factsOf(answers.states, inForce, now) : undefined);
        const title = i18n.t('badge.toolbar');
        if (!answers.ok) return { state: 'on', marks: rows.map(() => null), title, ...caution };
        const marks = await Promise.all(
          rows.map(async (subject, index): Promise<BadgeMark | null> => {
            const hits = answers.hits[index] ?? [];
            // Nearly every row: nothing was found, so there is nothing to compare.
            if (hits.length === 0) return null;
            const answer = { ok: true as const, states: answers.states, hits };
            const judging = await judgements.judging(subject, answer, inForce, []);
            return markOf(check({ subject, context: CONTEXT, answer, policy: inForce, now, ...(judging === undefined ? {} : { judging }) }));
          }),
        );
        return { state: 'on', marks, title, ...caution };
      },
      async badgesCounted(totals, sender) {
        const { pack } = await policy.current();
        const states = await lists.states();
        await records.add('table', { host: hostOf(sender), ...totals, lists: states.map(({ listId, current }) => `${listId}@${current?.version ?? 0}`), rules: `${pack.id}@${pack.version}` });
      },
    },
    async changed() {
      for (const { id } of await browser.tabs.query({})) if (id !== undefined) void sendMessage('badgesChanged', {}, id).catch(() => undefined);
    },
  };
}

/** Nothing is read in this frame any more. */
export function badgesOff(sender: Sender): void {
  void sendMessage('badgesChanged', { off: true }, { tabId: sender.tab?.id as number, frameId: sender.frameId as number }).catch(() => undefined);
}
