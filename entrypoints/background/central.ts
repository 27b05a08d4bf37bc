import { browser } from 'wxt/browser';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import { createOutbox } from '../../lib/outbox/index.bg.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { log } from '../../lib/shared/index.ts';
import { outboxState } from '../../lib/storage/index.bg.ts';
import { missingPermission } from './permission.ts';
import type { Recorder } from './recorder.ts';

const ALARM = 'outbox-due';
/** Should the alarm of the due time get lost: looked after once an hour all the same. */
const PERIOD_MINUTES = 60;
/** Chromium ends a worker after 30 s without an extension event; a cheap call in between keeps a long catching up alive. */
const KEEP_ALIVE_MS = 20_000;

export interface Central {
  /** Starts what is due and sets the alarm anew, which is lost with updates: call at every start. */
  plan(): Promise<void>;
  onAlarm(name: string): Promise<void>;
  readonly handlers: Pick<Handlers, 'centralState' | 'centralNow'>;
}

/** Entries on their way to the organisation's central store; nothing of it runs unless managed policy names one. */
export function createCentral({ policy, records }: { policy: PolicyService; records: Recorder }): Central {
  const outbox = createOutbox({
    central: async () => (await policy.current()).central,
    records: records.store,
    lists: async () => (await policy.current()).lists.map(({ id }) => id),
    state: outboxState,
    app: browser.runtime.getManifest().version,
    fetch: (...request) => fetch(...request),
    permitted: async (url) => (await missingPermission(url)) === undefined,
    now: Date.now,
    random: Math.random,
  });

  async function send(now: boolean): Promise<void> {
    const keepAlive = setInterval(() => void browser.runtime.getPlatformInfo(), KEEP_ALIVE_MS);
    try {
      const next = await outbox.run({ now });
      if (next === undefined) await browser.alarms.clear(ALARM);
      else await browser.alarms.create(ALARM, { when: next, periodInMinutes: PERIOD_MINUTES });
    } catch (error) {
      // The outbox answers with reasons; what arrives here is a fault of ours, and the next hour tries again.
      log('error', 'central', error instanceof Error ? error.name : 'unknown', {});
      await browser.alarms.create(ALARM, { delayInMinutes: PERIOD_MINUTES, periodInMinutes: PERIOD_MINUTES });
    } finally {
      clearInterval(keepAlive);
    }
  }

  return {
    plan: () => send(false),
    onAlarm: async (name) => {
      if (name === ALARM) await send(false);
    },
    handlers: {
      async centralState() {
        const [{ central }, status] = await Promise.all([policy.current(), outbox.status()]);
        if (central === undefined || status === undefined) return null;
        const { url, database, office } = central;
        const missing = await missingPermission(url);
        return { url, database, ...(office === undefined ? {} : { office }), ...status, ...(missing === undefined ? {} : { missingHostPermission: missing }) };
      },
      async centralNow() {
        const on = (await policy.current()).central !== undefined;
        if (on) void send(true);
        return { started: on };
      },
    },
  };
}
