import type { Change } from './changes.ts';
import { COLUMNS } from './row.ts';
import type { Listing } from './schema.ts';

/** Members of a record in the order of the format's columns. */
export const LISTING_FIELDS = COLUMNS;
export type ListingField = (typeof COLUMNS)[number];

/** One member of a record, as it was and as it is; absent where the record had none. */
export interface FieldChange {
  readonly field: ListingField;
  readonly before?: string;
  readonly after?: string;
}

/**
 * The members that differ, in the order of the format's columns; for an added or removed record all that it has. Empty
 * for a modified record whose change lies in columns that this reader does not know.
 */
export function changedFields(change: Change): FieldChange[] {
  const [before, after] = [change.kind === 'added' ? undefined : change.before, change.kind === 'removed' ? undefined : change.after];
  return COLUMNS.flatMap((field) => {
    const [was, is] = [textOf(before, field), textOf(after, field)];
    return was === is ? [] : [{ field, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}

function textOf(listing: Listing | undefined, field: ListingField): string | undefined {
  const value = listing?.[field];
  if (value === undefined || typeof value === 'string') return value;
  if (value.length === 0) return undefined;
  return value.map(({ name, from, to }) => (from === undefined && to === undefined ? name : `${name} (${from ?? ''}/${to ?? ''})`)).join('; ');
}
