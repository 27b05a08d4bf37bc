const KEY = 'creditgate-unit';
const MOST = 60;

/** Name of the office that works at this desk, as an officer last wrote it on a form or letter; of this browser profile alone. */
export function unitName(storage: Pick<Storage, 'getItem'>): string {
  return storage.getItem(KEY)?.slice(0, MOST) ?? '';
}

export function keepUnitName(storage: Pick<Storage, 'setItem' | 'removeItem'>, name: string): void {
  const text = name.trim().slice(0, MOST);
  if (text === '') storage.removeItem(KEY);
  else storage.setItem(KEY, text);
}
