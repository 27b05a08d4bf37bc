/**
 * Elements that CreditGate itself put into a page. Kept in the global of the extension's isolated world, which all its
 * content scripts of a frame share and no page can see. Without it the reader would take the overlay, which names the
 * applicant with the very labels that are looked for, for a part of the page.
 */
const KEY = Symbol.for('creditgate.own-nodes');
interface Holder {
  [KEY]?: WeakSet<object>;
}

export function markOwn(node: object): void {
  const holder = globalThis as Holder;
  holder[KEY] ??= new WeakSet();
  holder[KEY].add(node);
}

export function isOwn(node: object): boolean {
  return (globalThis as Holder)[KEY]?.has(node) === true;
}
