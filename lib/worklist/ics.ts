import { addDays, type Day } from '../shared/index.ts';

export interface CalendarEvent {
  /** Stable over exports, so that a calendar replaces what it took in before. */
  readonly uid: string;
  /** An event of a whole day. */
  readonly on: Day;
  readonly summary: string;
  readonly description: string;
}

const encoder = new TextEncoder();
/** RFC 5545, 3.1: no line longer than 75 octets, its break not counted. */
const LINE_OCTETS = 75;

/**
 * An iCalendar file (RFC 5545) of whole-day events. `now`: instant of the export (epoch milliseconds); it orders exports, so
 * that a later one takes the place of an earlier one.
 */
export function icsCalendar(name: string, events: readonly CalendarEvent[], now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  // A number that grows with every export and fits the 31 bits that readers give it.
  const sequence = Math.floor(now / 60_000) % 2 ** 31;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CreditGate//Inspections//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${icsText(name)}`,
    ...events.flatMap(({ uid, on, summary, description }) => [
      'BEGIN:VEVENT',
      `UID:${icsText(uid)}`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${compact(on)}`,
      `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
      `SUMMARY:${icsText(summary)}`,
      `DESCRIPTION:${icsText(description)}`,
      // Free, not busy: a due date takes nobody's day.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

/** A text value: RFC 5545, 3.3.11. Control characters have no place in one, line breaks are written out. */
export function icsText(text: string): string {
  return (
    text
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .replace(/[\\;,]/g, (sign) => `\\${sign}`)
      .replaceAll('\n', '\\n')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
  );
}

/** Folds a line by octets of its UTF-8, never inside a character. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const length = encoder.encode(character).length;
    if (octets + length > LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return folded;
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}
