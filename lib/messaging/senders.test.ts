import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { admit, type Sender } from './channel.bg.ts';
import { ENTRIES, type BackgroundMessage } from './entries.ts';

const ID = browser.runtime.id;
const SENDERS = {
  page: { id: ID, origin: `chrome-extension://${ID}` },
  'content script, top': { id: ID, origin: 'http://xk.example', tab: { id: 1 }, frameId: 0 },
  'content script, frame': { id: ID, origin: 'http://xk.example', tab: { id: 1 }, frameId: 3 },
  'another extension': { id: 'ponmlkjihgfedcbaponmlkjihgfedcba', origin: 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba' },
  'a web page': { origin: 'http://xk.example', url: 'http://xk.example/', tab: { id: 1 }, frameId: 0 },
} as const;
const REFUSED_SENDERS = ['foreign-sender', 'sender-not-allowed', 'frame-not-allowed'];
const names = Object.keys(ENTRIES) as BackgroundMessage[];

/** Rows of docs/messages.md: message, sender, frame. */
const documented = readFileSync(new URL('../../docs/messages.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => /^\| `(\w+)` \| (extension page|content script) \| (any|top|–) \|/.exec(line)?.slice(1, 4) === undefined ? [] : [/^\| `(\w+)` \| (extension page|content script) \| (any|top|–) \|/.exec(line)?.slice(1, 4) as string[]]);

describe('every message', () => {
  it('stands in the table with its sender', () => {
    expect(documented.map(([name]) => name).sort()).toEqual([...names].sort());
  });

  it.each(documented)('%s is taken from %s (%s) and from nobody else', (name, sender, frame) => {
    const allowed = sender === 'extension page' ? ['page'] : frame === 'top' ? ['content script, top'] : ['content script, top', 'content script, frame'];
    const taken = Object.entries(SENDERS).filter(([, facts]) => {
      const answer = admit(name as BackgroundMessage, {}, facts as unknown as Sender, true);
      // Whether the request fits its schema is another question, asked of senders that are allowed.
      return answer.ok || !REFUSED_SENDERS.includes(answer.reason);
    });
    expect(taken.map(([who]) => who)).toEqual(allowed);
  });

  it.each(names)('%s is parsed: nothing that is no object is taken', (name) => {
    const { senders } = ENTRIES[name];
    const facts = SENDERS[senders === 'page' ? 'page' : 'content script, top'] as unknown as Sender;
    for (const data of [undefined, null, 7, 'x', []]) expect(admit(name, data, facts, true)).toEqual({ ok: false, reason: 'malformed' });
  });
});
