import type { Json } from '../shared/index.ts';
import { maskPersonIds } from '../subject/index.ts';

type Data = { readonly [key: string]: Json | undefined };

/** Names under which a number of a person would be passed on: their values are never kept, whatever they look like. */
const PERSONAL = /^(personId|idNo|idNumber|cerNo|sfzh|zjhm)$/i;

/**
 * Data as it may be recorded: numbers of persons struck out in keys and values, at any depth. Callers do not pass
 * any on purpose; this is the last gate before something is written that can never be changed again.
 */
export function scrub(data: Data): { readonly [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : [[maskPersonIds(key), PERSONAL.test(key) ? '***' : scrubValue(value)]])),
  );
}

function scrubValue(value: Json): Json {
  if (typeof value === 'string') return maskPersonIds(value);
  if (typeof value === 'number') {
    const text = String(value);
    const masked = maskPersonIds(text);
    return masked === text ? value : masked;
  }
  if (Array.isArray(value)) return value.map((item: Json) => scrubValue(item));
  return value !== null && typeof value === 'object' ? scrub(value as Data) : value;
}
