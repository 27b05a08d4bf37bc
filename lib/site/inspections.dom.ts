import { cellOf, columnCells, rowOf, targetOfLabel, valueOf, wholeText } from '../page/index.dom.ts';
import { labelKey } from '../page/text.ts';
import type { Day } from '../shared/index.ts';
import { elementOf } from './buttons.dom.ts';
import { daysIn, INSPECTED_ON } from './inspections.ts';
import { inView, readTarget, type View } from './locate.dom.ts';
import { isPartyLabel } from './party-words.ts';

/** A history longer than this is not read whole: a year has fewer. */
const MAX_DAYS = 60;

/**
 * Days of inspections that an inspection page shows of its party, latest first: values of labels, and columns of tables.
 * In a table with a column of parties only the rows of this party count. Undefined when the page shows none.
 */
export function inspectionDays(view: View, party: string | undefined): readonly Day[] | undefined {
  const found = new Set<Day>();
  const places = [...INSPECTED_ON].flatMap((key) => view.texts.byKey.get(key) ?? []).filter(({ node }) => inView(view, node));
  for (const place of places) {
    const head = cellOf(elementOf(place));
    const column = head === undefined ? [] : columnCells(head);
    if (head === undefined || column.length === 0) {
      const target = targetOfLabel(place);
      for (const day of target === undefined ? [] : daysIn(readTarget(target))) found.add(day);
      continue;
    }
    const several = [...(rowOf(head)?.children ?? [])].some((cell) => isPartyLabel(labelKey(wholeText(cell))));
    for (const cell of column) {
      if (several && (party === undefined || !labelKey(rowOf(cell)?.textContent ?? '').includes(labelKey(party)))) continue;
      for (const day of daysIn(valueOf(cell))) found.add(day);
    }
  }
  return found.size === 0 ? undefined : [...found].sort().reverse().slice(0, MAX_DAYS);
}
