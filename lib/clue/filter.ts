import type { Day } from '../shared/index.ts';
import { byUrgency, daysLate } from './due.ts';
import { isOver } from './steps.ts';
import type { Clue, ClueState } from './types.ts';
import type { RegField } from '../shared/reg-fields.ts';

export interface ClueFilter {
  /** `open`: whatever is not over; `late`: past its due day. */
  readonly state?: ClueState | 'open' | 'late';
  readonly field?: RegField;
  readonly body?: string;
  /** Days of registration, both included. */
  readonly from?: Day;
  readonly to?: Day;
  /** Words that must all occur, in whatever case, in number, party, source, text, note, body or letter number. */
  readonly text?: string;
}

/** Clues that fit, the most urgent first. */
export function filteredClues(clues: readonly Clue[], filter: ClueFilter, today: Day): Clue[] {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/u).filter((word) => word !== '');
  return clues
    .filter((clue) => {
      if (filter.state === 'open' ? isOver(clue.state) : filter.state === 'late' ? daysLate(clue, today) === 0 : filter.state !== undefined && clue.state !== filter.state) return false;
      if (filter.field !== undefined && clue.field !== filter.field) return false;
      if (filter.body !== undefined && clue.body !== filter.body) return false;
      if (filter.from !== undefined && clue.registeredOn < filter.from) return false;
      if (filter.to !== undefined && clue.registeredOn > filter.to) return false;
      if (words.length === 0) return true;
      const hay = [String(clue.no), clue.name, clue.code, clue.source?.host, clue.source?.title, clue.text, clue.note, clue.body, clue.letterNo].filter((part) => part !== undefined).join('\n').toLowerCase();
      return words.every((word) => hay.includes(word));
    })
    .sort(byUrgency);
}

/** Bodies that clues were sent to, each once, the most used first. */
export function bodiesOf(clues: readonly Clue[]): string[] {
  const counts = new Map<string, number>();
  for (const { events } of clues) for (const event of events) if (event.kind === 'moved' && event.body !== undefined) counts.set(event.body, (counts.get(event.body) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([body]) => body);
}
