import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldLine, icsCalendar, icsText } from './ics.ts';

const octets = (text: string) => new TextEncoder().encode(text).length;
/** As RFC 5545 says readers do: 3.1 and 3.3.11. */
const unfold = (text: string) => text.replace(/\r\n[ \t]/g, '');
const unescape = (text: string) => text.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
const events = (text: string) => unfold(text).split('BEGIN:VEVENT\r\n').slice(1).map((event) => Object.fromEntries(event.split('\r\n').filter((line) => line.includes(':')).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)])));
/** Anything that may stand in a field of a list: all of Unicode, signs of the format, breaks. */
const anyText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.array(fc.constantFrom('示例', '𠮷', '\\', ';', ',', '\n', '\r\n', ' ', 'a', '👨‍👩‍👧'), { maxLength: 60 }).map((parts) => parts.join('')));

describe('a calendar file', () => {
  it('folds by octets, never inside a character, and unfolds to what it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = `SUMMARY:${icsText(text)}`;
        const folded = foldLine(line);
        for (const part of folded.split('\r\n')) {
          expect(octets(part)).toBeLessThanOrEqual(75);
          expect(new TextDecoder().decode(new TextEncoder().encode(part))).toBe(part);
        }
        expect(unfold(folded)).toBe(line);
      }),
    );
  });
  it('gives texts back as they were, but for what no text may hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // eslint-disable-next-line no-control-regex
        const kept = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
        expect(unescape(icsText(text))).toBe(new TextDecoder().decode(new TextEncoder().encode(kept)));
        expect(icsText(text)).not.toMatch(/[\r\n]/);
      }),
    );
  });
  it('cannot be broken out of by a name', () => {
    const text = icsCalendar('清单', [{ uid: 'a', on: '2026-02-28', summary: '示例\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:file', description: 'x' }], 0);
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(text).not.toMatch(/^ATTACH/m);
  });
  it('has whole days, ends on the day after, and one event a party', () => {
    const text = icsCalendar('检查清单', [{ uid: 'p1@creditgate', on: '2028-02-28', summary: '检查：示例', description: '一\n二' }, { uid: 'p2@creditgate', on: '2026-12-31', summary: 's', description: 'd' }], Date.parse('2026-11-24T10:20:30.400Z'));
    expect(events(text)).toMatchObject([
      { UID: 'p1@creditgate', DTSTAMP: '20261124T102030Z', 'DTSTART;VALUE=DATE': '20280228', 'DTEND;VALUE=DATE': '20280229', DESCRIPTION: '一\\n二' },
      { 'DTSTART;VALUE=DATE': '20261231', 'DTEND;VALUE=DATE': '20270101' },
    ]);
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
  it('grows in sequence from export to export', () => {
    const sequence = (now: number) => Number(events(icsCalendar('x', [{ uid: 'a', on: '2026-01-01', summary: '', description: '' }], now))[0]?.['SEQUENCE']);
    expect(sequence(Date.parse('2026-11-24T10:21:00Z'))).toBeGreaterThan(sequence(Date.parse('2026-11-24T10:20:00Z')));
    expect(sequence(Date.parse('2090-01-01T00:00:00Z'))).toBeLessThan(2 ** 31);
  });
});
