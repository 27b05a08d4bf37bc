/**
 * Ids of lists that were imported by hand begin so. No list of a publisher can bear such an id (`:` is not allowed in
 * one): a sync can never overwrite a local list, nor a local list one that is signed; and every record names it as local.
 */
const PREFIX = 'local:';
/** Long names would not fit beside the prefix into the 64 characters of an id. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._（）()-]{0,49}$/u;

export function isLocalListId(listId: string): boolean {
  return listId.startsWith(PREFIX);
}

/** The id of a list imported by hand, from the name that a person gives it; undefined for what is no such name. */
export function localListId(name: string): string | undefined {
  const trimmed = name.normalize('NFC').trim();
  return NAME.test(trimmed) ? PREFIX + trimmed : undefined;
}

/** The name that a person has given a list imported by hand. */
export function localListName(listId: string): string {
  return isLocalListId(listId) ? listId.slice(PREFIX.length) : listId;
}
