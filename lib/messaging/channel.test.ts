import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { admit, type Sender } from './channel.bg.ts';

const frame = (frameId: number) => ({ id: browser.runtime.id, origin: 'http://xk.example', tab: { id: 1 }, frameId }) as Sender;
const page = () => ({ id: browser.runtime.id, origin: `chrome-extension://${browser.runtime.id}` }) as Sender;

describe('admit', () => {
  beforeEach(() => expect(browser.runtime.id).toBeTruthy());

  it('lets our pages ask for the verdict of a tab, and nobody else', () => {
    expect(admit('tabVerdict', { tabId: 4 }, page(), true)).toEqual({ ok: true, request: { tabId: 4 } });
    expect(admit('tabVerdict', { tabId: 4 }, frame(0), true)).toEqual({ ok: false, reason: 'sender-not-allowed' });
    expect(admit('tabVerdict', { tabId: 4 }, { id: 'other', origin: 'x' } as Sender, true)).toEqual({ ok: false, reason: 'foreign-sender' });
  });
  it('takes decisions from the top frame only', () => {
    const decision = { verdictKey: 'k', kind: 'override', reason: '已核对证照' };
    expect(admit('decide', decision, frame(0), true).ok).toBe(true);
    expect(admit('decide', decision, frame(3), true)).toEqual({ ok: false, reason: 'frame-not-allowed' });
  });
  it('opens a check sheet for the top frame only, and lets nobody choose of which check', () => {
    expect(admit('openSheet', {}, frame(0), true)).toEqual({ ok: true, request: {} });
    expect(admit('openSheet', {}, frame(3), true)).toEqual({ ok: false, reason: 'frame-not-allowed' });
    expect(admit('openSheet', { record: 1 }, frame(0), true)).toEqual({ ok: false, reason: 'malformed' });
    expect(admit('openPanel', {}, frame(3), true)).toEqual({ ok: false, reason: 'frame-not-allowed' });
  });
  it('does not let a page change settings through our script', () => {
    expect(admit('saveSetting', { key: 'lists', value: [] }, frame(0), true)).toEqual({ ok: false, reason: 'sender-not-allowed' });
  });
  it('refuses what does not fit the schema, and floods', () => {
    expect(admit('decide', { verdictKey: 'k', kind: 'approve', reason: '' }, frame(0), true)).toEqual({ ok: false, reason: 'malformed' });
    expect(admit('frameRead', { applicant: { name: 'x'.repeat(301) } }, frame(0), true)).toEqual({ ok: false, reason: 'malformed' });
    expect(admit('guardStarted', {}, frame(0), false)).toEqual({ ok: false, reason: 'too-many' });
  });
});
