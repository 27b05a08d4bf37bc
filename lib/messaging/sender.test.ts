import { describe, expect, it } from 'vitest';
import { classifySender } from './sender.ts';

const ID = 'abcdefghijklmnopabcdefghijklmnop';

describe('classifySender', () => {
  it('takes an options page in a tab for a page, although it has a tab', () => {
    expect(classifySender({ id: ID, origin: `chrome-extension://${ID}`, tab: { id: 3 }, frameId: 0 }, ID)).toBe('page');
  });
  it('takes a script in a web page for content, also in an opaque frame', () => {
    expect(classifySender({ id: ID, origin: 'http://a.example', tab: { id: 3 }, frameId: 0 }, ID)).toBe('content');
    expect(classifySender({ id: ID, origin: 'null', url: 'about:srcdoc', tab: { id: 3 }, frameId: 7 }, ID)).toBe('content');
  });
  it('refuses other extensions and senders that belong nowhere', () => {
    expect(classifySender({ id: 'other', origin: `chrome-extension://${ID}` }, ID)).toBe('foreign');
    expect(classifySender({ id: ID, origin: 'http://a.example' }, ID)).toBe('foreign');
    expect(classifySender({}, ID)).toBe('foreign');
  });
  it('is not misled by a page whose address only starts like ours', () => {
    expect(classifySender({ id: ID, url: `chrome-extension://${ID}.evil/x` }, ID)).toBe('foreign');
  });
});
