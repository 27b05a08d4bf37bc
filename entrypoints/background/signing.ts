import { browser } from 'wxt/browser';
import { closedBy, type CaseDecision, type TabCase, type Verdict } from '../../lib/check/index.ts';
import type { CaseStore } from '../../lib/check/index.bg.ts';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { SignAnswer } from '../../lib/messaging/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import type { Officer, PolicyInForce } from '../../lib/policy/index.ts';
import { scrub } from '../../lib/record/index.ts';
import { canonicalJson, chinaDay, err, ok, type Json, type Result } from '../../lib/shared/index.ts';
import type { SignerStore } from '../../lib/signer/index.bg.ts';
import { checkCode, isSamePerson, isSignedBy, markWith, mayTry, SIGNING_MS, signWith, withFailure, type OverrideContent, type Signer, type SignMethod, type SignRefusal } from '../../lib/signer/index.ts';
import { by } from './judging.ts';
import type { Recorder } from './recorder.ts';

type Facts = { readonly [name: string]: Json | undefined };
type Settle = (tabId: number, change: (before: TabCase) => TabCase) => Promise<TabCase>;

export interface Signing {
  readonly handlers: Pick<Handlers, 'signRequest' | 'sign' | 'declineSign'>;
  /** Records that an override was asked for, keeps it in the case, and opens the window in which it is signed. */
  request(tabId: number, reason: string, tabCase: TabCase & { readonly verdict: Verdict }, policy: PolicyInForce): Promise<Result<TabCase, 'officer-unknown' | 'no-signer' | 'not-recorded'>>;
}

interface Parts {
  readonly store: CaseStore;
  readonly signers: SignerStore;
  readonly policy: PolicyService;
  readonly records: Recorder;
  readonly settle: Settle;
  readonly facts: (verdict: Verdict, host: string) => Facts;
}

/** An override that waits for somebody else: who asks, who signs, and what is written of it. */
export function createSigning({ store, signers, policy, records, settle, facts }: Parts): Signing {
  /** The open request of this id, with the case that it belongs to. */
  async function openRequest(requestId: string) {
    const tabId = Number(requestId.split('.')[0]);
    const tabCase = await store.get(tabId);
    const { pending, verdict } = tabCase ?? {};
    if (tabCase === undefined || verdict === undefined || pending?.id !== requestId || pending.verdictKey !== verdict.key) return undefined;
    const age = Date.now() - Date.parse(pending.at);
    return age >= 0 && age < SIGNING_MS ? { tabId, tabCase, pending, verdict } : undefined;
  }
  type Open = NonNullable<Awaited<ReturnType<typeof openRequest>>>;

  /** What has to be true of a signer before any secret is looked at. */
  function mayNotSign(signer: Signer | undefined, officer: Officer): SignRefusal | undefined {
    if (signer === undefined) return 'signer-unknown';
    if (signer.until !== undefined && signer.until < chinaDay(Date.now())) return 'signer-expired';
    return isSamePerson(officer, signer) ? 'same-person' : undefined;
  }

  /** The signature of a content, by whichever secret was given. */
  async function signed(signer: Signer, content: Facts, given: { passphrase?: string; code?: string }): Promise<Result<string, SignRefusal>> {
    const held = await signers.get(signer.id);
    const now = Date.now();
    if (!mayTry(held.failed, now)) return err('too-many-tries');
    const text = canonicalJson(content);
    const fail = async (reason: SignRefusal) => {
      await signers.noteFailed(signer.id, withFailure(held.failed, now));
      return err(reason);
    };
    if (given.code !== undefined) {
      if (held.secret === undefined) return err('no-code-here');
      const checked = await checkCode(held.secret, given.code, now, held.lastStep);
      if (!checked.ok) return fail(checked.reason);
      await signers.noteStep(signer.id, checked.step);
      return ok(await markWith(held.secret, text));
    }
    if (held.key === undefined || signer.publicKey === undefined) return err('no-key-here');
    const made = await signWith(held.key, given.passphrase ?? '', text);
    if (!made.ok) return fail('wrong-passphrase');
    // The key on this desk may be one that policy has replaced since.
    if (!(await isSignedBy(signer.publicKey, text, made.value))) return err('wrong-key');
    await signers.noteFailed(signer.id, []);
    return made;
  }

  async function refused({ tabCase, pending, verdict }: Open, reason: SignRefusal, signer?: string): Promise<SignAnswer> {
    await records.add('override-refused', { ...facts(verdict, tabCase.host ?? ''), request: pending.id, signer, refusal: reason, reason: pending.reason, ...by(pending.officer) });
    return { ok: false, reason };
  }

  async function sign({ requestId, signerId, passphrase, code }: Parameters<Handlers['sign']>[0]): Promise<SignAnswer> {
    const [open, inForce] = await Promise.all([openRequest(requestId), policy.current()]);
    if (open === undefined) return { ok: false, reason: 'request-over' };
    const { tabId, tabCase, pending, verdict } = open;
    const signer = inForce.signers?.find(({ id }) => id === signerId);
    const barred = mayNotSign(signer, pending.officer);
    if (signer === undefined || barred !== undefined) return refused(open, barred ?? 'signer-unknown', signerId);
    const method: SignMethod = code === undefined ? 'key' : 'code';
    const written: OverrideContent = {
      what: 'creditgate-override',
      request: pending.id,
      verdictKey: verdict.key,
      check: verdict.record,
      name: verdict.applicant.name,
      code: verdict.applicant.code,
      records: verdict.findings.map(({ listId, recordId }) => `${listId}/${recordId}`),
      reason: pending.reason,
      officer: pending.officer.id,
      requestedAt: pending.at,
      signer: signer.id,
      method,
      signedAt: new Date().toISOString(),
    };
    // What is signed is what the record will hold, to the letter: it strikes out numbers of persons.
    const content = scrub({ ...written });
    const signature = await signed(signer, content, code === undefined ? { passphrase: passphrase ?? '' } : { code });
    if (!signature.ok) return refused(open, signature.reason, signer.id);
    const entry = { decision: 'override', reason: pending.reason, ...by(pending.officer), request: pending.id, signer: signer.id, signerName: signer.name, method, signature: signature.value, content, ...(method === 'key' ? { publicKey: plainKey(signer.publicKey) } : {}) };
    if (!(await records.add('override', { ...facts(verdict, tabCase.host ?? ''), ...entry }))) return { ok: false, reason: 'not-recorded' };
    const decision: CaseDecision = { verdictKey: pending.verdictKey, kind: 'override', reason: pending.reason, at: written.signedAt, signer: signer.name, opens: closedBy(verdict) };
    const after = await settle(tabId, (before) => (before.begun === tabCase.begun ? { ...withoutPending(before), decisions: [...before.decisions, decision].slice(-20) } : before));
    // The page was left while the key was being opened: the next one is another case.
    return after.begun === tabCase.begun ? { ok: true } : { ok: false, reason: 'request-over' };
  }
  let last: Promise<void> = Promise.resolve();

  return {
    async request(tabId, reason, { begun, host, verdict }, inForce) {
      const { officer, signers: known = [] } = inForce;
      if (officer === undefined) return err('officer-unknown');
      if (!known.some((signer) => mayNotSign(signer, officer) === undefined)) return err('no-signer');
      const pending = { id: `${tabId}.${crypto.randomUUID()}`, verdictKey: verdict.key, reason, officer, at: new Date().toISOString() };
      if (!(await records.add('override-requested', { ...facts(verdict, host ?? ''), request: pending.id, reason, ...by(officer) }))) return err('not-recorded');
      // A page that was left meanwhile takes its request along.
      const after = await settle(tabId, (before) => (before.begun === begun ? { ...before, pending } : before));
      await openWindow(pending.id);
      return ok(after);
    },
    handlers: {
      async signRequest({ requestId }) {
        const [open, { signers: known = [] }] = await Promise.all([openRequest(requestId), policy.current()]);
        if (open === undefined) return { ok: false, reason: 'request-over' };
        const { pending, verdict } = open;
        const able = await Promise.all(
          known.map(async (signer) => {
            const held = await signers.get(signer.id);
            return { id: signer.id, name: signer.name, key: held.key !== undefined && signer.publicKey !== undefined, code: held.secret !== undefined, refusal: mayNotSign(signer, pending.officer) };
          }),
        );
        return { ok: true, verdict, reason: pending.reason, officer: pending.officer, at: pending.at, signers: able };
      },
      // One after another: tries that are looked at side by side would all be the first, and one code would sign twice.
      sign(given) {
        const run = last.then(() => sign(given));
        last = run.then(() => undefined, () => undefined);
        return run;
      },
      async declineSign({ requestId, signerId }) {
        const open = await openRequest(requestId);
        if (open === undefined) return { ok: false, reason: 'request-over' };
        await refused(open, 'declined', signerId);
        await settle(open.tabId, (before) => (before.pending?.id === requestId ? withoutPending(before) : before));
        return { ok: true };
      },
    },
  };
}

function withoutPending({ pending: _over, ...rest }: TabCase): TabCase {
  return rest;
}

function plainKey({ x = '', y = '' }: JsonWebKey = {}) {
  return { kty: 'EC', crv: 'P-256', x, y } as const;
}

/** A window of our own: the page in the tab could watch every key that is pressed in it. */
async function openWindow(requestId: string): Promise<void> {
  const url = browser.runtime.getURL(`/signer.html?request=${encodeURIComponent(requestId)}`);
  try {
    await browser.windows.create({ url, type: 'popup', width: 480, height: 620 });
  } catch {
    // Kiosks and some remote desktops allow no second window.
    await browser.tabs.create({ url });
  }
}
